import type { FigureQuestion } from '../../../db/figure-question.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import { answerFigure } from '../rules/answer-words.ts';
import { lastSaid } from '../rules/last-said.ts';
import { placeOf } from './figure-scope.ts';
import { indicatorRollUps } from './indicator-roll-ups.ts';
import { measuredQuestion } from './measured-question.ts';

/**
 * Baseline, target and what was measured of each indicator, and how far that is on its way, in per cent; of how many entries,
 * and how many of these a window asks for and nobody approved yet (`waiting`), or were returned.
 */
const indicatorsQuestion: FigureQuestion = {
  name: 'indicators',
  axes: ['indicator'],
  most: 1,
  narrows: ['outcome', 'partner', 'country', 'year'],
  figures: ['baseline', 'target', 'actual', 'course', 'entries', 'waiting', 'returned', 'partners'],
  ask: async (tx, instituteId, { programmeId, asOf, narrowed = {} }) => {
    const outcomes = await outcomesOf(tx, instituteId, programmeId);
    const codes = new Map(outcomes.map(({ id, code }) => [id, code]));
    const rows = await indicatorRollUps(tx, instituteId, {
      ...{ programmeId, outcomeId: narrowed.outcomeId, asOf, tellsWords: true, tellsStates: true },
      ...placeOf(narrowed),
    });
    return {
      rows: rows.map(({ indicator, baseline, target, actual, course, words, aimed }) => ({
        at: { outcome: codes.get(indicator.outcomeId) ?? null, indicator: indicator.code },
        figures: {
          baseline: answerFigure(baseline?.value, indicator, baseline?.text),
          target: answerFigure(target?.value, indicator, aimed),
          actual: answerFigure(actual?.value, indicator, lastSaid({ indicator, words })),
          course: course ?? null,
          entries: actual?.entries ?? 0,
          waiting: actual?.unapproved?.waiting ?? 0,
          returned: actual?.unapproved?.returned ?? 0,
          partners: actual?.partners ?? 0,
        },
      })),
    };
  },
};

export const resultQuestions: readonly FigureQuestion[] = [indicatorsQuestion, measuredQuestion];
