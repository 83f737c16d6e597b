import { toDecimal } from '../../../kernel/money.ts';
import { type ListColumn, listFile, tableAsked } from '../../../page/list-export.ts';
import type { Answer, Page } from '../../../page/page.ts';
import type { FiledLine } from '../rules/filed-outcomes.ts';
import {
  courseOfRow,
  type IndicatorLine,
  indicatorLines,
  type SharedRow,
  sharedIndicators,
  sharedRows,
  type Together,
} from '../rules/shared-indicators.ts';
import { figureValue, filedFigures, filedUnit } from './filed-figure.tsx';
import { lineName } from './filed-line.tsx';
import { filedAmounts } from './filed-outcome-table.tsx';
import { togetherName } from './filed-shared-table.tsx';

const tables = ['outcomes', 'shared', 'indicators'] as const;

/** The table of the page that is asked for, narrowed as the page is. */
export const outcomesFile = (page: Page, lines: readonly FiledLine[]): Promise<Answer> => {
  const { words } = page;
  const table = tableAsked(page, tables);
  const name = `${words.t('filing.outcomes')} ${words.t(`filing.outcomes-table-${table}`)}`;
  if (table === 'outcomes') return listFile(page, name, outcomeColumns(page), lines);
  const rows = indicatorLines(lines);
  if (table === 'indicators') return listFile(page, name, indicatorColumns(page), rows);
  return listFile(page, name, sharedColumns(page), sharedRows(sharedIndicators(rows)));
};

const whereColumns = <Row>(page: Page, lineOf: (row: Row) => FiledLine): ListColumn<Row>[] => {
  const { words } = page;
  return [
    {
      label: words.t('overview.axis-institute'),
      value: (row) => lineOf(row).account.instituteCode.toUpperCase(),
    },
    { label: words.t('overview.programme'), value: (row) => lineOf(row).account.reference },
    { label: words.t('filing.year'), kind: 'number', value: (row) => lineOf(row).account.year },
    { label: words.t('overview.outcome'), value: (row) => lineName(page, lineOf(row)) },
    { label: words.t('filing.aims'), value: (row) => lineOf(row).aims.join(', ') },
  ];
};

const outcomeColumns = (page: Page): ListColumn<FiledLine>[] => {
  const { words } = page;
  const number = (label: string, value: ListColumn<FiledLine>['value']): ListColumn<FiledLine> => ({
    label,
    kind: 'number',
    value,
  });
  return [
    ...whereColumns<FiledLine>(page, (line) => line),
    { label: words.t('overview.currency'), value: ({ currency }) => currency },
    ...filedAmounts.map(({ label, of }) =>
      number(words.t(label), ({ money, currency }) => {
        const minor = of(money);
        return minor === null ? null : toDecimal({ minor, currency });
      }),
    ),
    number(words.t('overview.planned'), ({ reach }) => reach?.planned),
    number(words.t('overview.held'), ({ reach }) => reach?.held),
    number(words.t('activities.attendances'), ({ reach }) => reach?.participants),
  ];
};

const indicatorColumns = (page: Page): ListColumn<IndicatorLine>[] => {
  const { words } = page;
  return [
    ...whereColumns<IndicatorLine>(page, ({ line }) => line),
    {
      label: words.t('filing.indicator'),
      value: ({ indicator }) => `${indicator.code} ${words.text(indicator.title)}`,
    },
    { label: words.t('results.unit'), value: ({ indicator }) => filedUnit(words, indicator) },
    ...filedFigures.map((of) => ({
      label: words.t(`filing.${of}`),
      kind: 'number' as const,
      value: ({ indicator }: IndicatorLine) => figureValue(words, indicator, of),
    })),
  ];
};

/** Each place of a definition, and below what they come to. */
const sharedColumns = (page: Page): ListColumn<SharedRow>[] => {
  const { words } = page;
  return [
    {
      label: words.t('filing.shared-definition'),
      value: ({ shared }) => words.text(shared.definition.title),
    },
    ...indicatorColumns(page).map(
      (column): ListColumn<SharedRow> => ({
        ...column,
        value: ({ member, together }) =>
          member ? column.value(member) : togetherValues(words, together)[column.label],
      }),
    ),
    { label: words.t('results.course'), kind: 'number', value: courseOfRow },
    {
      label: words.t('filing.shared-counts'),
      value: ({ member }) =>
        member &&
        words.t(member.indicator.library?.isSame ? 'filing.shared-same' : 'filing.shared-otherwise'),
    },
  ];
};

/** What of several places is said, under the column that says it of each. */
const togetherValues = (
  words: Page['words'],
  together: Together,
): Readonly<Record<string, string | number | null | undefined>> => ({
  [words.t('overview.axis-institute')]: togetherName(words, together),
  [words.t('filing.year')]: together.year,
  [words.t('filing.target')]: together.target,
  [words.t('filing.actual')]: together.actual,
});
