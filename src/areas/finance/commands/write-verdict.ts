import type { Refused, Writing } from '../../../command/command.ts';
import { refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { type PlannedTransferRow, plannedTransfer } from '../queries/planned-transfers.ts';
import { type ConditionState, conditionsOf, transferOfCondition } from '../queries/transfer-conditions.ts';
import { isJudgedByPeople } from '../rules/planned-transfer.ts';
import { mayJudgeCondition } from '../rules/transfer-permissions.ts';

type Verdict = { conditionId: string; isMet: boolean; on: string; note: string };
type Written = { done: true; transfer: PlannedTransferRow; condition: ConditionState };

/**
 * Says that a condition is met or no longer is, for the command that carries it: by hand, or by what it waits for.
 * @throws NotFound, NotAllowed where the condition is not the actor's to see or to judge.
 */
export const writeVerdict = async (
  { tx, chain, actor, entryNo }: Writing,
  { conditionId, isMet, on, note }: Verdict,
): Promise<Written | Refused> => {
  const transferId = await transferOfCondition(tx, chain, conditionId);
  const transfer = transferId && (await plannedTransfer(tx, chain, transferId));
  if (!transfer) throw new NotFound();
  const { partnershipId } = transfer;
  const today = todayIn();
  const conditions = await conditionsOf(tx, chain, [transfer.id], { on: today, partnershipId });
  const condition = conditions.find(({ id }) => id === conditionId);
  if (!condition) throw new NotFound();
  if (!isJudgedByPeople(condition.kind) || !condition.confirmedBy)
    return refuse({ key: 'finance.condition-is-counted' });
  const allowed = mayJudgeCondition(actor, { confirmedBy: condition.confirmedBy });
  if (allowed !== true) throw new NotAllowed(allowed);
  if (transfer.state === 'paid' || transfer.state === 'withdrawn')
    return refuse({ key: 'finance.condition-too-late' });
  if (on > today) return refuseFields({ on: [{ key: 'finance.day-ahead' }] });
  if (condition.since && on < condition.since)
    return refuseFields({ on: [{ key: 'finance.shift-before-the-last-step' }] });
  await tx
    .insertInto('condition_verdicts')
    .values({
      institute_id: chain,
      id: newId(),
      condition_id: conditionId,
      partnership_id: partnershipId,
      is_met: isMet,
      on_day: on,
      by_user: actor.userId,
      note,
      entry_no: entryNo,
    })
    .execute();
  return { done: true, transfer, condition };
};
