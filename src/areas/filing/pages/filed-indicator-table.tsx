import { ListPager } from '../../../page/list-pager.tsx';
import type { Page } from '../../../page/page.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import type { IndicatorLine } from '../rules/shared-indicators.ts';
import { filedFigures, filedUnit, isInWords } from './filed-figure.tsx';
import { accountName, FigureInOutcome, InOutcome, lineName } from './filed-line.tsx';

const indicatorsAPage = 50;

type Props = {
  page: Page;
  rows: readonly IndicatorLine[];
  /** How many come before the first that is shown. */
  from: number;
};

/** Indicators outcome by outcome, page by page. */
export function IndicatorTable({ page, rows, from }: Props) {
  const { words } = page;
  const shown = rows.slice(from, from + indicatorsAPage);
  const numeric = shown.every(({ indicator }) => !isInWords(indicator));
  return (
    <>
      <DataTable
        caption={words.t('filing.indicators')}
        captionHidden
        rows={shown}
        group={({ line }) => `${accountName(page, line)} · ${lineName(page, line)}`}
        empty={words.t('filing.no-indicators')}
        columns={[
          {
            key: 'indicator',
            label: words.t('filing.indicator'),
            cell: (row) => (
              <InOutcome row={row}>
                {row.indicator.code} {words.text(row.indicator.title)}
              </InOutcome>
            ),
          },
          {
            key: 'unit',
            label: words.t('results.unit'),
            cell: ({ indicator }) => filedUnit(words, indicator),
          },
          ...filedFigures.map((of) => ({
            key: of,
            label: words.t(`filing.${of}`),
            numeric,
            cell: (row: IndicatorLine) => <FigureInOutcome page={page} row={row} of={of} />,
          })),
        ]}
      />
      <ListPager
        page={page}
        after={from + indicatorsAPage < rows.length ? String(from + indicatorsAPage) : undefined}
      />
    </>
  );
}
