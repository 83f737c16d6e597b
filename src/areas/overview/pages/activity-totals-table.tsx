import { paths, withQuery } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Led } from '../../../ui/led.tsx';
import type { ActivityTotal } from '../../activities/queries/activity-totals.ts';
import { actionTitle } from './agreement-words.ts';

type Props = {
  words: Words;
  rows: readonly ActivityTotal[];
  /** What the address of their list is narrowed to; undefined where no list adds up to them. */
  of: Readonly<Record<string, string | undefined>> | undefined;
};

/** What an outcome's activities come to, by kind; each number of activities leads to them. */
export function ActivityTotalsTable({ words, rows, of }: Props) {
  if (rows.length === 0) return null;
  const list = (kind: string, state?: string) => of && withQuery(paths.activities(), { ...of, kind, state });
  return (
    <DataTable
      caption={words.t('overview.activity-totals')}
      rows={rows}
      empty=""
      columns={[
        {
          key: 'kind',
          label: words.t('activities.kind'),
          cell: ({ kind }) => `${kind} ${actionTitle(words, kind)}`,
        },
        {
          key: 'planned',
          label: words.t('overview.planned'),
          numeric: true,
          cell: ({ kind, planned }) => <Led to={list(kind, 'standing')}>{words.number(planned)}</Led>,
        },
        {
          key: 'held',
          label: words.t('overview.held'),
          numeric: true,
          cell: ({ kind, held }) => <Led to={list(kind, 'held')}>{words.number(held)}</Led>,
        },
        {
          key: 'participants',
          label: words.t('activities.attendances'),
          numeric: true,
          cell: ({ participants }) => words.number(participants),
        },
        {
          key: 'days',
          label: words.t('activities.participant-days'),
          numeric: true,
          cell: ({ kind, participantDays }) => kind === 'A2' && words.number(participantDays),
        },
      ]}
    />
  );
}
