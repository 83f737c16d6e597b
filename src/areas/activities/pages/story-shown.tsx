import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import type { StoryRow } from '../queries/stories.ts';

/** What a story shows, of whom, and what it tells of: its activity where there is one, and its outcome. */
export function StoryShown({ page: { words }, story }: { page: Page; story: StoryRow }) {
  const { activityId, documentId, partnershipId, partner } = story;
  return (
    <Card title={words.t('activities.shown')} id="shown">
      <p>{story.shown}</p>
      <DescriptionList
        rows={[
          { term: words.t('activities.peopleShown'), value: words.number(story.peopleShown) },
          {
            term: words.t('activities.activity'),
            value: activityId && (
              <a href={paths.activity({ id: activityId })}>
                {story.reference} {story.activity}
              </a>
            ),
          },
          {
            term: words.t('activities.outcomeId'),
            value: (
              <a href={paths.outcome({ id: story.outcomeId })}>
                {story.programme} · {story.outcomeCode} {words.text(story.outcomeTitle)}
              </a>
            ),
          },
          {
            term: words.t('activities.partnershipId'),
            value: partnershipId ? (
              <a href={paths.partner({ id: partnershipId })}>{partner}</a>
            ) : (
              words.t('activities.story-of-institute')
            ),
          },
          {
            term: words.t('activities.story-file'),
            value: documentId && (
              <a href={paths.document({ id: documentId })}>{words.t('activities.story-open-file')}</a>
            ),
          },
        ]}
      />
    </Card>
  );
}
