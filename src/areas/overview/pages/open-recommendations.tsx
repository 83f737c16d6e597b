import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import type { PartnerMoment } from '../queries/partner-moments.ts';

/** What exchanges and missions recommended and nobody has done or given up yet, the earliest day first. */
export function OpenRecommendations({ page, moments }: { page: Page; moments: readonly PartnerMoment[] }) {
  const { words } = page;
  const title = words.t('overview.open-recommendations');
  return (
    <Card title={title} id="recommendations">
      <DataTable
        caption={title}
        captionHidden
        rows={moments.filter(({ kind }) => kind === 'recommendation')}
        empty={words.t('overview.no-open-recommendations')}
        columns={[
          {
            key: 'what',
            label: words.t('activities.recommendation'),
            cell: ({ title: what, activityId }) =>
              activityId ? (
                <a href={`${paths.activity({ id: activityId })}#recommendations`}>{what}</a>
              ) : (
                what
              ),
          },
          { key: 'who', label: words.t('activities.addressee'), cell: ({ said }) => said },
          { key: 'due', label: words.t('activities.dueOn'), cell: ({ onDay }) => words.day(onDay) },
        ]}
      />
    </Card>
  );
}
