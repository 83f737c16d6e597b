import { typedText } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { choices, day, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { BehalfInput, behalf, DayInput } from '../../programmes/pages/form-parts.tsx';
import { sentDocument } from '../../records/pages/sent-document.ts';
import { recordConsent } from '../commands/record-consent.ts';
import type { ActivityRow } from '../queries/activities.ts';
import { type StoryRow, storyById } from '../queries/stories.ts';
import { peopleNotRenewed } from '../rules/consenting.ts';
import { storyUses } from '../rules/story-input.ts';
import { factToChange } from './activity-subject.ts';
import { storyCrumbs } from './story-subject.ts';

type Loaded = { fact: StoryRow; activity: ActivityRow };

export const show = async (page: Page) => html(view(page, await factToChange(page, storyById), freshForm()));

export const save = async (page: Page) => {
  const loaded = await factToChange(page, storyById);
  const sent = await sentDocument(page, 'file');
  if (!sent.ok)
    return invalid(
      view(page, loaded, { ...freshForm(), typed: page.form.texts, errors: { file: [sent.problem] } }),
    );
  const { id } = loaded.fact;
  const submitted = await submit(
    page,
    recordConsent,
    {
      who: text,
      people: wholeNumber,
      renews: text,
      givenOn: day,
      untilOn: day,
      uses: choices,
      whyUploaded: text,
      onBehalf: behalf,
    },
    { storyId: id, file: sent.file, kept: keptIn(page) },
  );
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.story({ id }), 'activities.consent-saved');
};

/** Where the signed paper stays; undefined where nothing was said of it. */
const keptIn = ({ form }: Page) => {
  const one = (name: string) => typedText(form.texts, `kept.${name}`)?.trim() || undefined;
  const kept = { place: one('place'), keeper: one('keeper') };
  return kept.place || kept.keeper ? kept : undefined;
};

const view = (page: Page, { fact: story, activity }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.new-consent');
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const renewable = story.consents.filter(
    (one) => one.withdrawnOn === null && peopleNotRenewed(one, story.consents) > 0,
  );
  return (
    <Frame page={page} title={title} crumbs={storyCrumbs(page, activity, story)} narrow>
      <PageHead title={title} quiet={story.title} />
      <PageForm page={page} state={state} cancel={paths.story({ id: story.id })} multipart>
        <TextField
          {...field('who')}
          label={words.t('activities.who')}
          hint={words.t('activities.who-hint')}
        />
        <TextField {...field('people')} label={words.t('activities.people')} inputmode="numeric" width={4} />
        {renewable.length > 0 && (
          <RadioField
            {...field('renews')}
            label={words.t('activities.renews')}
            hint={words.t('activities.renews-hint')}
            options={[
              { value: 'nobody', label: words.t('activities.renews-nobody') },
              ...renewable.map(({ id, who, givenOn, people }) => ({
                value: id,
                label: words.t('activities.renews-that', { who, day: givenOn, count: people }),
              })),
            ]}
          />
        )}
        <DayInput page={page} state={state} name="givenOn" label={words.t('activities.givenOn')} />
        <DayInput page={page} state={state} name="untilOn" label={words.t('activities.untilOn')} optional />
        <CheckboxGroup
          {...field('uses')}
          label={words.t('activities.uses')}
          values={state.typed?.uses ?? []}
          options={storyUses.map((value) => ({ value, label: words.say(`activities.use-${value}`) }))}
        />
        <p>{words.t('activities.consent-paper')}</p>
        <TextField {...field('kept.place')} label={words.t('activities.consent-place')} optional={optional} />
        <TextField
          {...field('kept.keeper')}
          label={words.t('activities.consent-keeper')}
          hint={words.t('activities.no-names')}
          optional={optional}
        />
        <FileField
          {...field('file')}
          label={words.t('activities.consent-file')}
          accept="image/jpeg,image/png,image/webp,application/pdf"
          optional={optional}
        />
        <TextField
          {...field('whyUploaded')}
          label={words.t('activities.consent-why')}
          hint={words.t('activities.consent-why-hint')}
          optional={optional}
        />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
