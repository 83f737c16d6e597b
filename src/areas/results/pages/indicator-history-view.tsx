import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { ownCellText } from '../queries/cell-words.ts';
import type { indicatorHistory, TargetRow } from '../queries/indicator-history.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import { namedAxes } from '../rules/named-axes.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { DefinitionVersions } from './definition-versions-view.tsx';
import { hasSentences } from './figure-text.ts';
import { targetPeriod, targetText } from './target-text.ts';

type Props = {
  page: Page;
  indicator: IndicatorDefinition;
  history: Awaited<ReturnType<typeof indicatorHistory>>;
  /** As of a moment that is past: nothing is done with rows of then. */
  isPast: boolean;
};

/** The targets, replaced ones struck through, and what the indicator meant before. */
export function IndicatorHistory({ page, indicator, history, isPast }: Props) {
  const { words } = page;
  const mayCorrect = mayDefineIndicators(page.actor) === true && !isPast;
  return (
    <>
      <Card id="targets" title={words.t('results.targets')}>
        <DataTable
          caption={words.t('results.targets')}
          captionHidden
          rows={history.targets}
          empty={words.t('results.no-targets')}
          columns={[
            {
              key: 'period',
              label: words.t('results.period'),
              cell: (target) => targetPeriod(page, target),
            },
            {
              key: 'cell',
              label: words.t('results.of-whom'),
              cell: ({ breakdown }) => ownCellText(words, breakdown, namedAxes(indicator)),
            },
            {
              key: 'value',
              label: words.t('results.target'),
              numeric: !hasSentences(history.targets.map(({ text }) => text)),
              cell: (target) => {
                const said = targetText(page, target, indicator);
                return target.endedByNo === null ? said : <del>{said}</del>;
              },
            },
            ...(mayCorrect
              ? [
                  {
                    key: 'correct',
                    action: true,
                    label: words.t('results.correct'),
                    cell: ({ id, endedByNo }: TargetRow) =>
                      endedByNo === null && (
                        <a href={withQuery(paths.newTarget({ id: indicator.id }), { target: id })}>
                          {words.t('results.correct')}
                        </a>
                      ),
                  },
                ]
              : []),
            {
              key: 'note',
              label: words.t('results.comment'),
              cell: ({ comment, correctionReason, endedByNo }) => {
                const said = [words.text(comment), correctionReason].filter(Boolean).join(' · ');
                if (endedByNo === null) return said;
                return (
                  <>
                    <Tag>{words.t('results.replaced')}</Tag> {said}
                  </>
                );
              },
            },
          ]}
        />
      </Card>
      <DefinitionVersions page={page} indicator={indicator} versions={history.versions} isPast={isPast} />
    </>
  );
}
