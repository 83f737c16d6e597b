import { toDecimal } from '../../../kernel/money.ts';
import { type ListColumn, listFile, tableAsked } from '../../../page/list-export.ts';
import type { Answer, Page } from '../../../page/page.ts';
import { unitText } from '../../results/pages/figure-text.ts';
import { unapprovedColumns } from '../../results/pages/unapproved.tsx';
import { valueColumns } from '../../results/pages/value-columns.ts';
import type {
  Gathered,
  GatheredActivity,
  GatheredExpense,
  GatheredSpending,
} from '../queries/report-gathered.ts';
import type { GatheredIndicator } from '../queries/report-indicators.ts';

export const reportTables = ['activities', 'money', 'expenses', 'indicators'] as const;
export type ReportTable = (typeof reportTables)[number];

/** The table of a partner report that is asked for, as the page shows it. */
export const partnerReportFile = (page: Page, name: string, gathered: Gathered): Promise<Answer> => {
  const { words } = page;
  const table = tableAsked(page, reportTables);
  const named = (of: string) => `${name} · ${of}`;
  if (table === 'money')
    return listFile(page, named(words.t('reviews.report-money')), moneyColumns(page), gathered.spending);
  if (table === 'expenses')
    return listFile(page, named(words.t('reviews.single-expenses')), expenseColumns(page), gathered.expenses);
  if (table === 'indicators') {
    const rows = indicatorRows(gathered);
    return listFile(page, named(words.t('reviews.indicators')), indicatorColumns(page, rows), rows);
  }
  return listFile(page, named(words.t('reviews.activities')), activityColumns(page), gathered.activities);
};

const activityColumns = ({ words }: Page): ListColumn<GatheredActivity>[] => [
  { label: words.t('reviews.outcome'), value: ({ outcome }) => outcome },
  { label: words.t('reviews.returned-activity'), value: ({ reference, title }) => `${reference} ${title}` },
  { label: words.t('reviews.fromOn'), kind: 'day', value: ({ from }) => from },
  { label: words.t('reviews.untilOn'), kind: 'day', value: ({ until }) => until },
  { label: words.t('reviews.state'), value: ({ state }) => words.t(`reviews.${state}`) },
  {
    label: words.t('reviews.people'),
    kind: 'number',
    value: ({ state, people }) => (state === 'held' ? people : null),
  },
  {
    label: words.t('reviews.of-whom-women'),
    kind: 'number',
    value: ({ state, women }) => (state === 'held' ? women : null),
  },
  {
    label: words.t('reviews.told'),
    value: ({ state, hasReport }) =>
      state === 'held' ? words.t(hasReport ? 'reviews.report-there' : 'reviews.report-not-there') : null,
  },
];

const moneyColumns = ({ words }: Page): ListColumn<GatheredSpending>[] => [
  { label: words.t('reviews.outcome'), value: ({ outcome }) => outcome ?? words.t('reviews.of-no-outcome') },
  { label: words.t('reviews.budget-line'), value: ({ line }) => line },
  { label: words.t('reviews.spent'), kind: 'number', value: toDecimal },
  { label: words.t('finance.currency'), value: ({ currency }) => currency },
  { label: words.t('reviews.expenses-count'), kind: 'number', value: ({ count }) => count },
];

const expenseColumns = ({ words }: Page): ListColumn<GatheredExpense>[] => [
  { label: words.t('reviews.later-day'), kind: 'day', value: ({ on }) => on },
  { label: words.t('reviews.returned-expense'), value: ({ title }) => title },
  { label: words.t('reviews.spent'), kind: 'number', value: toDecimal },
  { label: words.t('finance.currency'), value: ({ currency }) => currency },
  {
    label: words.t('reviews.voucher'),
    value: ({ isMissing }) => words.t(isMissing ? 'reviews.report-not-there' : 'reviews.report-there'),
  },
];

type IndicatorLine = Pick<GatheredIndicator, 'code' | 'title' | 'text' | 'nothing'> & {
  /** Null where the partner works. */
  country: string | null;
  /** What no line of another country says: its figures are in the sum already. */
  whole: GatheredIndicator | null;
};

/** A line an indicator, and one for what was said of it in each other country. */
const indicatorRows = ({ indicators }: Gathered): IndicatorLine[] =>
  indicators.flatMap((whole) => [
    { ...whole, country: null, whole },
    ...whole.elsewhere.map((each) => ({ code: whole.code, title: whole.title, ...each, whole: null })),
  ]);

const indicatorColumns = (page: Page, rows: readonly IndicatorLine[]): ListColumn<IndicatorLine>[] => {
  const { words } = page;
  return [
    { label: words.t('results.code'), value: ({ code }) => code },
    { label: words.t('reviews.indicator'), value: ({ title }) => words.text(title) },
    ...valueColumns<IndicatorLine>(page, {
      label: words.t('reviews.measured'),
      rows,
      of: ({ whole }) => whole && { value: whole.value, of: whole },
    }),
    {
      label: words.t('results.unit'),
      value: ({ whole }) => whole && unitText(words, whole),
    },
    { label: words.t('results.country'), value: ({ country }) => country && words.country(country) },
    {
      label: words.t('reviews.in-words'),
      value: ({ text, nothing }) => (text ? words.text(text) : nothing),
    },
    { label: words.t('reviews.measured-until'), kind: 'day', value: ({ whole }) => whole?.until ?? null },
    ...unapprovedColumns<IndicatorLine>(page, ({ whole }) => whole),
  ];
};
