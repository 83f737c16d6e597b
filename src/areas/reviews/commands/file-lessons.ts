import { createHash } from 'node:crypto';
import { defineCommand, done, refuse } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import type { FiledLessons } from '../queries/lesson-filings.ts';
import { lessonSheetById, lessonsCheck, lessonsOn } from '../queries/lesson-sheets.ts';
import { fileLessonsInput } from '../rules/lesson-input.ts';
import { mayWriteLessons } from '../rules/lesson-permissions.ts';

/** Gives the lessons of an outcome's year out of the house, frozen as they are; one corrects and files again. */
export const fileLessons = defineCommand({
  name: 'file-lessons',
  version: 1,
  input: fileLessonsInput,
  may: mayWriteLessons,
  run: async ({ tx, chain, actor, entryNo }, { sheetId }) => {
    const sheet = await lessonSheetById(tx, chain, sheetId);
    const outcome = sheet && (await outcomeById(tx, chain, sheet.outcomeId));
    const programme = outcome && (await programmeById(tx, chain, outcome.programmeId));
    if (!sheet || !outcome || !programme) throw new NotFound();
    const today = todayIn();
    const { year, language } = sheet;
    if (`${year}-12-31` >= today) return refuse({ key: 'reviews.year-not-over' });
    const lessons = (await lessonsOn(tx, chain, sheetId)).map(({ title, text }) => ({ title, text }));
    if (lessons.length === 0) return refuse({ key: 'reviews.no-lessons-to-file' });
    const { code, title } = outcome;
    const check = await lessonsCheck(tx, chain, { outcomeId: outcome.id, code, year, lessons }, today);
    if (check.verdict === 'blocks') return refuse(check.sentence);
    const filed: FiledLessons = {
      programme: programme.reference,
      outcome: { code, title },
      year,
      language,
      lessons,
    };
    const content = canonicalJson(filed);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const id = newId();
    await tx
      .insertInto('lesson_filings')
      .values({
        institute_id: chain,
        id,
        sheet_id: sheetId,
        programme_reference: programme.reference,
        outcome_code: code,
        year,
        filed_on: today,
        filed_by_name: actor.name,
        content,
        sha256,
        entry_no: entryNo,
      })
      .execute();
    const after = { outcomeId: outcome.id, year, sha256 };
    return done({ id }, { subject: { kind: 'lesson_sheet', id: sheetId }, after });
  },
});
