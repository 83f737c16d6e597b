import { conflict, defineCommand, done, refuseFields, type Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { editionOfYear } from '../queries/score-editions.ts';
import { type ScoreSheet, scoreAnswers, scoreQuestions, scoreSheetOf } from '../queries/score-sheets.ts';
import { writeScoresInput } from '../rules/score-input.ts';
import { mayWriteScores } from '../rules/score-permissions.ts';
import { isYearOf } from '../rules/score-year.ts';
import { newestEditionKept } from './keep-score-edition.ts';

/** Scores and stories of an outcome's year; a changed one stands in the place of what was written before. */
export const writeScores = defineCommand({
  name: 'write-scores',
  version: 1,
  input: writeScoresInput,
  may: mayWriteScores,
  run: async (writing, { outcomeId, year, version, scores }) => {
    const { tx, chain, entryNo } = writing;
    const outcome = await outcomeById(tx, chain, outcomeId);
    const programme = outcome && (await programmeById(tx, chain, outcome.programmeId));
    if (!programme) throw new NotFound();
    if (!isYearOf(programme, year))
      return refuseFields({ year: [{ key: 'reviews.year-outside-programme' }] });
    const found = await scoreSheetOf(tx, chain, { outcomeId, year });
    const before = found ? await scoreAnswers(tx, chain, found.id) : [];
    if ((found?.version ?? 0) !== version)
      return conflict(
        found?.version ?? 0,
        Object.fromEntries(
          before.flatMap(({ question, score, story }) => [
            [`scores.${question}`, score],
            [`stories.${question}`, story],
          ]),
        ),
      );
    const sheet = found ?? (await openSheet(writing, { outcomeId, year }));
    const known = new Set((await scoreQuestions(tx, chain, sheet.edition)).map(({ code }) => code));
    const written: string[] = [];
    for (const { question, score = null, story = '' } of scores) {
      if (!known.has(question)) return refuseFields({ scores: [{ key: 'problem.not-known-here' }] });
      const stood = before.find((each) => each.question === question);
      if (score === (stood?.score ?? null) && story === (stood?.story ?? '')) continue;
      if (stood)
        await tx
          .updateTable('score_answers')
          .set({ ended_by_no: entryNo })
          .where('institute_id', '=', chain)
          .where('id', '=', stood.id)
          .execute();
      await tx
        .insertInto('score_answers')
        .values({
          institute_id: chain,
          id: newId(),
          sheet_id: sheet.id,
          question,
          score,
          story,
          replaces_id: stood?.id ?? null,
          entry_no: entryNo,
        })
        .execute();
      written.push(`${question}: ${score ?? '–'}`);
    }
    await tx
      .updateTable('score_sheets')
      .set({ version: version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', sheet.id)
      .execute();
    return done(
      { id: sheet.id },
      { subject: { kind: 'score_sheet', id: sheet.id }, after: { outcomeId, year, scores: written } },
    );
  },
});

/** The first sheet of an institute brings the questionnaire along, as rows of its own. */
const openSheet = async (
  writing: Writing,
  { outcomeId, year }: { outcomeId: string; year: number },
): Promise<ScoreSheet> => {
  const { tx, chain, entryNo } = writing;
  await newestEditionKept(writing);
  const { id, edition } = await tx
    .insertInto('score_sheets')
    .values({
      institute_id: chain,
      id: newId(),
      outcome_id: outcomeId,
      year,
      edition: editionOfYear(chain, year),
      entry_no: entryNo,
    })
    .returning(['id', 'edition'])
    .executeTakeFirstOrThrow();
  return { id, outcomeId, year, edition, version: 1 };
};
