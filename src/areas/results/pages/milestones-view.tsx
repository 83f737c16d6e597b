import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ownCellText } from '../queries/cell-words.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { MilestoneFigure } from '../queries/year-figures.ts';
import { namedAxes } from '../rules/named-axes.ts';
import { entriesHref } from './figure-place.ts';
import { figureText, hasSentences } from './figure-text.ts';
import { allTargetsLabel, share, targetText } from './target-text.ts';

type Props = {
  page: Page;
  indicator: IndicatorDefinition;
  milestones: readonly MilestoneFigure[];
  asOf: number | undefined;
};

/** What was aimed at by each milestone, and what was reached by then; to whoever reads a part of the figures, of that part. */
export function Milestones({ page, indicator, milestones, asOf }: Props) {
  const { words } = page;
  if (milestones.length === 0) return null;
  return (
    <Card id="milestones" title={words.t('results.milestones')}>
      <DataTable
        caption={words.t('results.milestones')}
        captionHidden
        rows={milestones}
        empty=""
        columns={[
          {
            key: 'day',
            label: words.t('results.until'),
            cell: ({ milestone }) => words.day(milestone.until as CalendarDay),
          },
          {
            key: 'cell',
            label: words.t('results.of-whom'),
            cell: ({ milestone }) =>
              ownCellText(words, milestone.breakdown, namedAxes(indicator)) || words.t('results.whole'),
          },
          {
            key: 'aimed',
            label: allTargetsLabel(page),
            numeric: !hasSentences(milestones.map(({ milestone }) => milestone.text)),
            cell: ({ milestone }) => targetText(page, milestone, indicator),
          },
          {
            key: 'reached',
            label: words.t('results.reached-by-then'),
            numeric: true,
            cell: ({ milestone: { breakdown, until, isShare }, reached }) =>
              reached !== null && (
                <a href={entriesHref(indicator.id, { breakdown }, { until, asOf })}>
                  {figureText(words, reached, isShare ? share : indicator)}
                </a>
              ),
          },
        ]}
      />
    </Card>
  );
}
