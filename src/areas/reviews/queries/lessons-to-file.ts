import type { Tx } from '../../../db/transaction.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import type { Lesson } from '../rules/lesson-input.ts';
import type { FiledLessons } from './lesson-filings.ts';
import { type LessonSheet, lessonsOn } from './lesson-sheets.ts';

type About = { programme: string; code: string; title: Localized };

/** What would be filed of these lessons. */
export const lessonsToFileOf = (
  { programme, code, title }: About,
  { year, language }: Pick<LessonSheet, 'year' | 'language'>,
  lessons: readonly Lesson[],
): FiledLessons => ({
  programme,
  outcome: { code, title },
  year,
  language,
  lessons: lessons.map(({ title, text }) => ({ title, text })),
});

/** What would be filed of a sheet as it stands; undefined where its outcome is not the actor's to see. */
export const lessonsToFile = async (
  tx: Tx,
  instituteId: string,
  sheet: LessonSheet,
): Promise<FiledLessons | undefined> => {
  const outcome = await outcomeById(tx, instituteId, sheet.outcomeId);
  const programme = outcome && (await programmeById(tx, instituteId, outcome.programmeId));
  if (!outcome || !programme) return undefined;
  const { code, title } = outcome;
  const about = { programme: programme.reference, code, title };
  return lessonsToFileOf(about, sheet, await lessonsOn(tx, instituteId, sheet.id));
};
