import { createHash } from 'node:crypto';
import { defineCommand, done, refuse } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { lessonSheetById, lessonsCheck } from '../queries/lesson-sheets.ts';
import { lastFiledLessons, lessonsToFile } from '../queries/lessons-to-file.ts';
import { fileLessonsInput } from '../rules/lesson-input.ts';
import { mayWriteLessons } from '../rules/lesson-permissions.ts';

/** Gives the lessons of an outcome's year out of the house, frozen as they are; one corrects and files again. */
export const fileLessons = defineCommand({
  name: 'file-lessons',
  version: 1,
  input: fileLessonsInput,
  may: mayWriteLessons,
  run: async ({ tx, chain, actor, entryNo }, { sheetId, version }) => {
    const sheet = await lessonSheetById(tx, chain, sheetId);
    const filed = sheet && (await lessonsToFile(tx, chain, sheet));
    if (!sheet || !filed) throw new NotFound();
    // What is filed is what was read: others read it from now on.
    if (sheet.version !== version) return refuse({ key: 'reviews.written-since-read' });
    const today = todayIn();
    const { year, outcomeId } = sheet;
    if (`${year}-12-31` >= today) return refuse({ key: 'reviews.year-not-over' });
    const { lessons, outcome } = filed;
    if (lessons.length === 0) return refuse({ key: 'reviews.no-lessons-to-file' });
    const check = await lessonsCheck(tx, chain, { outcomeId, code: outcome.code, year, lessons }, today);
    if (check.verdict === 'blocks') return refuse(check.sentence);
    const content = canonicalJson(filed);
    const sha256 = createHash('sha256').update(content).digest('hex');
    if (sha256 === (await lastFiledLessons(tx, chain, sheetId)))
      return refuse({ key: 'reviews.filed-as-it-is' });
    const id = newId();
    await tx
      .insertInto('lesson_filings')
      .values({
        institute_id: chain,
        id,
        sheet_id: sheetId,
        programme_reference: filed.programme,
        outcome_code: outcome.code,
        year,
        filed_on: today,
        filed_by_name: actor.name,
        content,
        sha256,
        entry_no: entryNo,
      })
      .execute();
    const after = { outcomeId, year, sha256 };
    return done({ id }, { subject: { kind: 'lesson_sheet', id: sheetId }, after });
  },
});
