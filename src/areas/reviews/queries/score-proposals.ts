import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import type { ScoredFigures } from '../rules/score-proposal.ts';
import { isOver } from '../rules/score-year.ts';
import { type ReviewFigures, reviewFigures } from './review-figures.ts';

type Scored = {
  id: string;
  programmeId: string;
  fromOn: CalendarDay;
  year: number;
  asOf?: number | undefined;
};

/** The figures of an outcome until the end of a year that is scored, as they stand beside its questions. */
export const figuresOfYear = (
  tx: Tx,
  instituteId: string,
  { id, programmeId, fromOn, year, asOf }: Scored,
): Promise<ReviewFigures> =>
  reviewFigures(tx, instituteId, { outcomeId: id, programmeId, asOf, scored: { year, since: fromOn } });

/** The same as measures of the questionnaire read them; what is told in words proposes nothing. */
export const scoredFigures = (
  { indicators, money, activities }: ReviewFigures,
  year: number,
  today = todayIn(),
): ScoredFigures => {
  const sum = (of: (row: ReviewFigures['activities'][number]) => number) =>
    activities.reduce((total, row) => total + of(row), 0);
  return {
    year,
    isOver: isOver(year, today),
    indicators: indicators
      .filter(({ indicator: { measure } }) => measure === 'number' || measure === 'percentage')
      .map(({ indicator: { id, code }, actual, target, course }) => ({
        ...{ id, code, course },
        isMeasured: (actual?.value ?? null) !== null,
        isAimed: (target?.value ?? null) !== null,
      })),
    money: { spent: money.opening + money.recorded, budget: money.budgetUntil, currency: money.currency },
    activities: {
      planned: sum(({ planned }) => planned),
      held: sum(({ held }) => held),
      participants: sum(({ participants }) => participants),
      women: sum(({ women }) => women),
      sexKnown: sum(({ sexKnown }) => sexKnown),
    },
  };
};
