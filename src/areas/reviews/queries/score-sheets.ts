import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Score } from '../rules/score-input.ts';
import {
  type Criterion,
  editionBrought,
  questionsBrought,
  type ScoreQuestion,
} from '../rules/score-questions.ts';

export type ScoreSheet = { id: string; outcomeId: string; year: number; edition: number; version: number };
export type ScoreAnswer = { id: string; question: string; score: Score | null; story: string };

const sheets = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('score_sheets')
    .select(['id', 'outcome_id as outcomeId', 'year', 'edition', 'version'])
    .where('institute_id', '=', instituteId);

export const scoreSheetOf = (
  tx: Tx,
  instituteId: string,
  { outcomeId, year }: { outcomeId: string; year: number },
): Promise<ScoreSheet | undefined> =>
  sheets(tx, instituteId).where('outcome_id', '=', outcomeId).where('year', '=', year).executeTakeFirst();

export const scoreSheetById = (tx: Tx, instituteId: string, id: string): Promise<ScoreSheet | undefined> =>
  sheets(tx, instituteId).where('id', '=', id).executeTakeFirst();

/** What stands on a sheet, a row a question. */
export const scoreAnswers = (tx: Tx, instituteId: string, sheetId: string): Promise<ScoreAnswer[]> =>
  tx
    .selectFrom('score_answers')
    .select(['id', 'question', sql<Score | null>`score`.as('score'), 'story'])
    .where('institute_id', '=', instituteId)
    .where('sheet_id', '=', sheetId)
    .where('ended_by_no', 'is', null)
    .execute();

/** The newest edition that the institute has, or the one that this program brings where it has none yet. */
export const newestScoreEdition = async (tx: Tx, instituteId: string): Promise<number | undefined> => {
  const row = await tx
    .selectFrom('score_questions')
    .select(({ fn }) => fn.max('edition').as('edition'))
    .where('institute_id', '=', instituteId)
    .executeTakeFirst();
  return row?.edition ?? undefined;
};

/** What an edition asks, in order. */
export const scoreQuestions = async (
  tx: Tx,
  instituteId: string,
  edition: number,
): Promise<readonly ScoreQuestion[]> => {
  const rows = await tx
    .selectFrom('score_questions')
    .select(['code', sql<Criterion>`criterion`.as('criterion'), 'position'])
    .select([sql<Localized>`text`.as('text'), sql<Localized>`final_text`.as('finalText')])
    .where('institute_id', '=', instituteId)
    .where('edition', '=', edition)
    .orderBy('position')
    .execute();
  return rows.length === 0 && edition === editionBrought ? questionsBrought : rows;
};

/** A filed sheet as it was filed; what the donor's page is drawn from. */
export type FiledScores = {
  programme: string;
  outcome: { code: string; title: Localized };
  year: number;
  isFinal: boolean;
  answers: { criterion: string; text: Localized; score: Score; story: string }[];
};

export type ScoreFilingRow = {
  id: string;
  institute: string;
  programme: string;
  outcome: string;
  year: number;
  filedOn: CalendarDay;
  filedBy: string;
  sha256: string;
  content: FiledScores;
};

const filings = (tx: Tx, institutes: readonly string[]) =>
  tx
    .selectFrom('score_filings as f')
    .innerJoin('institutes as i', 'i.id', 'f.institute_id')
    .select([
      'f.id',
      'i.code as institute',
      'f.programme_reference as programme',
      'f.outcome_code as outcome',
    ])
    .select(['f.year', 'f.filed_on as filedOn', 'f.filed_by_name as filedBy', 'f.sha256', 'f.content'])
    .where('f.institute_id', 'in', [...institutes])
    .orderBy('f.entry_no', 'desc');

const read = <R extends { content: string }>({ content, ...row }: R) => ({
  ...row,
  content: JSON.parse(content) as FiledScores,
});

/** Filed scores of these institutes, the newest first. */
export const scoreFilings = async (tx: Tx, institutes: readonly string[]): Promise<ScoreFilingRow[]> =>
  institutes.length === 0 ? [] : (await filings(tx, institutes).limit(500).execute()).map(read);

export const scoreFiling = async (
  tx: Tx,
  institutes: readonly string[],
  id: string,
): Promise<ScoreFilingRow | undefined> => {
  if (institutes.length === 0) return undefined;
  const row = await filings(tx, institutes).where('f.id', '=', id).executeTakeFirst();
  return row && read(row);
};
