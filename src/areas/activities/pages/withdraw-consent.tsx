import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { BehalfInput, behalf, DayInput } from '../../programmes/pages/form-parts.tsx';
import { withdrawConsent } from '../commands/withdraw-consent.ts';
import { type ConsentRow, consentById } from '../queries/consents.ts';
import type { StoryRow } from '../queries/stories.ts';
import { factOfStory, storyCrumbs } from './story-subject.ts';

export const show = async (page: Page) => html(view(page, await factOfStory(page, consentById), freshForm()));

export const save = async (page: Page) => {
  const loaded = await factOfStory(page, consentById);
  const readers = { withdrawnOn: day, reason: text, onBehalf: behalf };
  const submitted = await submit(page, withdrawConsent, readers, { consentId: loaded.fact.id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.story({ id: loaded.fact.storyId }), 'activities.consent-withdrawn');
};

const view = (
  page: Page,
  { fact: consent, story }: { fact: ConsentRow; story: StoryRow },
  state: FormState,
) => {
  const { words } = page;
  const title = words.t('activities.withdraw-consent');
  return (
    <Frame page={page} title={title} crumbs={storyCrumbs(page, story)} narrow>
      <PageHead title={title} quiet={consent.who} />
      <PageForm
        page={page}
        state={state}
        cancel={paths.story({ id: consent.storyId })}
        buttons={[{ label: title, kind: 'danger' }]}
      >
        <p>{words.t('activities.withdraw-consent-what')}</p>
        <DayInput page={page} state={state} name="withdrawnOn" label={words.t('activities.withdrawnOn')} />
        <TextField
          {...fieldOf(page, state)('reason')}
          label={words.t('activities.reason')}
          hint={words.t('activities.no-names')}
          optional={words.t('page.optional')}
        />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
