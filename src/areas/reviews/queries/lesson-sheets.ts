import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { exceptionsFor } from '../../records/queries/derogations.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import { type Lesson, lengthOfLessons } from '../rules/lesson-input.ts';
import { lessonsLengthRule } from '../rules/lesson-rules.ts';
import { orOfTheLaw } from '../rules/of-the-law.ts';

export type LessonSheet = {
  id: string;
  outcomeId: string;
  year: number;
  language: string;
  version: number;
};

const sheets = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('lesson_sheets')
    .select(['id', 'outcome_id as outcomeId', 'year', 'language', 'version'])
    .where('institute_id', '=', instituteId);

export const lessonSheetOf = (
  tx: Tx,
  instituteId: string,
  { outcomeId, year }: { outcomeId: string; year: number },
): Promise<LessonSheet | undefined> =>
  sheets(tx, instituteId).where('outcome_id', '=', outcomeId).where('year', '=', year).executeTakeFirst();

export const lessonSheetById = (tx: Tx, instituteId: string, id: string): Promise<LessonSheet | undefined> =>
  sheets(tx, instituteId).where('id', '=', id).executeTakeFirst();

export type LessonRow = Lesson & { id: string; position: number };

/** What stands on a sheet, in order. */
export const lessonsOn = (tx: Tx, instituteId: string, sheetId: string): Promise<LessonRow[]> =>
  tx
    .selectFrom('lessons')
    .select(['id', 'position', 'title', 'text'])
    .where('institute_id', '=', instituteId)
    .where('sheet_id', '=', sheetId)
    .where('ended_by_no', 'is', null)
    .orderBy('position')
    .execute();

type Judged = { outcomeId: string; code: string; year: number; lessons: readonly Lesson[] };

/** Whether the lessons are short enough to be filed, on a day. */
export const lessonsCheck = async (
  tx: Tx,
  instituteId: string,
  { outcomeId, code, year, lessons }: Judged,
  day: CalendarDay = todayIn(),
): Promise<Check> => {
  const parameters = await parametersOn(tx, instituteId, [lessonsLengthRule.id], day);
  const exceptions = await exceptionsFor(tx, instituteId, [{ kind: 'outcome', id: outcomeId }]);
  const facts = { code, year, characters: lengthOfLessons(lessons) };
  const values = orOfTheLaw(lessonsLengthRule, parameters.get(lessonsLengthRule.id));
  return applyRule(lessonsLengthRule, facts, values, { day, exceptions });
};
