import type { Writing } from '../../../command/command.ts';
import { newestScoreEdition, type ScoreEdition } from '../queries/score-editions.ts';
import type { WordedQuestion } from '../rules/score-edition-input.ts';
import { editionBrought, firstYearScored, questionsBrought } from '../rules/score-questions.ts';

/** Keeps what an edition asks as rows. */
export const keepScoreEdition = async (
  { tx, chain, entryNo }: Writing,
  { edition, fromYear }: ScoreEdition,
  questions: readonly WordedQuestion[],
): Promise<void> => {
  const key = { institute_id: chain, edition, entry_no: entryNo };
  await tx
    .insertInto('score_editions')
    .values({ ...key, from_year: fromYear })
    .execute();
  await tx
    .insertInto('score_questions')
    .values(
      questions.map(({ code, criterion, position, text, finalText, toldAtEnd, bounds }) => ({
        ...key,
        code,
        criterion,
        position,
        text: JSON.stringify(text),
        final_text: JSON.stringify(finalText),
        told_at_end: toldAtEnd,
        measure: bounds?.measure ?? null,
        bound_a: bounds?.forA ?? null,
        bound_b: bounds?.forB ?? null,
        bound_c: bounds?.forC ?? null,
        bounds_confidence: bounds?.confidence ?? null,
        bounds_source: bounds?.source ?? '',
      })),
    )
    .execute();
};

/** The newest edition; an institute that has none yet gets the one that this program brings. */
export const newestEditionKept = async (writing: Writing): Promise<ScoreEdition> => {
  const newest = await newestScoreEdition(writing.tx, writing.chain);
  if (newest) return newest;
  const brought = { edition: editionBrought, fromYear: firstYearScored };
  await keepScoreEdition(writing, brought, questionsBrought);
  return brought;
};
