import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, filledForm, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { BehalfInput } from '../../programmes/pages/form-parts.tsx';
import { routeId } from '../../programmes/pages/page-subject.ts';
import { namesOf } from '../../programmes/pages/thing-options.ts';
import { sentDocument } from '../../records/pages/sent-document.ts';
import { CorrectionFields, correctionReaders } from '../../rights/pages/form-fields.tsx';
import { correctConsent } from '../commands/correct-consent.ts';
import { consentOfRow } from '../queries/consents.ts';
import { renewableBy } from '../rules/consent-claim.ts';
import { isOfOthers } from '../rules/consenting.ts';
import { ConsentFields, ConsentPaper, consentReaders, keptIn } from './consent-fields.tsx';
import { type ConsentOfStory, consentQuote } from './consent-subject.ts';
import { factOfStory, storyCrumbs } from './story-subject.ts';

export const show = async (page: Page) => {
  const loaded = await load(page);
  const { consent, story } = loaded;
  const renews = consent.renewsId ?? (isOfOthers(consent, story.consents) ? 'nobody' : undefined);
  const state = filledForm({
    who: consent.who,
    renews,
    givenOn: page.words.day(consent.givenOn),
    untilOn: consent.untilOn ? page.words.day(consent.untilOn) : undefined,
    uses: consent.uses,
  });
  return html(view(page, loaded, state));
};

export const save = async (page: Page) => {
  const loaded = await load(page, true);
  const sent = await sentDocument(page, 'file');
  if (!sent.ok) {
    const state = { ...freshForm(), typed: page.form.texts, errors: { file: [sent.problem] } };
    return invalid(view(page, loaded, state));
  }
  const readers = { ...consentReaders, ...correctionReaders };
  const extra = { id: routeId(page), file: sent.file, kept: keptIn(page) };
  const submitted = await submit(page, correctConsent, readers, extra);
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.story({ id: loaded.story.id }), 'activities.consent-corrected');
};

const load = async (page: Page, newest = false): Promise<ConsentOfStory> => {
  const { fact: consent, story } = await factOfStory(page, consentOfRow, newest);
  return { consent, story };
};

const view = (page: Page, { consent, story }: ConsentOfStory, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.correct-consent');
  const can = renewableBy(consent, story.consents);
  const renewable = story.consents.filter((one) => can.includes(one));
  const names = namesOf(renewable.map((one) => ({ value: one.id, label: consentQuote(page, one) })));
  return (
    <Frame page={page} title={title} crumbs={storyCrumbs(page, story)} narrow>
      <PageHead title={title} kind={story.title} quiet={words.t('rights.replaced-not-erased')} />
      <PageForm page={page} state={state} cancel={paths.story({ id: story.id })} names={names} multipart>
        <p>{words.t('activities.correct-consent-what')}</p>
        <ConsentFields page={page} state={state} renewable={renewable} noted={consent.people} />
        <ConsentPaper page={page} state={state} what={words.t('activities.consent-paper-stays')} />
        <CorrectionFields page={page} state={state} />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
