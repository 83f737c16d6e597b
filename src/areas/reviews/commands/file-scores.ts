import { defineCommand, done, refuse } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { scoreSheetById } from '../queries/score-sheets.ts';
import { scoresToFile } from '../queries/scores-to-file.ts';
import { fileScoresInput } from '../rules/score-input.ts';
import { mayWriteScores } from '../rules/score-permissions.ts';
import { isOver } from '../rules/score-year.ts';
import { freezeFiling } from './freeze-filing.ts';

/** Gives the scores of an outcome's year to the donor, frozen as they are; one corrects and files again. */
export const fileScores = defineCommand({
  name: 'file-scores',
  version: 1,
  input: fileScoresInput,
  may: mayWriteScores,
  run: async (writing, { sheetId, version }) => {
    const { tx, chain } = writing;
    const sheet = await scoreSheetById(tx, chain, sheetId);
    const toFile = sheet && (await scoresToFile(tx, chain, sheet));
    if (!sheet || !toFile) throw new NotFound();
    // What is filed is what was read: the donor reads it from now on.
    if (sheet.version !== version) return refuse({ key: 'reviews.written-since-read' });
    const today = todayIn();
    if (!isOver(sheet.year, today)) return refuse({ key: 'reviews.year-not-over' });
    const { outcome, content: filed, unscored, untold } = toFile;
    if (unscored.length > 0)
      return refuse({ key: 'reviews.scores-missing', args: { count: unscored.length } });
    if (untold.length > 0) return refuse({ key: 'reviews.stories-missing', args: { count: untold.length } });
    const frozen = await freezeFiling(writing, 'score_filings', { sheetId, on: today, content: filed });
    if (!frozen) return refuse({ key: 'reviews.filed-as-it-is' });
    return done(
      { id: frozen.id },
      {
        subject: { kind: 'score_sheet', id: sheetId },
        after: { outcomeId: outcome.id, year: sheet.year, sha256: frozen.sha256 },
      },
    );
  },
});
