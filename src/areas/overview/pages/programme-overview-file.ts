import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { type ListColumn, listFile, tableAsked } from '../../../page/list-export.ts';
import type { Answer, Page } from '../../../page/page.ts';
import { readsWhole } from '../../results/pages/target-text.ts';
import type { IndicatorRollUp } from '../../results/queries/indicator-roll-ups.ts';
import type { OutcomeFacts } from '../queries/outcome-facts.ts';
import { courseState, elapsedShare } from '../rules/course-state.ts';
import { percentOf, sumOf } from '../rules/sums.ts';
import { indicatorColumns } from './outcome-file.ts';
import type { ProgrammeSeen } from './programme.tsx';

const tables = ['outcomes', 'indicators'] as const;

export type OutcomeLine = {
  outcome: OutcomeFacts | null;
  planned: number;
  spent: number;
  onCourse: number;
  indicators: number;
};

/** The table of a programme's overview that is asked for: its outcomes, or the indicators of all of them. */
export const programmeOverviewFile = (
  page: Page,
  seen: ProgrammeSeen,
  today: CalendarDay,
): Promise<Answer> => {
  const { words } = page;
  const { head, outcomes } = seen;
  if (tableAsked(page, tables) === 'indicators') {
    const codes = new Map(outcomes.map(({ id, code }) => [id, code]));
    const outcome: ListColumn<IndicatorRollUp> = {
      label: words.t('overview.outcome'),
      value: ({ indicator }) => codes.get(indicator.outcomeId),
    };
    const inOrder = outcomes.flatMap(({ id }) =>
      seen.indicators.filter(({ indicator }) => indicator.outcomeId === id),
    );
    return listFile(
      page,
      `${head.reference} ${words.t('overview.indicators')}`,
      [outcome, ...indicatorColumns(page, elapsedShare(head, today))],
      inOrder,
    );
  }
  return listFile(
    page,
    `${head.reference} ${words.t('overview.outcomes')}`,
    lineColumns(page, head.currency),
    outcomeLines(seen, today),
  );
};

const lineColumns = (page: Page, currency: string): ListColumn<OutcomeLine>[] => {
  const { words } = page;
  const number = (label: string, value: ListColumn<OutcomeLine>['value']): ListColumn<OutcomeLine> => ({
    label,
    kind: 'number',
    value,
  });
  const amount = (label: string, field: 'planned' | 'spent') =>
    number(label, (line) => toDecimal({ minor: line[field], currency }));
  return [
    {
      label: words.t('overview.outcome'),
      value: ({ outcome }) =>
        outcome ? `${outcome.code} ${words.text(outcome.title)}` : words.t('overview.no-outcome-bears'),
    },
    {
      label: words.t('overview.countries'),
      value: ({ outcome }) => outcome?.countries.map((code) => words.country(code)).join(', '),
    },
    {
      label: words.t('overview.partners'),
      value: ({ outcome }) => outcome?.partners.map(({ name }) => name).join(', '),
    },
    { label: words.t('overview.currency'), value: () => currency },
    amount(words.t('overview.budget'), 'planned'),
    amount(words.t('overview.spent'), 'spent'),
    number(`${words.t('overview.share-spent')} (%)`, ({ planned, spent }) =>
      planned > 0 ? percentOf(spent, planned) : undefined,
    ),
    ...(readsWhole(page)
      ? [number(words.t('overview.indicators-on-course'), ({ onCourse }) => onCourse)]
      : []),
    number(words.t('overview.indicators'), ({ indicators }) => indicators),
  ];
};

/** A line for each outcome that the reader sees; the last is what no outcome bears, where there is any. */
export const outcomeLines = (
  { head, outcomes, budget, spending, indicators }: ProgrammeSeen,
  today: CalendarDay,
): OutcomeLine[] => {
  const elapsed = elapsedShare(head, today);
  const lineOf = (outcome: OutcomeFacts | null): OutcomeLine => {
    const id = outcome?.id ?? null;
    const own = indicators.filter(({ indicator }) => indicator.outcomeId === id);
    return {
      outcome,
      planned: sumOf(
        budget.filter(({ outcomeId }) => outcomeId === id),
        ({ minor }) => minor,
      ),
      spent: sumOf(
        spending.filter(({ outcomeId }) => outcomeId === id),
        (cell) => cell.spent,
      ),
      onCourse: own.filter(({ course }) => courseState(course, elapsed) === 'on-course').length,
      indicators: own.length,
    };
  };
  const rest = lineOf(null);
  const lines = outcomes.map(lineOf);
  return rest.planned !== 0 || rest.spent !== 0 ? [...lines, rest] : lines;
};
