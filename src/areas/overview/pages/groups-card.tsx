import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import type { OutcomeGroups } from '../../activities/queries/reached-groups.ts';
import { reachedShares } from '../../activities/rules/reached-share.ts';

type Props = { words: Words; outcomeId: string; groups: OutcomeGroups; mayAnnounce: boolean };

/** For whom the outcome is (aim O5): the shares it announced beside those it reached, in words and numbers alone. */
export function GroupsCard({ words, outcomeId, groups, mayAnnounce }: Props) {
  const percent = (value: number | null) => (value === null ? '–' : `${words.number(value)} %`);
  return (
    <Card
      title={words.t('overview.target-groups')}
      id="groups"
      aside={
        mayAnnounce && (
          <a href={paths.announceGroups({ id: outcomeId })}>{words.t('overview.announce-groups')}</a>
        )
      }
    >
      <DataTable
        caption={words.t('overview.target-groups')}
        captionHidden
        rows={reachedShares(groups.announced, groups.counted)}
        empty={words.t('overview.no-target-groups')}
        columns={[
          {
            key: 'group',
            label: words.t('overview.target-group'),
            cell: ({ targetGroup }) => words.say(`activities.group-${targetGroup}`),
          },
          {
            key: 'announced',
            label: words.t('overview.announced'),
            numeric: true,
            cell: ({ announced }) => percent(announced),
          },
          {
            key: 'reached',
            label: words.t('overview.reached-so-far'),
            numeric: true,
            cell: ({ reached }) => percent(reached),
          },
        ]}
      />
      {groups.announced.length > 0 && <p class="quiet">{words.t('overview.reached-how')}</p>}
    </Card>
  );
}
