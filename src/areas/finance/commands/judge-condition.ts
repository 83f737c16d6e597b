import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { plannedTransfer } from '../queries/planned-transfers.ts';
import { conditionsOf, transferOfCondition } from '../queries/transfer-conditions.ts';
import { isJudgedByPeople } from '../rules/planned-transfer.ts';
import { conditionVerdictInput } from '../rules/planned-transfer-input.ts';
import { mayJudgeCondition, mayJudgeConditions } from '../rules/transfer-permissions.ts';

/** Says that a condition is met, on which paper, or takes that back with the reason; each saying stays. */
export const judgeCondition = defineCommand({
  name: 'judge-condition',
  version: 1,
  input: conditionVerdictInput,
  may: mayJudgeConditions,
  run: async (writing, { conditionId, isMet, on, note }) => {
    const { tx, chain, actor, entryNo } = writing;
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
    const { kind, what } = condition;
    return done(
      { id: transfer.id },
      {
        subject: { kind: 'planned_transfer', id: transfer.id },
        partnershipId,
        after: { condition: what || kind, isMet, on, note },
      },
    );
  },
});
