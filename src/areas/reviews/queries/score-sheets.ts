import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { dayAndId } from '../../../kernel/list-key.ts';
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
  answers(tx, instituteId, sheetId).execute();

const answers = (tx: Tx, instituteId: string, sheetId: string) =>
  tx
    .selectFrom('score_answers')
    .select(['id', 'question', sql<Score | null>`score`.as('score'), 'story'])
    .where('institute_id', '=', instituteId)
    .where('sheet_id', '=', sheetId)
    .where('ended_by_no', 'is', null);

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
): Promise<readonly ScoreQuestion[]> =>
  orBrought(await questions(tx, instituteId, edition).execute(), edition);

/** What the newest edition asks, or the one that a first sheet would bring. */
export const newestQuestions = async (tx: Tx, instituteId: string): Promise<readonly ScoreQuestion[]> => {
  const newest = sql<number>`(select max(edition) from score_questions where institute_id = ${instituteId})`;
  const rows = await questions(tx, instituteId, newest).execute();
  return orBrought(rows, editionBrought);
};

const orBrought = (rows: readonly ScoreQuestion[], edition: number): readonly ScoreQuestion[] =>
  rows.length === 0 && edition === editionBrought ? questionsBrought : rows;

const questions = (tx: Tx, instituteId: string, edition: number | RawBuilder<number>) =>
  tx
    .selectFrom('score_questions')
    .select(['code', sql<Criterion>`criterion`.as('criterion'), 'position'])
    .select([
      sql<Localized>`text`.as('text'),
      sql<Localized>`final_text`.as('finalText'),
      'told_at_end as toldAtEnd',
    ])
    .where('institute_id', '=', instituteId)
    .where('edition', '=', edition)
    .orderBy('position');

/** What the edition of a sheet asks and what stands on it, in one statement. */
export const askedAndAnswered = async (
  tx: Tx,
  instituteId: string,
  { id, edition }: Pick<ScoreSheet, 'id' | 'edition'>,
): Promise<{ questions: readonly ScoreQuestion[]; answers: readonly ScoreAnswer[] }> => {
  const read = await together<{ questions: ScoreQuestion; answers: ScoreAnswer }>(tx, {
    questions: questions(tx, instituteId, edition),
    answers: answers(tx, instituteId, id),
  });
  return { questions: orBrought(read.questions, edition), answers: read.answers };
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
    .where('f.institute_id', 'in', [...institutes]);

const read = <R extends { content: string }>({ content, ...row }: R) => ({
  ...row,
  content: JSON.parse(content) as FiledScores,
});

export type ScoreFilingFilter = {
  /** A reference, as it was filed. */
  programme?: string | undefined;
  year?: number | undefined;
  /** Filings in which one answer at least has it. */
  score?: Score | undefined;
  /** Key of the last row seen (`keyOfFiling`). */
  after?: string | undefined;
  limit?: number | undefined;
};

export const filingsAPage = 25;

/** Where the next page begins after this row. */
export const keyOfFiling = ({ filedOn, id }: Pick<ScoreFilingRow, 'filedOn' | 'id'>): string =>
  `${filedOn}|${id}`;

/** Filed scores of these institutes, the newest first; one more than a page, to know whether there is another. */
export const scoreFilings = async (
  tx: Tx,
  institutes: readonly string[],
  filter: ScoreFilingFilter = {},
): Promise<ScoreFilingRow[]> => {
  if (institutes.length === 0) return [];
  let query = filings(tx, institutes)
    .orderBy('f.filed_on', 'desc')
    .orderBy('f.id', 'desc')
    .limit(filter.limit ?? filingsAPage + 1);
  if (filter.programme) query = query.where('f.programme_reference', '=', filter.programme);
  if (filter.year) query = query.where('f.year', '=', filter.year);
  if (filter.score) {
    const wanted = JSON.stringify({ answers: [{ score: filter.score }] });
    query = query.where(sql<SqlBool>`f.content::jsonb @> ${wanted}::jsonb`);
  }
  const after = dayAndId(filter.after);
  if (after) query = query.where(sql<SqlBool>`(f.filed_on, f.id) < (${after.day}::date, ${after.id}::uuid)`);
  return (await query.execute()).map(read);
};

/** Programmes and years of which scores were filed: what a list of them is narrowed by. */
export const scoreFilingChoices = async (
  tx: Tx,
  institutes: readonly string[],
): Promise<{ programmes: string[]; years: number[] }> => {
  if (institutes.length === 0) return { programmes: [], years: [] };
  const rows = await tx
    .selectFrom('score_filings')
    .select(['programme_reference as programme', 'year'])
    .distinct()
    .where('institute_id', 'in', [...institutes])
    .execute();
  return {
    programmes: [...new Set(rows.map(({ programme }) => programme))].sort(),
    years: [...new Set(rows.map(({ year }) => year))].sort((a, b) => b - a),
  };
};

export const scoreFiling = async (
  tx: Tx,
  institutes: readonly string[],
  id: string,
): Promise<ScoreFilingRow | undefined> => {
  if (institutes.length === 0) return undefined;
  const row = await filings(tx, institutes).where('f.id', '=', id).executeTakeFirst();
  return row && read(row);
};
