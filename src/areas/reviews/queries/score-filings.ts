import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Score } from '../rules/score-input.ts';
import { type FilingFilter, type OutcomeFiling, outcomeFilings } from './outcome-filings.ts';

/** Scores as they were filed. */
export type FiledScores = {
  programme: string;
  outcome: { code: string; title: Localized };
  year: number;
  isFinal: boolean;
  answers: { criterion: string; text: Localized; score: Score; story: string }[];
};

export type ScoreFilingFilter = FilingFilter & {
  /** Filings in which one answer at least has it. */
  score?: Score | undefined;
};

/** Filed scores of these institutes, the newest first. */
export const scoreFilings = (
  tx: Tx,
  institutes: readonly string[],
  { score, ...filter }: ScoreFilingFilter = {},
): Promise<OutcomeFiling<FiledScores>[]> => {
  const wanted = JSON.stringify({ answers: [{ score }] });
  const and = score ? [sql<SqlBool>`f.content::jsonb @> ${wanted}::jsonb`] : [];
  return outcomeFilings<FiledScores>(tx, 'score_filings', institutes, filter, and);
};
