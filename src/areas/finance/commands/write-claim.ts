import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import type { Money } from '../../../kernel/money.ts';
import type { ClaimRow, InstalmentRow } from '../queries/instalments.ts';
import type { ClaimStep, ClaimWay } from '../rules/claim-input.ts';

type Prepared = { id: string; way: ClaimWay; on: string; amount: Money; note: string };

export const writeClaim = async (
  { tx, chain, actor, entryNo }: Writing,
  { id: instalmentId, programmeId }: InstalmentRow,
  { id, way, on, amount, note }: Prepared,
): Promise<void> => {
  await tx
    .insertInto('subsidy_claims')
    .values({
      institute_id: chain,
      id,
      instalment_id: instalmentId,
      programme_id: programmeId,
      way,
      amount_minor: amount.minor,
      currency: amount.currency,
      prepared_on: on,
      prepared_by: actor.userId,
      prepared_by_name: actor.name,
      note,
      entry_no: entryNo,
    })
    .execute();
};

type Step = { step: ClaimStep; on: string; reference?: string | undefined; note?: string | undefined };

export const writeClaimStep = async (
  { tx, chain, actor, entryNo }: Writing,
  { id }: ClaimRow,
  { step, on, reference, note }: Step,
): Promise<void> => {
  await tx
    .insertInto('claim_steps')
    .values({
      institute_id: chain,
      id: newId(),
      claim_id: id,
      step,
      on_day: on,
      by_user: actor.userId,
      by_name: actor.name,
      reference: reference || null,
      note: note || null,
      entry_no: entryNo,
    })
    .execute();
};

/** Nothing changes or ends this row again. */
export const writeCut = async (
  { tx, chain, actor, entryNo }: Writing,
  { id, instalmentId, programmeId }: ClaimRow,
  { amount, on, reason }: { amount: Money; on: string; reason: string },
): Promise<void> => {
  await tx
    .insertInto('subsidy_cuts')
    .values({
      institute_id: chain,
      id: newId(),
      claim_id: id,
      instalment_id: instalmentId,
      programme_id: programmeId,
      amount_minor: amount.minor,
      currency: amount.currency,
      on_day: on,
      by_user: actor.userId,
      by_name: actor.name,
      reason,
      entry_no: entryNo,
    })
    .execute();
};
