import { defineCommand, done, refuseFields, type Writing } from '../../../command/command.ts';
import { rowDigest } from '../../../command/within.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import { outcomeEnds } from '../../programmes/queries/outcome-ends.ts';
import { whyNotInOutcome } from '../../programmes/rules/outcome-end.ts';
import { type BudgetAmountRow, budgetInForce } from '../queries/budget-amounts.ts';
import { newestBudgetVersion } from '../queries/budget-versions.ts';
import { unknownParties } from '../queries/money-parties.ts';
import { type BudgetAmountInput, budgetInput } from '../rules/budget-input.ts';
import { type Placed, placeKey } from '../rules/budget-place.ts';
import { mayKeepBudget } from '../rules/finance-permissions.ts';

/** A new version of a programme's budget, whole: as filed, decided, amended, or as a published file gives it. */
export const recordBudget = defineCommand({
  name: 'record-budget',
  version: 1,
  input: budgetInput,
  may: mayKeepBudget,
  run: async (writing, input) => {
    const refused = await refusedAmounts(writing, input);
    if (refused) return refuseFields(refused);
    const { id, edition } = await writeBudgetVersion(writing, input);
    const written = await writeBudgetAmounts(writing, { id, programmeId: input.programmeId }, input.amounts);
    const rows = written.map(({ id: amountId, row }) =>
      rowDigest({ subject: { kind: 'budget-amount', id: amountId }, after: row }),
    );
    const { kind, note, programmeId } = input;
    return done(
      { id, edition, ids: written.map((each) => each.id) },
      {
        subject: { kind: 'budget', id },
        after: { programmeId, kind, note, edition, count: rows.length, rows },
      },
    );
  },
});

type Budget = { programmeId: string; kind?: string; amounts: readonly BudgetAmountInput[] };

/** Names that are not known here, and amounts below zero or in an outcome that ended, which only a published file may hold. */
export const refusedAmounts = async (
  writing: Writing,
  { programmeId, kind, amounts }: Budget,
): Promise<FieldErrors | undefined> => {
  const { tx, chain } = writing;
  const unknown = await unknownParties(tx, chain, [{ programmeId }, ...amounts]);
  if (unknown) {
    const field = unknown.at === 0 ? unknown.field : `amounts.${unknown.at - 1}.${unknown.field}`;
    return { [field]: [{ key: 'problem.not-known-here' }] };
  }
  if (kind === 'imported') return undefined;
  const negative = amounts.findIndex(({ amount }) => amount.minor < 0);
  if (negative !== -1) return { [`amounts.${negative}.amount`]: [{ key: 'finance.amount-negative' }] };
  return inEndedOutcomes(writing, programmeId, amounts);
};

/** An amount of days after the end of its outcome is new or larger than what stands there: it is only cut down or taken over. */
const inEndedOutcomes = async (
  { tx, chain }: Writing,
  programmeId: string,
  amounts: readonly BudgetAmountInput[],
): Promise<FieldErrors | undefined> => {
  const ends = await outcomeEnds(
    tx,
    chain,
    amounts.flatMap(({ outcomeId }) => outcomeId ?? []),
  );
  const late = amounts.flatMap((amount, at) => {
    const problem = whyNotInOutcome(ends.get(amount.outcomeId ?? ''), amount.from);
    return problem ? [{ amount, at, problem }] : [];
  });
  if (late.length === 0) return undefined;
  const { amounts: standing } = await budgetInForce(tx, chain, programmeId);
  const counted = Map.groupBy(
    standing.filter(({ isSuperseded }) => !isSuperseded),
    placeKey,
  );
  const keyOf = (amount: BudgetAmountInput) => placeKey({ ...amount, currency: amount.amount.currency });
  const asked = Map.groupBy(amounts, keyOf);
  const errors = late.flatMap(({ amount, at, problem }): [string, Problem[]][] => {
    const there = (counted.get(keyOf(amount)) ?? []).reduce((sum, row) => sum + row.minor, 0);
    const wanted = (asked.get(keyOf(amount)) ?? []).reduce((sum, each) => sum + each.amount.minor, 0);
    return wanted > there ? [[`amounts.${at}.outcomeId`, [problem]]] : [];
  });
  return errors.length > 0 ? Object.fromEntries(errors) : undefined;
};

type Version = { id?: string | undefined; programmeId: string; kind: string; note: string };

export const writeBudgetVersion = async (
  { tx, chain, entryNo }: Writing,
  version: Version,
): Promise<{ id: string; edition: number }> => {
  const last = await newestBudgetVersion(tx, chain, version.programmeId);
  const id = version.id ?? newId();
  const edition = (last?.edition ?? 0) + 1;
  const { programmeId: programme_id, kind, note } = version;
  await tx
    .insertInto('budget_versions')
    .values({ institute_id: chain, id, programme_id, edition, kind, note, entry_no: entryNo })
    .execute();
  return { id, edition };
};

export type WrittenAmount = { id: string; row: BudgetAmountInput };

export const writeBudgetAmounts = async (
  { tx, chain, entryNo }: Writing,
  version: { id: string; programmeId: string },
  amounts: readonly BudgetAmountInput[],
  replacing?: { ids: ReadonlyMap<number, string>; reason: string },
): Promise<WrittenAmount[]> => {
  const written = amounts.map((row) => ({ id: row.id ?? newId(), row }));
  const rows = written.map(({ id, row }, at) => ({
    institute_id: chain,
    entry_no: entryNo,
    id,
    budget_version_id: version.id,
    programme_id: version.programmeId,
    ...amountRow(row),
    replaces_id: replacing?.ids.get(at) ?? null,
    correction_reason: replacing?.ids.has(at) ? replacing.reason : null,
  }));
  for (let at = 0; at < rows.length; at += 1000)
    await tx
      .insertInto('budget_amounts')
      .values(rows.slice(at, at + 1000))
      .execute();
  return written;
};

const amountRow = (row: BudgetAmountInput) => ({
  outcome_id: row.outcomeId ?? null,
  partnership_id: row.partnershipId ?? null,
  block: row.block as BudgetAmountInput['block'],
  budget_line: row.line ?? null,
  heading: row.heading ?? null,
  item: row.item,
  from_on: row.from,
  until_on: row.until,
  amount_minor: row.amount.minor,
  currency: row.amount.currency,
  iati_type: row.iatiType ?? null,
  iati_status: row.iatiStatus ?? null,
  value_on: row.valueOn ?? null,
});

type StandingAmount = Placed & Partial<Pick<BudgetAmountRow, 'iatiType' | 'iatiStatus' | 'valueOn'>>;

/** An amount of one version, to be written into another. */
export const asAmountInput = (row: StandingAmount): BudgetAmountInput => ({
  block: row.block as BudgetAmountInput['block'],
  item: row.item,
  from: row.from,
  until: row.until,
  amount: { minor: row.minor, currency: row.currency },
  outcomeId: row.outcomeId ?? undefined,
  partnershipId: row.partnershipId ?? undefined,
  line: (row.line ?? undefined) as BudgetAmountInput['line'],
  heading: (row.heading ?? undefined) as BudgetAmountInput['heading'],
  iatiType: row.iatiType ?? undefined,
  iatiStatus: row.iatiStatus ?? undefined,
  valueOn: row.valueOn ?? undefined,
});
