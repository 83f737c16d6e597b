import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/** A reminder that was put in a letter: of which line of whose work, for which moment. */
export type Reminder = {
  membershipId: string;
  what: string;
  subjectId: string;
  momentOn: CalendarDay;
};

/** Those whose moment lies on or after a day. */
export const remindersSince = async (
  tx: Tx,
  instituteId: string,
  momentOn: CalendarDay,
): Promise<Reminder[]> =>
  (
    await sql<Reminder>`
      select membership_id as "membershipId", what, subject_id as "subjectId", moment_on as "momentOn"
        from reminders where institute_id = ${instituteId} and moment_on >= ${momentOn}`.execute(tx)
  ).rows;

/** What one letter of a person was to name; `entryNo` is of the command that noted it. */
export const remindersOfLetter = async (
  tx: Tx,
  instituteId: string,
  { membershipId, entryNo }: { membershipId: string; entryNo: number },
): Promise<Pick<Reminder, 'what' | 'subjectId'>[]> =>
  (
    await sql<Pick<Reminder, 'what' | 'subjectId'>>`
      select what, subject_id as "subjectId" from reminders
       where institute_id = ${instituteId} and membership_id = ${membershipId} and entry_no = ${entryNo}`.execute(
      tx,
    )
  ).rows;

/** Who was reminded of one thing and from which day on, the last first. */
export type ToldReminder = { name: string; momentOn: CalendarDay };

export const remindersOf = async (tx: Tx, instituteId: string, subjectId: string): Promise<ToldReminder[]> =>
  (
    await sql<ToldReminder>`
      select u.name, r.moment_on as "momentOn" from reminders r
        join memberships m on m.id = r.membership_id join users u on u.id = m.user_id
       where r.institute_id = ${instituteId} and r.subject_id = ${subjectId}
       order by r.moment_on desc, u.name`.execute(tx)
  ).rows;
