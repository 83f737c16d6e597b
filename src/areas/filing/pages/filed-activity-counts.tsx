import type { Words } from '../../../text/words.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Led } from '../../../ui/led.tsx';
import { kindName } from '../../activities/pages/kind-name.ts';
import type { FiledOutcome } from '../rules/filed-programme.ts';
import type { FilingLinks } from './filing-links.ts';

type Props = { words: Words; outcome: FiledOutcome; year: number | null; links: FilingLinks };

type Count = FiledOutcome['activities'][number];

/** What was planned and held of each kind, as filed; each figure opens the activities that it counts, where they were kept. */
export function ActivityCounts({ words, outcome, year, links }: Props) {
  const caption =
    year === null
      ? words.t('filing.activities')
      : words.t('filing.activities-of-year', { year: String(year) });
  const figure = (key: 'planned' | 'held' | 'participants', label: string) => ({
    key,
    label,
    numeric: true,
    cell: (row: Count) => (
      <Led to={links.activities(outcome.code, row.kind, key !== 'planned')}>{words.number(row[key])}</Led>
    ),
  });
  return (
    <>
      <DataTable
        caption={caption}
        rows={outcome.activities}
        empty=""
        columns={[
          { key: 'kind', label: words.t('activities.kind'), cell: ({ kind }) => kindName({ words }, kind) },
          figure('planned', words.t('overview.planned')),
          figure('held', words.t('overview.held')),
          figure('participants', words.t('activities.attendances')),
        ]}
      />
      {!links.keepsActivities && <p class="quiet">{words.t('filing.activities-not-kept')}</p>}
    </>
  );
}
