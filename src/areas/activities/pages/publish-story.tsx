import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { DayInput } from '../../programmes/pages/form-parts.tsx';
import { publishStory } from '../commands/publish-story.ts';
import type { StoryRow } from '../queries/stories.ts';
import { mayPublishStories } from '../rules/activity-permissions.ts';
import { storyUses } from '../rules/story-input.ts';
import { storyCrumbs, storyToChange } from './story-subject.ts';

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const story = await load(page);
  const { id } = story;
  const readers = { publishedOn: day, publishedAs: text, place: text };
  const submitted = await submit(page, publishStory, readers, { storyId: id });
  if (!submitted.done) return invalid(view(page, story, submitted.state));
  return redirect(paths.story({ id }), 'activities.story-published');
};

const load = async (page: Page): Promise<StoryRow> => {
  const story = await storyToChange(page);
  const allowed = mayPublishStories(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return story;
};

const view = (page: Page, story: StoryRow, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.publish-story');
  const field = fieldOf(page, state);
  return (
    <Frame page={page} title={title} crumbs={storyCrumbs(page, story)} narrow>
      <PageHead title={title} quiet={story.title} />
      <PageForm page={page} state={state} cancel={paths.story({ id: story.id })}>
        <DayInput page={page} state={state} name="publishedOn" label={words.t('activities.publishedOn')} />
        <SelectField
          {...field('publishedAs')}
          label={words.t('activities.publishedAs')}
          placeholder={words.t('page.choose')}
          options={storyUses.map((value) => ({ value, label: words.say(`activities.use-${value}`) }))}
        />
        <TextField
          {...field('place')}
          label={words.t('activities.published-where')}
          hint={words.t('activities.published-where-hint')}
        />
      </PageForm>
    </Frame>
  );
};
