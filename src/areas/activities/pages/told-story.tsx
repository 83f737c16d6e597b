import type { ListColumn } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import type { StoryRow } from '../queries/stories.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { toldParts } from '../rules/told-story.ts';

/** What the story of change tells, in its language; whoever keeps it changes it until it is published. */
export function ToldStory({ page, story }: { page: Page; story: StoryRow }) {
  const { words } = page;
  const mayTell = mayKeepActivities(page.actor) === true && story.publications.length === 0;
  const { language } = story;
  if (!mayTell && !language) return null;
  return (
    <Card
      title={words.t('activities.told')}
      aside={mayTell && <a href={paths.tellStory({ id: story.id })}>{words.t('activities.tell-story')}</a>}
    >
      {language ? (
        <DescriptionList
          rows={[
            { term: words.t('activities.language'), value: words.say(`page.language-${language}`) },
            ...toldParts.map((part) => ({
              term: words.t(`activities.${part}`),
              value: story[part] && <span lang={language}>{story[part]}</span>,
            })),
          ]}
        />
      ) : (
        <p class="quiet">{words.t('activities.not-told')}</p>
      )}
    </Card>
  );
}

export const storyColumns = ({ words }: Page): readonly ListColumn<StoryRow>[] => [
  { label: words.t('activities.medium'), value: ({ medium }) => words.say(`activities.medium-${medium}`) },
  { label: words.t('activities.story-title'), value: ({ title }) => title },
  { label: words.t('activities.shown'), value: ({ shown }) => shown },
  { label: words.t('activities.peopleShown'), kind: 'number', value: ({ peopleShown }) => peopleShown },
  { label: words.t('activities.language'), value: ({ language }) => language },
  ...toldParts.map((part) => ({
    label: words.t(`activities.${part}`),
    value: (story: StoryRow) => story[part],
  })),
];
