import type { FigureQuestion } from '../../../db/figure-question.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { elapsedShare } from '../rules/course-state.ts';
import { progressOfLines } from '../rules/outcome-progress.ts';
import { wholeYear } from '../rules/portfolio-lines.ts';
import { outcomesAsOf } from './outcomes-as-of.ts';
import { portfolio } from './portfolio.ts';

/** Neither a partner's nor an auditor's: the whole. */
const nobodys = { partnerships: [], scope: null };

/** How far money, work and results of each outcome are in whole per cent, and what share of the time has passed; of a year, its own. */
export const progressQuestion: FigureQuestion = {
  name: 'progress',
  axes: ['outcome'],
  most: 1,
  narrows: ['outcome', 'year'],
  figures: ['money', 'work', 'results', 'elapsed'],
  ask: async (tx, instituteId, { programmeId, asOf, on = todayIn(), narrowed = {} }) => {
    const { outcomeId, year } = narrowed;
    const all = await outcomesAsOf(tx, instituteId, { programmeId }, asOf);
    const asked = { reader: nobodys, programmeId, year, asOf, on };
    const { outcomes, lines, indicators } = await portfolio(tx, instituteId, all, asked);
    const wanted = outcomes.filter(({ id }) => outcomeId === undefined || id === outcomeId);
    const codes = new Map(wanted.map((outcome) => [outcome.id, outcome]));
    return {
      rows: progressOfLines(wanted, lines, indicators).map(({ id, money, work, results }) => {
        const { code, ...span } = codes.get(id)!;
        const time = year ? wholeYear(year) : span;
        const elapsed = elapsedShare(time, on);
        return { at: { outcome: code }, figures: { money, work, results, elapsed } };
      }),
    };
  },
};
