import * as z from 'zod/mini';
import { id, line } from '../../programmes/rules/input-parts.ts';
import { firstYearScored } from './score-questions.ts';

export const scores = ['A', 'B', 'C', 'D'] as const;
export type Score = (typeof scores)[number];

export const yearScored = z.int().check(z.minimum(firstYearScored), z.maximum(2100));

/** Most questions that an edition asks and a sheet answers. */
export const mostQuestions = 60;

export const writeScoresInput = z.object({
  outcomeId: id,
  year: yearScored,
  /** That of the sheet that was read; 0 where there was none. */
  version: z.int().check(z.minimum(0)),
  scores: z
    .array(
      z.object({ question: line(60), score: z.optional(z.enum(scores)), story: z.optional(line(4_000)) }),
    )
    .check(z.maxLength(mostQuestions)),
});

/** `version`: that of the sheet whose content was read before it was filed. */
export const fileScoresInput = z.object({ sheetId: id, version: z.int() });

/** `version`: that of the sheet that was read; `edition`: the newer one that it was told to move to. */
export const moveScoreSheetInput = z.object({ sheetId: id, version: z.int(), edition: z.int() });

/**
 * A poor score is explained: C and D ask for their story. That some questions ask for one at the end whatever the score was
 * read in no source: the form says so, and no filing is refused for it.
 */
export const lacksStory = ({
  score,
  story,
}: {
  score?: Score | null | undefined;
  story?: string | undefined;
}) => (score === 'C' || score === 'D') && !story;
