import { type CalendarDay, yearOf } from '../../../kernel/calendar-day.ts';
import { sameDecimal } from '../../../kernel/decimal.ts';
import type { Page } from '../../../page/page.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import type { TargetRow } from '../queries/indicator-history.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { YearFigure } from '../queries/year-figures.ts';
import { figureText, saidText } from './figure-text.ts';
import { targetLabel } from './target-text.ts';
import { UnapprovedNote } from './unapproved.tsx';

type Props = {
  page: Page;
  indicator: IndicatorDefinition;
  years: readonly YearFigure[];
  targets: readonly TargetRow[];
  /** To the entries of a year that nobody approved yet. */
  hrefOf: (year: number) => string;
};

/** Year by year the category that was measured and the one aimed at: in no order, they have no length that could be drawn. */
export function YearWords({ page, indicator, years, targets, hrefOf }: Props) {
  const { words } = page;
  return (
    <DataTable
      caption={words.t('results.year-by-year')}
      rows={years}
      empty=""
      columns={[
        { key: 'year', label: words.t('results.year'), cell: ({ year }) => String(year) },
        {
          key: 'actual',
          label: words.t('results.actual'),
          cell: (figure) => (
            <>
              {figureText(words, figure.actual, indicator) || '–'}
              <UnapprovedNote words={words} figure={figure} href={hrefOf(figure.year)} />
            </>
          ),
        },
        {
          key: 'target',
          label: targetLabel(page),
          cell: (figure) =>
            saidText(words, { value: figure.target, text: besideTarget(targets, figure) }, indicator) || '–',
        },
      ]}
    />
  );
}

/** What stands in words beside the target of a year. */
const besideTarget = (targets: readonly TargetRow[], { year, target }: YearFigure): unknown =>
  targets.findLast(
    (row) => isOfWhole(row) && yearOf(row.until as CalendarDay) === year && sameDecimal(row.value, target),
  )?.text;

const isOfWhole = ({ breakdown, stands, compares, isShare }: TargetRow): boolean =>
  stands && compares && !isShare && Object.keys(breakdown).length === 0;
