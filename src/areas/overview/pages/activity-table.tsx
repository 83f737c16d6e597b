import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { ActivityEntry } from '../queries/coverage-entries.ts';
import { daysText } from './period-text.ts';

export const activityTone = { planned: 'info', held: 'ok', cancelled: 'quiet' } as const;

/** Activities in a card of another thing: when, what, how far. */
export function ActivityTable({
  words,
  rows,
}: {
  words: Words;
  rows: readonly Omit<ActivityEntry, 'reference'>[];
}) {
  return (
    <DataTable
      caption={words.t('page.nav-activities')}
      captionHidden
      rows={rows}
      empty={words.t('overview.no-activities')}
      columns={[
        {
          key: 'title',
          label: words.t('overview.activity'),
          cell: (row) => <a href={paths.activity({ id: row.id })}>{row.title}</a>,
        },
        { key: 'kind', label: words.t('overview.kind'), cell: (row) => row.kind },
        {
          key: 'days',
          label: words.t('overview.days'),
          cell: (row) =>
            row.heldFrom
              ? daysText(words, row.heldFrom, row.heldUntil)
              : daysText(words, row.plannedFrom, row.plannedUntil),
        },
        {
          key: 'people',
          label: words.t('overview.participants'),
          numeric: true,
          cell: (row) => row.participants !== null && words.number(row.participants),
        },
        {
          key: 'state',
          label: words.t('overview.state'),
          cell: (row) => (
            <Tag tone={activityTone[row.state]}>{words.say(`activities.state-${row.state}`)}</Tag>
          ),
        },
      ]}
    />
  );
}
