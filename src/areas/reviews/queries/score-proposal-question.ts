import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { FigureQuestion, FigureRow } from '../../../db/figure-question.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import type { Score } from '../rules/score-input.ts';
import { scoreProposals } from '../rules/score-proposal.ts';
import { isYearOf, yearToScore } from '../rules/score-year.ts';
import { figuresOfYear, scoredFigures } from './score-proposals.ts';
import { questionsOfYear, scoreQuestions, scoreSheetOf } from './score-sheets.ts';

/**
 * What live figures propose to answer the questionnaire with, beside what was given: of the year named, else of the one that
 * is scored now. A letter is proposed nowhere where figures are missing; `missing` counts them.
 */
export const scoreProposalQuestion: FigureQuestion = {
  name: 'score-proposals',
  axes: ['question'],
  most: 1,
  narrows: ['outcome', 'year'],
  figures: ['percent', 'forA', 'forB', 'forC', 'missing'],
  ofToday: 'outcomes, the edition of the questionnaire, and activities as they are planned today',
  ask: async (tx, instituteId, { programmeId, asOf, on = todayIn(), narrowed = {} }) => {
    const programme = await programmeById(tx, instituteId, programmeId);
    if (!programme) return { rows: [] };
    const year = narrowed.year ?? yearToScore(programme, on);
    if (!isYearOf(programme, year)) return { rows: [] };
    const outcomes = (await outcomesOf(tx, instituteId, programmeId)).filter(
      ({ id }) => narrowed.outcomeId === undefined || id === narrowed.outcomeId,
    );
    const rows: FigureRow[] = [];
    for (const { id, code } of outcomes) {
      const asked = { id, code, programmeId, fromOn: programme.fromOn, year, asOf, on };
      rows.push(...(await rowsOf(tx, instituteId, asked)));
    }
    return { rows };
  },
};

type Asked = Parameters<typeof figuresOfYear>[2] & { code: string; on: CalendarDay };

const rowsOf = async (tx: Tx, instituteId: string, asked: Asked): Promise<FigureRow[]> => {
  const { id: outcomeId, code, year, asOf, on } = asked;
  const sheet = await scoreSheetOf(tx, instituteId, { outcomeId, year });
  const questions = sheet
    ? await scoreQuestions(tx, instituteId, sheet.edition)
    : await questionsOfYear(tx, instituteId, year);
  const given = await lettersGiven(tx, instituteId, sheet?.id, asOf);
  const figures = scoredFigures(await figuresOfYear(tx, instituteId, asked), year, on);
  return scoreProposals(questions, figures).map(({ question, bounds, percent, score, missing }) => ({
    at: {
      ...{ outcome: code, year: String(year), question, measure: bounds.measure },
      ...{ confidence: bounds.confidence, proposed: score, given: given.get(question) ?? null },
    },
    figures: {
      ...{ percent, forA: bounds.forA, forB: bounds.forB, forC: bounds.forC },
      missing: missing.length,
    },
  }));
};

const lettersGiven = async (
  tx: Tx,
  instituteId: string,
  sheetId: string | undefined,
  asOf: number | undefined,
): Promise<Map<string, Score>> => {
  if (!sheetId) return new Map();
  const { rows } = await sql<{ question: string; score: Score }>`
    select a.question, a.score from score_answers a
     where a.institute_id = ${instituteId} and a.sheet_id = ${sheetId} and a.score is not null
       and ${standing('a', asOf)}`.execute(tx);
  return new Map(rows.map(({ question, score }) => [question, score]));
};
