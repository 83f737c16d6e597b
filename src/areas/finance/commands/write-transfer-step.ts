import type { Writing } from '../../../command/command.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import type { PlannedTransferRow } from '../queries/planned-transfers.ts';
import type { TransferStep } from '../rules/planned-transfer.ts';

type Step = { step: TransferStep; on: string; note?: string | undefined; onBehalf?: string | undefined };

export const writeTransferStep = async (
  { tx, chain, actor, entryNo }: Writing,
  { id, partnershipId }: PlannedTransferRow,
  { step, on, note, onBehalf }: Step,
): Promise<void> => {
  await tx
    .insertInto('transfer_steps')
    .values({
      institute_id: chain,
      id: newId(),
      transfer_id: id,
      partnership_id: partnershipId,
      step,
      on_day: on,
      by_user: actor.userId,
      by_name: actor.name,
      entered_on_behalf: onBehalf ?? null,
      note: note || null,
      entry_no: entryNo,
    })
    .execute();
};

/** What is wrong with the day of a step: not ahead of us, not before the step before it. */
export const wrongDay = (
  on: string,
  { stateOn }: { stateOn: CalendarDay | null },
): FieldErrors | undefined => {
  if (on > todayIn()) return { on: [{ key: 'finance.day-ahead' }] };
  if (stateOn !== null && on < stateOn) return { on: [{ key: 'finance.shift-before-the-last-step' }] };
  return undefined;
};
