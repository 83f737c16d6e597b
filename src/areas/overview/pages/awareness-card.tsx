import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { awarenessChannels } from '../../activities/rules/belgian-awareness-detail.ts';
import type { ActivityAround } from '../queries/activity-around.ts';

type Props = { page: Page; around: Pick<ActivityAround, 'awareness' | 'reaches'> };

/** The awareness that an activity brings about (aim O8): for whom, with what, and by channel the reach planned and counted. */
export function AwarenessCard({ page: { words }, around: { awareness, reaches } }: Props) {
  const planned = awareness?.planned ?? {};
  const rows = awarenessChannels.filter((channel) => channel in planned || channel in reaches);
  const count = (value: number | undefined) => (value === undefined ? '' : words.number(value));
  return (
    <Card
      title={words.t('activities.awareness')}
      id="awareness"
      aside={<a href={paths.awareness()}>{words.t('activities.awareness-sums')}</a>}
    >
      {awareness && (
        <DescriptionList
          rows={[
            {
              term: words.t('activities.audience'),
              value: awareness.audience
                ? words.say(`activities.awareness-audience-${awareness.audience}`)
                : words.t('activities.awareness-audience-missing'),
            },
            { term: words.t('activities.spoken'), value: awareness.spoken },
            { term: words.t('activities.material'), value: awareness.material },
          ]}
        />
      )}
      <DataTable
        caption={words.t('activities.awareness-by-channel')}
        captionHidden
        rows={rows}
        empty={words.t('activities.awareness-no-channel')}
        columns={[
          {
            key: 'channel',
            label: words.t('activities.channel'),
            cell: (channel) => words.say(`activities.channel-${channel}`),
          },
          {
            key: 'planned',
            label: words.t('activities.awareness-plannedReach'),
            numeric: true,
            cell: (channel) => count(planned[channel]),
          },
          {
            key: 'reached',
            label: words.t('activities.awareness-reached'),
            numeric: true,
            cell: (channel) => count(reaches[channel]),
          },
        ]}
      />
    </Card>
  );
}
