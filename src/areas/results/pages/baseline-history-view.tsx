import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import type { BaselineRow } from '../queries/baselines.ts';
import { ownCellText } from '../queries/cell-words.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import { namedAxes } from '../rules/named-axes.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { hasSentences, saidText } from './figure-text.ts';

type Props = {
  page: Page;
  indicator: IndicatorDefinition;
  baselines: readonly BaselineRow[];
  isPast: boolean;
};

/** Where the indicator stood, and what was said of it before a correction; nothing where it has one that was never touched. Rows of the past are not corrected. */
export function BaselineHistory({ page, indicator, baselines, isPast }: Props) {
  const { words } = page;
  if (baselines.length < 2 && baselines.every(isPlain)) return null;
  const corrections: Column<BaselineRow>[] =
    mayDefineIndicators(page.actor) === true && !isPast
      ? [
          {
            key: 'correct',
            action: true,
            label: words.t('results.correct'),
            cell: (row) => <Correct page={page} id={indicator.id} row={row} />,
          },
        ]
      : [];
  return (
    <Card id="baselines" title={words.t('results.baselines')}>
      <DataTable
        caption={words.t('results.baselines')}
        captionHidden
        rows={baselines}
        empty=""
        columns={[
          { key: 'year', label: words.t('results.baseline-year'), cell: ({ year }) => String(year) },
          {
            key: 'cell',
            label: words.t('results.of-whom'),
            cell: ({ breakdown }) =>
              ownCellText(words, breakdown, namedAxes(indicator)) || words.t('results.whole'),
          },
          {
            key: 'value',
            label: words.t('results.baseline'),
            numeric: !hasSentences(baselines.map(({ text }) => text)),
            cell: ({ value, text, endedByNo }) => {
              const said = saidText(words, { value, text }, indicator);
              return endedByNo === null ? said : <del>{said}</del>;
            },
          },
          { key: 'comment', label: words.t('results.comment'), cell: ({ comment }) => words.text(comment) },
          { key: 'why', label: words.t('results.reason'), cell: ({ correctionReason }) => correctionReason },
          ...corrections,
        ]}
      />
    </Card>
  );
}

/** One of the whole that stands: the definition says it. */
const isPlain = ({ breakdown, endedByNo }: BaselineRow): boolean =>
  endedByNo === null && Object.keys(breakdown).length === 0;

function Correct({ page, id, row }: { page: Page; id: string; row: BaselineRow }) {
  if (row.endedByNo !== null) return null;
  return (
    <a href={withQuery(paths.setBaseline({ id }), { baseline: row.id })}>{page.words.t('results.correct')}</a>
  );
}
