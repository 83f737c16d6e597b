import { sql } from 'kysely';
import { type Refused, refuseFields, type Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { toDecimal } from '../../../kernel/money.ts';
import type { AgreementRow } from '../../partners/queries/agreements.ts';
import { amendmentsOf } from '../../partners/queries/amendments.ts';
import { unknownParties } from '../queries/money-parties.ts';
import { plannedTransfers } from '../queries/planned-transfers.ts';
import { boundBy, isJudgedByPeople, leftOf } from '../rules/planned-transfer.ts';
import type { ConditionInput, PlannedTransferInput } from '../rules/planned-transfer-input.ts';

type Plan = Pick<
  PlannedTransferInput,
  'programmeId' | 'outcomeId' | 'dueOn' | 'amount' | 'note' | 'conditions'
>;

/** Why this cannot be planned under the agreement beside what is planned already; undefined where it can. */
export const whyNotPlanned = async (
  { tx, chain }: Writing,
  agreement: AgreementRow,
  plan: Plan,
  own?: string,
): Promise<Refused | undefined> => {
  const { amount, dueOn, conditions } = plan;
  const unknown = await unknownParties(tx, chain, [plan]);
  if (unknown) return refuseFields({ [unknown.field]: [{ key: 'problem.not-known-here' }] });
  if (amount.currency !== agreement.currency)
    return refuseFields({
      amount: [{ key: 'finance.transfer-other-currency', args: { currency: agreement.currency } }],
    });
  if (dueOn < agreement.fromOn || dueOn > agreement.untilOn)
    return refuseFields({
      dueOn: [
        {
          key: 'finance.transfer-outside-agreement',
          args: { from: agreement.fromOn, until: agreement.untilOn },
        },
      ],
    });
  const amendments = new Set((await amendmentsOf(tx, chain, agreement.id)).map(({ id }) => id));
  const stray = conditions.findIndex(({ amendmentId }) => amendmentId && !amendments.has(amendmentId));
  if (stray !== -1)
    return refuseFields({ [`conditions.${stray}.amendmentId`]: [{ key: 'problem.not-known-here' }] });
  const others = await plannedTransfers(tx, chain, { agreementId: agreement.id }, null);
  const bound = others.filter(({ id, state }) => id !== own && state !== 'withdrawn');
  const left = leftOf(agreement.amountMinor, bound.map(boundBy));
  if (left !== null && amount.minor > left)
    return refuseFields({ amount: [aboveAgreement(left, agreement.currency)] });
  return undefined;
};

export const aboveAgreement = (left: number, currency: string) => ({
  key: 'finance.transfer-above-agreement',
  args: { left: toDecimal({ minor: Math.max(left, 0), currency }), currency },
});

type Row = { transferId: string; number: number; replaces?: { id: string; reason: string } };

export const writePlannedTransfer = async (
  { tx, chain, entryNo }: Writing,
  { id: agreementId, partnershipId }: AgreementRow,
  { programmeId, outcomeId, dueOn, amount, note }: Plan,
  { transferId, number, replaces }: Row,
): Promise<void> => {
  await tx
    .insertInto('planned_transfers')
    .values({
      institute_id: chain,
      id: newId(),
      transfer_id: transferId,
      agreement_id: agreementId,
      partnership_id: partnershipId,
      programme_id: programmeId,
      outcome_id: outcomeId ?? null,
      number,
      due_on: dueOn,
      amount_minor: amount.minor,
      currency: amount.currency,
      note,
      replaces_id: replaces?.id ?? null,
      correction_reason: replaces?.reason ?? null,
      entry_no: entryNo,
    })
    .execute();
};

/** Conditions that stay keep what was said of them; those that are gone end, those that are new begin. */
export const writeConditions = async (
  { tx, chain, entryNo }: Writing,
  { transferId, partnershipId }: { transferId: string; partnershipId: string },
  conditions: readonly ConditionInput[],
): Promise<void> => {
  const before = await tx
    .selectFrom('transfer_conditions')
    .select(['id', 'kind', 'what', 'percent', 'amendment_id', 'confirmed_by', 'position'])
    .where('institute_id', '=', chain)
    .where('transfer_id', '=', transferId)
    .where('ended_by_no', 'is', null)
    .execute();
  const rows = conditions.map(conditionRow);
  const sameAs = (one: ReturnType<typeof conditionRow>) => (other: ReturnType<typeof conditionRow>) =>
    (Object.keys(one) as (keyof typeof one)[]).every((key) => one[key] === other[key]);
  const gone = before.filter(({ id, position, ...row }) => !rows.some(sameAs(row as never)));
  const fresh = rows.filter((row) => !before.some(({ id, position, ...had }) => sameAs(row)(had as never)));
  if (gone.length > 0)
    await sql`update transfer_conditions set ended_by_no = ${entryNo}
      where institute_id = ${chain} and id = any(${gone.map(({ id }) => id)}::uuid[])`.execute(tx);
  const first = Math.max(-1, ...before.map(({ position }) => position)) + 1;
  if (fresh.length > 0)
    await tx
      .insertInto('transfer_conditions')
      .values(
        fresh.map((row, at) => ({
          institute_id: chain,
          id: newId(),
          transfer_id: transferId,
          partnership_id: partnershipId,
          position: first + at,
          ...row,
          entry_no: entryNo,
        })),
      )
      .execute();
};

/** A report is accepted by the programme officer where nobody else is named. */
const conditionRow = ({ kind, what, percent, amendmentId, confirmedBy }: ConditionInput) => ({
  kind,
  what,
  percent: kind === 'justified' ? (percent ?? 100) : null,
  amendment_id: kind === 'amendment' ? (amendmentId ?? null) : null,
  confirmed_by: isJudgedByPeople(kind) ? (confirmedBy ?? 'programme_officer') : null,
});
