import { toDecimal } from '../../../kernel/money.ts';
import { type ListColumn, listFile, tableAsked } from '../../../page/list-export.ts';
import type { Answer, Page } from '../../../page/page.ts';
import { namedByDay } from '../../results/pages/as-of-field.tsx';
import { countedYears } from '../../results/pages/counted-years.tsx';
import { unapprovedColumns } from '../../results/pages/unapproved.tsx';
import type { IndicatorRollUp } from '../../results/queries/indicator-roll-ups.ts';
import { type Held, heldByIndicators } from '../../results/rules/held.ts';
import type { OutcomeFacts } from '../queries/outcome-facts.ts';
import { type CourseCount, courseCount } from '../rules/course-count.ts';
import { elapsedShare } from '../rules/course-state.ts';
import { percentOf, sumOf } from '../rules/sums.ts';
import { indicatorColumns } from './outcome-file.ts';
import { knownUntil, type ProgrammeSeen, tellsCourse } from './programme-seen.ts';

const tables = ['outcomes', 'indicators'] as const;

export type OutcomeLine = CourseCount &
  Held & {
    outcome: OutcomeFacts | null;
    planned: number;
    spent: number;
  };

/** The table of a programme's overview that is asked for, narrowed as the page is: its outcomes, or the indicators of all of them. */
export const programmeOverviewFile = (page: Page, seen: ProgrammeSeen): Promise<Answer> => {
  const { words } = page;
  const { head, outcomes, of } = seen;
  const named = (table: string) => namedByDay(`${head.reference} ${table}`, of.on);
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
      named(words.t('overview.indicators')),
      [outcome, ...indicatorColumns(page, inOrder, tellsCourse(page, seen) ? elapsedOf(seen) : undefined)],
      inOrder,
      countedYears(page, outcomes),
    );
  }
  return listFile(
    page,
    named(words.t('overview.outcomes')),
    lineColumns(page, seen),
    outcomeLines(seen),
    countedYears(page, outcomes),
  );
};

const elapsedOf = (seen: ProgrammeSeen): number => elapsedShare(seen.period, knownUntil(seen));

const lineColumns = (page: Page, seen: ProgrammeSeen): ListColumn<OutcomeLine>[] => {
  const { words } = page;
  const { currency } = seen.head;
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
    ...(seen.of.on === undefined ? placeColumns(page) : []),
    { label: words.t('overview.currency'), value: () => currency },
    amount(words.t('overview.budget'), 'planned'),
    amount(words.t('overview.spent'), 'spent'),
    number(`${words.t('overview.share-spent')} (%)`, ({ planned, spent }) =>
      planned > 0 ? percentOf(spent, planned) : undefined,
    ),
    ...(tellsCourse(page, seen)
      ? [number(words.t('overview.indicators-on-course'), ({ onCourse }) => onCourse)]
      : []),
    number(words.t('overview.indicators'), ({ indicators }) => indicators),
    number(words.t('overview.of-which-in-words'), ({ inWords }) => inWords),
    ...unapprovedColumns<OutcomeLine>(page, (line) => (line.outcome ? line : undefined)),
  ];
};

/** Where and with whom is kept as it is today alone. */
const placeColumns = ({ words }: Page): ListColumn<OutcomeLine>[] => [
  {
    label: words.t('overview.countries'),
    value: ({ outcome }) => outcome?.countries.map((code) => words.country(code)).join(', '),
  },
  {
    label: words.t('overview.partners'),
    value: ({ outcome }) => outcome?.partners.map(({ name }) => name).join(', '),
  },
];

/** A line for each outcome that the reader sees; the last is what no outcome bears, where there is any. */
export const outcomeLines = (seen: ProgrammeSeen): OutcomeLine[] => {
  const { outcomes, budget, spending, indicators } = seen;
  const elapsed = elapsedOf(seen);
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
      ...courseCount(own, elapsed),
      ...heldByIndicators(own),
    };
  };
  const rest = lineOf(null);
  const lines = outcomes.map(lineOf);
  return rest.planned !== 0 || rest.spent !== 0 ? [...lines, rest] : lines;
};
