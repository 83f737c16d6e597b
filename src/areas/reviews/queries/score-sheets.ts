import { type RawBuilder, sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Score } from '../rules/score-input.ts';
import {
  type Bounds,
  type Criterion,
  editionBrought,
  questionsBrought,
  type ScoreQuestion,
} from '../rules/score-questions.ts';
import { type AskedBefore, type LeftAnswer, leftAnswers, questionsLeft } from './left-answers.ts';
import { type LastFiled, lastFiledOf } from './outcome-filings.ts';
import { editionOfYear, newerEdition } from './score-editions.ts';

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

/** What an edition asks, in order. */
export const scoreQuestions = async (
  tx: Tx,
  instituteId: string,
  edition: number,
): Promise<readonly ScoreQuestion[]> =>
  orBrought(await questions(tx, instituteId, edition).execute(), edition);

/** What a new sheet of a year is asked: the newest edition that holds for it, or the one that a first sheet would bring. */
export const questionsOfYear = async (
  tx: Tx,
  instituteId: string,
  year: number,
): Promise<readonly ScoreQuestion[]> =>
  orBrought(await questions(tx, instituteId, editionOfYear(instituteId, year)).execute(), editionBrought);

const orBrought = (rows: readonly ScoreQuestion[], edition: number): readonly ScoreQuestion[] =>
  rows.length === 0 && edition === editionBrought ? questionsBrought : rows;

/** What proposes a letter, as a value of SQL over `score_questions`. */
export const boundsOf = sql<Bounds | null>`case when measure is not null then jsonb_build_object('measure', measure,
  'forA', bound_a, 'forB', bound_b, 'forC', bound_c, 'confidence', bounds_confidence, 'source', bounds_source) end`;

const questions = (tx: Tx, instituteId: string, edition: number | RawBuilder<number>) =>
  tx
    .selectFrom('score_questions')
    .select(['code', sql<Criterion>`criterion`.as('criterion'), 'position'])
    .select([
      sql<Localized>`text`.as('text'),
      sql<Localized>`final_text`.as('finalText'),
      'told_at_end as toldAtEnd',
      boundsOf.as('bounds'),
    ])
    .where('institute_id', '=', instituteId)
    .where('edition', '=', edition)
    .orderBy('position');

export type AskedAndAnswered = {
  questions: readonly ScoreQuestion[];
  answers: readonly ScoreAnswer[];
  /** What was filed last of the sheet. */
  last: LastFiled | undefined;
  /** An edition to which the sheet can move. */
  newer: number | null;
  /** What was answered before the sheet moved and is asked no longer. */
  left: readonly LeftAnswer[];
  /** What was asked before it moved. */
  askedBefore: readonly AskedBefore[];
};

/** What the edition of a sheet asks and what stands on it, in one statement. */
export const askedAndAnswered = async (
  tx: Tx,
  instituteId: string,
  { id, edition, year }: Pick<ScoreSheet, 'id' | 'edition' | 'year'>,
): Promise<AskedAndAnswered> => {
  const read = await together<{
    questions: ScoreQuestion;
    answers: ScoreAnswer;
    last: LastFiled;
    newer: { edition: number | null };
    left: LeftAnswer;
    askedBefore: AskedBefore;
  }>(tx, {
    questions: questions(tx, instituteId, edition),
    answers: answers(tx, instituteId, id),
    last: lastFiledOf('score_filings', instituteId, id),
    newer: newerEdition(instituteId, { year, edition }),
    left: leftAnswers(instituteId, id),
    askedBefore: questionsLeft(instituteId, id),
  });
  return {
    ...read,
    questions: orBrought(read.questions, edition),
    last: read.last[0],
    newer: read.newer[0]?.edition ?? null,
  };
};
