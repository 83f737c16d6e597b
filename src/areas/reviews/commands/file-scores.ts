import { createHash } from 'node:crypto';
import { defineCommand, done, refuse } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { scoreSheetById } from '../queries/score-sheets.ts';
import { lastFiledScores, scoresToFile } from '../queries/scores-to-file.ts';
import { fileScoresInput } from '../rules/score-input.ts';
import { mayWriteScores } from '../rules/score-permissions.ts';
import { isOver } from '../rules/score-year.ts';

/** Gives the scores of an outcome's year to the donor, frozen as they are; one corrects and files again. */
export const fileScores = defineCommand({
  name: 'file-scores',
  version: 1,
  input: fileScoresInput,
  may: mayWriteScores,
  run: async ({ tx, chain, actor, entryNo }, { sheetId, version }) => {
    const sheet = await scoreSheetById(tx, chain, sheetId);
    const toFile = sheet && (await scoresToFile(tx, chain, sheet));
    if (!sheet || !toFile) throw new NotFound();
    // What is filed is what was read: the donor reads it from now on.
    if (sheet.version !== version) return refuse({ key: 'reviews.written-since-read' });
    const today = todayIn();
    if (!isOver(sheet.year, today)) return refuse({ key: 'reviews.year-not-over' });
    const { outcomeId, content: filed, unscored, untold } = toFile;
    if (unscored > 0) return refuse({ key: 'reviews.scores-missing', args: { count: unscored } });
    if (untold > 0) return refuse({ key: 'reviews.stories-missing', args: { count: untold } });
    const content = canonicalJson(filed);
    const sha256 = createHash('sha256').update(content).digest('hex');
    if (sha256 === (await lastFiledScores(tx, chain, sheetId)))
      return refuse({ key: 'reviews.filed-as-it-is' });
    const id = newId();
    await tx
      .insertInto('score_filings')
      .values({
        institute_id: chain,
        id,
        sheet_id: sheetId,
        programme_reference: filed.programme,
        outcome_code: filed.outcome.code,
        year: sheet.year,
        filed_on: today,
        filed_by_name: actor.name,
        content,
        sha256,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      {
        subject: { kind: 'score_sheet', id: sheetId },
        after: { outcomeId, year: sheet.year, sha256 },
      },
    );
  },
});
