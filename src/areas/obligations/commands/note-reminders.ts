import { sql } from 'kysely';
import { defineCommand, done, refuse, type Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { putJob } from '../../../queue/jobs.ts';
import { mayNoteReminders } from '../rules/obligation-permissions.ts';
import {
  type NewReminder,
  noteRemindersInput,
  nothingToRemindOf,
  reminderLetterJob,
} from '../rules/reminder-input.ts';

/**
 * Notes of what people are to be reminded and asks for a letter to each of them, in one write. What was noted before, by
 * another process too, is not noted again; a membership of another institute is nobody here.
 */
export const noteReminders = defineCommand({
  name: 'note-reminders',
  version: 1,
  input: noteRemindersInput,
  may: mayNoteReminders,
  run: async (writing, { on, reminders }) => {
    const told = await noted(writing, reminders);
    if (told.length === 0) return refuse({ key: nothingToRemindOf });
    const people = [...new Set(told.map(({ membershipId }) => membershipId))];
    for (const membershipId of people) await putJob(writing, reminderLetterJob, { membershipId });
    const counts = { reminders: told.length, letters: people.length };
    return done(counts, { subject: { kind: 'institute', id: writing.chain }, after: { on, ...counts } });
  },
});

const noted = async (
  { tx, chain, entryNo }: Writing,
  reminders: readonly NewReminder[],
): Promise<{ membershipId: string }[]> => {
  const rows = JSON.stringify(reminders.map((each) => ({ ...each, id: newId() })));
  const inserted = await sql<{ membershipId: string }>`
    insert into reminders (institute_id, id, membership_id, what, subject_kind, subject_id, due_on, moment_on, entry_no)
    select m.institute_id, r.id, m.id, r.what, r."subjectKind", r."subjectId", r."dueOn", r."momentOn", ${entryNo}
      from jsonb_to_recordset(${rows}::jsonb) as r
           (id uuid, "membershipId" uuid, what text, "subjectKind" text, "subjectId" uuid, "dueOn" date, "momentOn" date)
      join memberships m on m.id = r."membershipId" and m.institute_id = ${chain}
    on conflict do nothing returning membership_id as "membershipId"`.execute(tx);
  return inserted.rows;
};
