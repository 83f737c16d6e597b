import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { DayInput } from '../../programmes/pages/form-parts.tsx';
import { takeDownStory } from '../commands/take-down-story.ts';
import { type PublicationOfStory, publicationById, type StoryRow } from '../queries/stories.ts';
import { mayPublishStories } from '../rules/activity-permissions.ts';
import { factOfStory, storyCrumbs } from './story-subject.ts';

type Loaded = { fact: PublicationOfStory; story: StoryRow };

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const loaded = await load(page);
  const readers = { takenDownOn: day, note: text };
  const submitted = await submit(page, takeDownStory, readers, { publicationId: loaded.fact.id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.story({ id: loaded.fact.storyId }), 'activities.taken-down');
};

const load = async (page: Page): Promise<Loaded> => {
  const loaded = await factOfStory(page, publicationById);
  const allowed = mayPublishStories(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return loaded;
};

const view = (page: Page, { fact, story }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.take-down');
  return (
    <Frame page={page} title={title} crumbs={storyCrumbs(page, story)} narrow>
      <PageHead title={title} quiet={fact.place} />
      <PageForm page={page} state={state} cancel={paths.story({ id: fact.storyId })}>
        <p>{words.t('activities.take-down-what')}</p>
        <DayInput page={page} state={state} name="takenDownOn" label={words.t('activities.takenDownOn')} />
        <TextField
          {...fieldOf(page, state)('note')}
          label={words.t('activities.take-down-note')}
          hint={words.t('activities.no-names')}
          optional={words.t('page.optional')}
        />
      </PageForm>
    </Frame>
  );
};
