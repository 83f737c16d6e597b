import * as z from 'zod/mini';
import { languages } from '../../../kernel/language.ts';
import { id, line } from '../../programmes/rules/input-parts.ts';

/** As many as a form shows; two pages hold no more. */
export const mostLessons = 8;

export const writeLessonsInput = z.object({
  outcomeId: id,
  year: z.int().check(z.minimum(1990), z.maximum(2100)),
  /** That of the sheet that was read; 0 where there was none. */
  version: z.int().check(z.minimum(0)),
  /** Of the texts; the writer's own where none is said. */
  language: z.optional(z.enum(languages)),
  lessons: z
    .array(z.object({ title: line(200), text: line(6_000) }))
    .check(z.maxLength(mostLessons, 'reviews.too-many-lessons')),
});
export type Lesson = z.output<typeof writeLessonsInput>['lessons'][number];

/** `version`: that of the sheet whose content was read before it was filed. */
export const fileLessonsInput = z.object({ sheetId: id, version: z.int() });

/** Characters that a reader reads, blanks too. */
export const lengthOfLessons = (lessons: readonly Lesson[]): number =>
  lessons.reduce((sum, { title, text }) => sum + title.length + text.length, 0);
