import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { FileField } from '../../../ui/file-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { sentDocument } from '../../records/pages/sent-document.ts';
import { addStory } from '../commands/add-story.ts';
import type { ActivityRow } from '../queries/activities.ts';
import { ordinaryDocuments } from '../queries/stories.ts';
import { storyMedia } from '../rules/story-input.ts';
import { activityCrumbs, activityToChange } from './activity-subject.ts';

type Loaded = { activity: ActivityRow; documents: readonly { id: string; title: string }[] };

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const loaded = await load(page);
  const sent = await sentDocument(page, 'file');
  if (!sent.ok)
    return invalid(
      view(page, loaded, { ...freshForm(), typed: page.form.texts, errors: { file: [sent.problem] } }),
    );
  const readers = {
    medium: text,
    title: text,
    shown: text,
    peopleShown: wholeNumber,
    documentId: text,
    onBehalf: behalf,
  };
  const input = { activityId: loaded.activity.id, file: sent.file };
  const submitted = await submit(page, addStory, readers, input);
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.story({ id: submitted.value.id }), 'activities.story-saved');
};

const load = async (page: Page): Promise<Loaded> => {
  const activity = await activityToChange(page);
  const institute = requireInstitute(page);
  const documents = await page.read((tx) => ordinaryDocuments(tx, institute.id, activity.id));
  return { activity, documents };
};

const view = (page: Page, { activity, documents }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.new-story');
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <Frame page={page} title={title} crumbs={activityCrumbs(page, activity)} narrow>
      <PageHead title={title} kind={activity.reference} quiet={activity.title} />
      <PageForm page={page} state={state} cancel={paths.activity({ id: activity.id })} multipart>
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
        {documents.length > 0 && (
          <SelectField
            {...field('documentId')}
            label={words.t('activities.story-document')}
            optional={optional}
            placeholder={words.t('activities.story-document-none')}
            options={documents.map(({ id, title }) => ({ value: id, label: title }))}
          />
        )}
        <FileField
          {...field('file')}
          label={words.t('activities.story-file')}
          hint={words.t('activities.story-file-hint')}
          accept="image/jpeg,image/png,image/webp,application/pdf"
          optional={optional}
        />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
