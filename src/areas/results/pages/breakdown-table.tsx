import { readsShares } from '../../../kernel/under-control.ts';
import type { Page } from '../../../page/page.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { ownCellText } from '../queries/cell-words.ts';
import type { IndicatorRollUp } from '../queries/indicator-roll-ups.ts';
import { namedAxes } from '../rules/named-axes.ts';
import { entriesHref, unapprovedHref } from './figure-place.ts';
import { figureText, hasSentences, saidText } from './figure-text.ts';
import { targetLabel } from './target-text.ts';
import { UnapprovedNote } from './unapproved.tsx';

type CellRow = IndicatorRollUp['cells'][number];

const perCent = { measure: 'percentage', unit: null, scale: [] };

type Props = { page: Page; rollUp: IndicatorRollUp; asOf: number | undefined };

/** Each cell of an indicator, never added to the whole; and what share of it was reached where one is aimed at. */
export function Breakdown({ page, rollUp, asOf }: Props) {
  const { words } = page;
  const { cells, indicator } = rollUp;
  if (cells.length === 0) return null;
  const shares: Column<CellRow>[] = cells.some(({ share }) => share !== null)
    ? [{ key: 'share', label: words.t('results.share'), numeric: true, cell: (row) => shareText(page, row) }]
    : [];
  const begun: Column<CellRow>[] = cells.some(({ baseline }) => baseline)
    ? [
        {
          key: 'baseline',
          label: words.t('results.baseline'),
          numeric: !hasSentences(cells.map(({ baseline }) => baseline?.text)),
          cell: ({ baseline }) => baseline && `${saidText(words, baseline, indicator)} (${baseline.year})`,
        },
      ]
    : [];
  return (
    <DataTable
      caption={words.t('results.breakdown')}
      rows={cells}
      empty=""
      columns={[
        {
          key: 'cell',
          label: words.t('results.of-whom'),
          cell: ({ breakdown }) => ownCellText(words, breakdown, namedAxes(indicator)),
        },
        ...begun,
        {
          key: 'target',
          label: targetLabel(page),
          numeric: !hasSentences(cells.map(({ aimed }) => aimed)),
          cell: ({ target, aimed }) => saidText(words, { value: target?.value, text: aimed }, indicator),
        },
        {
          key: 'actual',
          label: words.t('results.actual'),
          numeric: true,
          cell: ({ breakdown, actual }) =>
            actual && (
              <>
                <a href={entriesHref(indicator.id, { breakdown }, { asOf })}>
                  {figureText(words, actual.value, indicator) ||
                    words.t('results.entries', { count: actual.entries })}
                </a>
                <UnapprovedNote
                  words={words}
                  figure={actual}
                  href={unapprovedHref(indicator, { breakdown }, { asOf })}
                />
              </>
            ),
        },
        ...shares,
      ]}
    />
  );
}

/** To whoever reads some of the years alone, what is aimed at: a share of these is none of the whole. */
const shareText = ({ words, actor }: Page, { share }: CellRow): string => {
  if (share === null) return '';
  if (!readsShares(actor))
    return words.t('results.share-at-least', { percent: figureText(words, share.aimed, perCent) });
  return words.t('results.share-reached', {
    reached: figureText(words, share.reached, perCent) || '–',
    aimed: figureText(words, share.aimed, perCent),
  });
};
