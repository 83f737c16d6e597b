import { remindersOfLetter } from '../areas/obligations/queries/reminders.ts';
import { mostReminded, reminderLetter } from '../areas/obligations/rules/reminder-input.ts';
import { waitingOf } from '../areas/overview/queries/waiting-of.ts';
import { membersToRemind } from '../areas/people/queries/members-to-remind.ts';
import { todayIn } from '../kernel/calendar-day.ts';
import type { Job } from '../queue/jobs.ts';
import type { JobOffice } from './job-office.ts';
import { reminderMail } from './reminder-mail.ts';

/**
 * One letter to one person: what was noted for it and still waits now, read as that person may read it. Somebody who left,
 * switched the letters off or did everything meanwhile gets none.
 */
export const sendReminderLetter = async (office: JobOffice, { payload, entryNo }: Job): Promise<void> => {
  const { db, actor, sendMail, publicUrl } = office;
  const { membershipId } = reminderLetter.parse(payload);
  const instituteId = actor.institute.id;
  const today = todayIn();
  const { member, noted } = await db.read(actor, async (tx) => ({
    member: (await membersToRemind(tx, instituteId, today, { membershipId }))[0],
    noted: await remindersOfLetter(tx, instituteId, { membershipId, entryNo }),
  }));
  if (!member) return;
  const waiting = await db.read(member.actor, (tx) => waitingOf(tx, member.actor, today, mostReminded));
  const isNoted = (what: string, id: string) =>
    noted.some((each) => each.what === what && each.subjectId === id);
  const lines = waiting.filter(({ what, subject }) => isNoted(what, subject.id));
  if (lines.length > 0) await sendMail(reminderMail({ member, lines, today, publicUrl }));
};
