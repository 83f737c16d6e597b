import * as z from 'zod/mini';
import { id, line } from '../../programmes/rules/input-parts.ts';

export const scores = ['A', 'B', 'C', 'D'] as const;
export type Score = (typeof scores)[number];

export const writeScoresInput = z.object({
  outcomeId: id,
  year: z.int().check(z.minimum(1990), z.maximum(2100)),
  /** That of the sheet that was read; 0 where there was none. */
  version: z.int().check(z.minimum(0)),
  scores: z
    .array(
      z.object({ question: line(60), score: z.optional(z.enum(scores)), story: z.optional(line(4_000)) }),
    )
    .check(z.maxLength(60)),
});

export const fileScoresInput = z.object({ sheetId: id });

/** A poor score is explained: C and D ask for their story, and some questions do whatever the score (`isAsked`). */
export const lacksStory = ({
  score,
  story,
  isAsked = false,
}: {
  score?: Score | null | undefined;
  story?: string | undefined;
  isAsked?: boolean;
}) => (isAsked || score === 'C' || score === 'D') && !story;
