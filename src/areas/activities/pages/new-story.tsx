import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { addStory } from '../commands/add-story.ts';
import type { ActivityRow } from '../queries/activities.ts';
import { storyMedia } from '../rules/story-input.ts';
import { activityCrumbs, activityToChange } from './activity-subject.ts';

export const show = async (page: Page) => html(view(page, await activityToChange(page), freshForm()));

export const save = async (page: Page) => {
  const activity = await activityToChange(page);
  const readers = { medium: text, title: text, shown: text, peopleShown: wholeNumber, onBehalf: behalf };
  const submitted = await submit(page, addStory, readers, { activityId: activity.id });
  if (!submitted.done) return invalid(view(page, activity, submitted.state));
  return redirect(paths.story({ id: submitted.value.id }), 'activities.story-saved');
};

const view = (page: Page, activity: ActivityRow, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.new-story');
  const field = fieldOf(page, state);
  return (
    <Frame page={page} title={title} crumbs={activityCrumbs(page, activity)} narrow>
      <PageHead title={title} kind={activity.reference} quiet={activity.title} />
      <PageForm page={page} state={state} cancel={paths.activity({ id: activity.id })}>
        <RadioField
          {...field('medium')}
          label={words.t('activities.medium')}
          options={storyMedia.map((value) => ({ value, label: words.say(`activities.medium-${value}`) }))}
        />
        <TextField
          {...field('title')}
          label={words.t('activities.story-title')}
          hint={words.t('activities.no-names')}
        />
        <TextArea
          {...field('shown')}
          label={words.t('activities.shown')}
          hint={words.t('activities.shown-hint')}
          rows={3}
        />
        <TextField
          {...field('peopleShown')}
          label={words.t('activities.peopleShown')}
          hint={words.t('activities.peopleShown-hint')}
          inputmode="numeric"
          width={4}
        />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
