import { createHash } from 'node:crypto';
import { defineCommand, done, refuse } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { type FiledScores, scoreAnswers, scoreQuestions, scoreSheetById } from '../queries/score-sheets.ts';
import { fileScoresInput, lacksStory } from '../rules/score-input.ts';
import { mayWriteScores } from '../rules/score-permissions.ts';
import { isFinalYear, isOver } from '../rules/score-year.ts';

/** Gives the scores of an outcome's year to the donor, frozen as they are; one corrects and files again. */
export const fileScores = defineCommand({
  name: 'file-scores',
  version: 1,
  input: fileScoresInput,
  may: mayWriteScores,
  run: async ({ tx, chain, actor, entryNo }, { sheetId }) => {
    const sheet = await scoreSheetById(tx, chain, sheetId);
    const outcome = sheet && (await outcomeById(tx, chain, sheet.outcomeId));
    const programme = outcome && (await programmeById(tx, chain, outcome.programmeId));
    if (!sheet || !outcome || !programme) throw new NotFound();
    const today = todayIn();
    if (!isOver(sheet.year, today)) return refuse({ key: 'reviews.year-not-over' });
    const questions = await scoreQuestions(tx, chain, sheet.edition);
    const given = new Map((await scoreAnswers(tx, chain, sheetId)).map((each) => [each.question, each]));
    const isFinal = isFinalYear(programme, sheet.year);
    const answers: FiledScores['answers'] = [];
    let untold = 0;
    for (const { code, criterion, text, finalText } of questions) {
      const { score = null, story = '' } = given.get(code) ?? {};
      if (lacksStory({ score, story })) untold += 1;
      if (score) answers.push({ criterion, text: isFinal ? finalText : text, score, story });
    }
    const unscored = questions.length - answers.length;
    if (unscored > 0) return refuse({ key: 'reviews.scores-missing', args: { count: unscored } });
    if (untold > 0) return refuse({ key: 'reviews.stories-missing', args: { count: untold } });
    const { code, title } = outcome;
    const filed: FiledScores = {
      programme: programme.reference,
      outcome: { code, title },
      year: sheet.year,
      isFinal,
      answers,
    };
    const content = canonicalJson(filed);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const id = newId();
    await tx
      .insertInto('score_filings')
      .values({
        institute_id: chain,
        id,
        sheet_id: sheetId,
        programme_reference: programme.reference,
        outcome_code: code,
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
        after: { outcomeId: outcome.id, year: sheet.year, sha256 },
      },
    );
  },
});
