import { membersToRemind } from '../areas/people/queries/members-to-remind.ts';
import { noteRestatementLetter } from '../areas/results/commands/note-restatement-letter.ts';
import { isLetterNoted, restatementById } from '../areas/results/queries/restatements.ts';
import { restatementLetter } from '../areas/results/rules/report-input.ts';
import { mayReadReports } from '../areas/results/rules/report-permissions.ts';
import { perform } from '../command/perform.ts';
import { todayIn } from '../kernel/calendar-day.ts';
import { newId } from '../kernel/id.ts';
import type { Job } from '../queue/jobs.ts';
import type { JobOffice } from './job-office.ts';
import { restatementMail } from './restatement-mail.ts';

/**
 * One letter to one member of a partner that a figure of theirs was restated, asked as that member: who left, switched the
 * letters off or may not read it gets none. What left is noted on the figure.
 */
export const sendRestatementLetter = async (office: JobOffice, { payload }: Job): Promise<void> => {
  const { db, actor, sendMail, publicUrl } = office;
  const letter = restatementLetter.parse(payload);
  const instituteId = actor.institute.id;
  const { member, isNoted } = await db.read(actor, async (tx) => ({
    member: (await membersToRemind(tx, instituteId, todayIn(), letter))[0],
    isNoted: await isLetterNoted(tx, instituteId, letter),
  }));
  if (!member || isNoted || mayReadReports(member.actor) !== true) return;
  const restated = await db.read(member.actor, (tx) =>
    restatementById(tx, instituteId, letter.restatementId),
  );
  if (!restated) return;
  await sendMail(restatementMail({ ...restated, member, publicUrl }));
  const { role } = member.actor;
  await perform(db, actor, noteRestatementLetter, newId(), { ...letter, role });
};
