import { paths, withQuery } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import type { CapacityWork } from '../../activities/queries/capacity-tags.ts';
import { capacityTags } from '../../activities/rules/capacity-tag.ts';

type Props = { words: Words; partnershipId: string; work: readonly CapacityWork[] };

/** Activities held by what they strengthen and by year; each number opens its activities. */
export function CapacityWorkTable({ words, partnershipId, work }: Props) {
  const years = [...new Set(work.map(({ year }) => year))].sort();
  return (
    <>
      <p class="quiet">{words.t('overview.capacity-work-what')}</p>
      <DataTable
        caption={words.t('overview.capacity-work')}
        captionHidden
        rows={years.length === 0 ? [] : capacityTags}
        empty={words.t('overview.no-capacity-work')}
        columns={[
          {
            key: 'tag',
            label: words.t('activities.capacityTags'),
            cell: (tag) => words.say(`activities.capacityTags-${tag}`),
          },
          ...years.map((year) => ({
            key: String(year),
            label: String(year),
            numeric: true,
            cell: (tag: CapacityWork['tag']) => {
              const found = work.find((one) => one.tag === tag && one.year === year);
              if (!found) return '–';
              const filter = { partner: partnershipId, capacity: tag, year: String(year), state: 'held' };
              return <a href={withQuery(paths.activities(), filter)}>{words.number(found.activities)}</a>;
            },
          })),
        ]}
      />
    </>
  );
}
