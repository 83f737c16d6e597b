import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Lesson } from '../rules/lesson-input.ts';
import { type FilingFilter, type OutcomeFiling, outcomeFilings } from './outcome-filings.ts';

/** Lessons as they were filed. */
export type FiledLessons = {
  programme: string;
  outcome: { code: string; title: Localized };
  year: number;
  /** Of the texts. */
  language: string;
  lessons: Lesson[];
};

export type LessonFilingFilter = FilingFilter & {
  /** Words that a lesson holds, in any case. */
  words?: string | undefined;
};

/** Filed lessons of these institutes, the newest first. */
export const lessonFilings = (
  tx: Tx,
  institutes: readonly string[],
  { words, ...filter }: LessonFilingFilter = {},
): Promise<OutcomeFiling<FiledLessons>[]> =>
  outcomeFilings<FiledLessons>(tx, 'lesson_filings', institutes, filter, [...(words ? [holds(words)] : [])]);

const holds = (words: string) => {
  const wanted = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`exists (select from jsonb_array_elements(f.content::jsonb -> 'lessons') l
    where l ->> 'title' ilike ${wanted} or l ->> 'text' ilike ${wanted})`;
};
