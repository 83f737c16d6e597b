import { defineCommand, done, refuse } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import { lastFiled } from '../queries/outcome-filings.ts';
import { moveAhead } from '../queries/score-moves.ts';
import { scoreSheetById } from '../queries/score-sheets.ts';
import { moveScoreSheetInput } from '../rules/score-input.ts';
import { mayWriteScores } from '../rules/score-permissions.ts';

/**
 * A draft is asked the newest edition that holds for its year. What is asked no longer ends and stays readable; a sheet of
 * which anything was filed keeps the edition that the donor read.
 */
export const moveScoreSheet = defineCommand({
  name: 'move-score-sheet',
  version: 1,
  input: moveScoreSheetInput,
  may: mayWriteScores,
  run: async ({ tx, chain, entryNo }, { sheetId, version, edition }) => {
    const sheet = await scoreSheetById(tx, chain, sheetId);
    if (!sheet || !(await outcomeById(tx, chain, sheet.outcomeId))) throw new NotFound();
    if (await lastFiled(tx, 'score_filings', chain, sheetId))
      return refuse({ key: 'reviews.filed-scores-do-not-move' });
    const ahead = await moveAhead(tx, chain, sheet);
    if (!ahead) return refuse({ key: 'reviews.no-newer-edition' });
    // What is left behind is what was told.
    if (sheet.version !== version || ahead.edition !== edition)
      return refuse({ key: 'reviews.sheet-changed-since-read' });
    await tx
      .insertInto('score_sheet_moves')
      .values({
        institute_id: chain,
        id: newId(),
        sheet_id: sheetId,
        from_edition: sheet.edition,
        to_edition: edition,
        entry_no: entryNo,
      })
      .execute();
    const kept = ahead.kept.map(({ question }) => question);
    await tx
      .updateTable('score_answers')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('sheet_id', '=', sheetId)
      .where('ended_by_no', 'is', null)
      .$if(kept.length > 0, (query) => query.where('question', 'not in', kept))
      .execute();
    await tx
      .updateTable('score_sheets')
      .set({ version: version + 1, edition })
      .where('institute_id', '=', chain)
      .where('id', '=', sheetId)
      .execute();
    const left = ahead.left.map(({ question, score }) => `${question}: ${score ?? '–'}`);
    return done(
      { id: sheetId },
      {
        subject: { kind: 'score_sheet', id: sheetId },
        before: { edition: sheet.edition },
        after: { outcomeId: sheet.outcomeId, year: sheet.year, edition, left },
      },
    );
  },
});
