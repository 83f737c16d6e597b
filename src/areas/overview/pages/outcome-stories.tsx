import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { mayKeepActivities } from '../../activities/rules/activity-permissions.ts';
import type { StoriesOfOutcome } from '../queries/story-lines.ts';
import { StoriesCard } from './stories-card.tsx';

type Props = { page: Page; id: string; partnershipId: string | undefined; stories: StoriesOfOutcome };

/** Stories of the outcome itself, with the way to those of its activities and, for who keeps them, to what was withdrawn. */
export function OutcomeStories({ page, id, partnershipId, stories }: Props) {
  const { words } = page;
  return (
    <StoriesCard
      page={page}
      title={words.t('activities.stories-of-outcome')}
      stories={stories.told}
      empty={words.t('activities.no-stories-of-outcome')}
      newHref={paths.newOutcomeStory({ id })}
    >
      <p>
        <a href={withQuery(paths.stories(), { outcome: id, partner: partnershipId })}>
          {words.t('activities.stories-with-activities')}
        </a>
      </p>
      {mayKeepActivities(page.actor) === true && <Withdrawn page={page} rows={stories.withdrawn} />}
    </StoriesCard>
  );
}

/** Their histories say who withdrew them and why; no other page leads there. */
function Withdrawn({ page: { words }, rows }: { page: Page; rows: StoriesOfOutcome['withdrawn'] }) {
  if (rows.length === 0) return null;
  return (
    <Disclosure summary={words.t('activities.withdrawn-stories', { count: rows.length })}>
      <p class="quiet">{words.t('activities.withdrawn-stories-what')}</p>
      <ul>
        {rows.map(({ id, title }) => (
          <li>
            <a href={paths.history({ kind: 'story', id })}>{title}</a>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
