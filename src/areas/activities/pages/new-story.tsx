import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { FileField } from '../../../ui/file-field.tsx';
import type { Link } from '../../../ui/link.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { requireInstitute, routeId } from '../../programmes/pages/page-subject.ts';
import { partnerOptions } from '../../programmes/pages/thing-options.ts';
import { outcomeChoices } from '../../programmes/queries/outcomes.ts';
import type { PartnershipChoice } from '../../programmes/queries/programme-lists.ts';
import { sentDocument } from '../../records/pages/sent-document.ts';
import { addStory } from '../commands/add-story.ts';
import { ordinaryDocuments } from '../queries/stories.ts';
import { storyTellers } from '../queries/story-tellers.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { storyMedia } from '../rules/story-input.ts';
import { activityCrumbs, activityToChange } from './activity-subject.ts';
import { outcomeCrumbs } from './story-subject.ts';

/** What is told of. */
type Loaded = {
  kind: string;
  title: string;
  crumbs: readonly Link[];
  back: string;
  input: { activityId: string } | { outcomeId: string; partnershipId?: string | undefined };
  documents: readonly { id: string; title: string }[];
  documentLabel: string;
  /** Whose story it can be, where that is to be said. */
  tellers?: readonly PartnershipChoice[];
};

const ofAnActivity = async (page: Page): Promise<Loaded> => {
  const activity = await activityToChange(page);
  const { id, reference, title } = activity;
  const subject = { kind: 'activity', id };
  return {
    kind: reference,
    title,
    crumbs: activityCrumbs(page, activity),
    back: `${paths.activity({ id })}#stories`,
    input: { activityId: id },
    documents: await page.read((tx) => ordinaryDocuments(tx, requireInstitute(page).id, subject)),
    documentLabel: page.words.t('activities.story-document'),
  };
};

const ofAnOutcome = async (page: Page): Promise<Loaded> => {
  const { actor, words } = page;
  const { id: instituteId } = requireInstitute(page);
  const id = routeId(page);
  const { outcome, tellers, documents } = await page.read(async (tx) => ({
    outcome: (await outcomeChoices(tx, instituteId)).find((one) => one.id === id),
    tellers: await storyTellers(tx, { actor, instituteId }, id),
    documents: await ordinaryDocuments(tx, instituteId, { kind: 'outcome', id }),
  }));
  if (!outcome) throw new NotFound();
  const allowed = mayKeepActivities(actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const { code: outcomeCode, programmeId, programme } = outcome;
  // A partner tells for itself.
  const [own] = actor.partnerships;
  return {
    kind: `${programme} ${outcomeCode}`,
    title: words.text(outcome.title),
    crumbs: outcomeCrumbs(page, { outcomeId: id, outcomeCode, programmeId, programme }),
    back: `${paths.outcome({ id })}#stories`,
    input: { outcomeId: id, ...(own ? { partnershipId: own } : {}) },
    documents,
    documentLabel: words.t('activities.story-outcome-document'),
    ...(own ? {} : { tellers }),
  };
};

const readers = {
  medium: text,
  title: text,
  shown: text,
  peopleShown: wholeNumber,
  documentId: text,
  onBehalf: behalf,
};

/** One form, whatever is told of. */
const storyForm = (load: (page: Page) => Promise<Loaded>) => ({
  show: async (page: Page) => html(view(page, await load(page), freshForm())),
  save: async (page: Page) => {
    const loaded = await load(page);
    const sent = await sentDocument(page, 'file');
    if (!sent.ok) {
      const state = { ...freshForm(), typed: page.form.texts, errors: { file: [sent.problem] } };
      return invalid(view(page, loaded, state));
    }
    const fields = loaded.tellers ? { ...readers, partnershipId: text } : readers;
    const submitted = await submit(page, addStory, fields, { ...loaded.input, file: sent.file });
    if (!submitted.done) return invalid(view(page, loaded, submitted.state));
    return redirect(paths.story({ id: submitted.value.id }), 'activities.story-saved');
  },
});

export const ofActivity = storyForm(ofAnActivity);
export const ofOutcome = storyForm(ofAnOutcome);

const view = (page: Page, loaded: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.new-story');
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <Frame page={page} title={title} crumbs={loaded.crumbs} narrow>
      <PageHead title={title} kind={loaded.kind} quiet={loaded.title} />
      <PageForm page={page} state={state} cancel={loaded.back} multipart>
        {loaded.tellers && <TellerInput page={page} state={state} tellers={loaded.tellers} />}
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
        {loaded.documents.length > 0 && (
          <SelectField
            {...field('documentId')}
            label={loaded.documentLabel}
            optional={optional}
            placeholder={words.t('activities.story-document-none')}
            options={loaded.documents.map(({ id, title }) => ({ value: id, label: title }))}
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

type TellerProps = { page: Page; state: FormState; tellers: readonly PartnershipChoice[] };

/** Staff tell for a partner or for the institute itself. */
function TellerInput({ page: { words }, page, state, tellers }: TellerProps) {
  return (
    <SelectField
      {...fieldOf(page, state)('partnershipId')}
      label={words.t('activities.partnershipId')}
      hint={words.t('activities.story-teller-hint')}
      placeholder={words.t('activities.story-of-institute')}
      options={partnerOptions(tellers)}
    />
  );
}
