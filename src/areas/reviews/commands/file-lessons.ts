import { defineCommand, done, refuse } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { lessonSheetById, lessonsCheck } from '../queries/lesson-sheets.ts';
import { lessonsToFile } from '../queries/lessons-to-file.ts';
import { fileLessonsInput } from '../rules/lesson-input.ts';
import { mayWriteLessons } from '../rules/lesson-permissions.ts';
import { isOver } from '../rules/score-year.ts';
import { freezeFiling } from './freeze-filing.ts';

/** Gives the lessons of an outcome's year out of the house, frozen as they are; one corrects and files again. */
export const fileLessons = defineCommand({
  name: 'file-lessons',
  version: 1,
  input: fileLessonsInput,
  may: mayWriteLessons,
  run: async (writing, { sheetId, version }) => {
    const { tx, chain } = writing;
    const sheet = await lessonSheetById(tx, chain, sheetId);
    const filed = sheet && (await lessonsToFile(tx, chain, sheet));
    if (!sheet || !filed) throw new NotFound();
    // What is filed is what was read: others read it from now on.
    if (sheet.version !== version) return refuse({ key: 'reviews.written-since-read' });
    const today = todayIn();
    const { year, outcomeId } = sheet;
    if (!isOver(year, today)) return refuse({ key: 'reviews.year-not-over' });
    const { lessons, outcome } = filed;
    if (lessons.length === 0) return refuse({ key: 'reviews.no-lessons-to-file' });
    const check = await lessonsCheck(tx, chain, { outcomeId, code: outcome.code, year, lessons }, today);
    if (check.verdict === 'blocks') return refuse(check.sentence);
    const filing = { sheetId, outcomeId, on: today, content: filed };
    const frozen = await freezeFiling(writing, 'lesson_filings', filing);
    if (!frozen) return refuse({ key: 'reviews.filed-as-it-is' });
    const after = { outcomeId, year, sha256: frozen.sha256 };
    return done({ id: frozen.id }, { subject: { kind: 'lesson_sheet', id: sheetId }, after });
  },
});
