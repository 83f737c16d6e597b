import type { Tx } from '../../../db/transaction.ts';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import type { FiledLessons } from './lesson-filings.ts';
import { type LessonSheet, lessonsOn } from './lesson-sheets.ts';

/** What would be filed of a sheet as it stands; undefined where its outcome is not the actor's to see. */
export const lessonsToFile = async (
  tx: Tx,
  instituteId: string,
  { id, outcomeId, year, language }: LessonSheet,
): Promise<FiledLessons | undefined> => {
  const outcome = await outcomeById(tx, instituteId, outcomeId);
  const programme = outcome && (await programmeById(tx, instituteId, outcome.programmeId));
  if (!outcome || !programme) return undefined;
  const { code, title } = outcome;
  const lessons = (await lessonsOn(tx, instituteId, id)).map(({ title, text }) => ({ title, text }));
  return { programme: programme.reference, outcome: { code, title }, year, language, lessons };
};
