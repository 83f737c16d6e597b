import type { Writing } from '../../../command/command.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';

type Withdrawal = { byFunction: string; withdrawnOn: CalendarDay; reason: string };

/** What is wrong with the day on which something was withdrawn that was asked on another; `early`: where it was before. */
export const withdrawalErrors = (
  { withdrawnOn }: Withdrawal,
  askedOn: CalendarDay,
  early: string,
): FieldErrors | undefined => {
  if (withdrawnOn > todayIn()) return { withdrawnOn: [{ key: 'programmes.day-in-future' }] };
  return withdrawnOn < askedOn ? { withdrawnOn: [{ key: early }] } : undefined;
};

/** The columns of a withdrawal, but for what it withdraws. */
export const rowOfWithdrawal = (
  { chain, entryNo }: Writing,
  programmeId: string,
  { byFunction, withdrawnOn, reason }: Withdrawal,
) => ({
  institute_id: chain,
  id: newId(),
  programme_id: programmeId,
  by_function: byFunction,
  withdrawn_on: withdrawnOn,
  reason,
  entry_no: entryNo,
});
