import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { BehalfInput } from '../../programmes/pages/form-parts.tsx';
import { sentDocument } from '../../records/pages/sent-document.ts';
import { recordConsent } from '../commands/record-consent.ts';
import type { StoryRow } from '../queries/stories.ts';
import { peopleNotRenewed } from '../rules/consenting.ts';
import { ConsentFields, ConsentPaper, consentReaders, keptIn } from './consent-fields.tsx';
import { storyCrumbs, storyToChange } from './story-subject.ts';

export const show = async (page: Page) => html(view(page, await storyToChange(page), freshForm()));

export const save = async (page: Page) => {
  const story = await storyToChange(page);
  const sent = await sentDocument(page, 'file');
  if (!sent.ok)
    return invalid(
      view(page, story, { ...freshForm(), typed: page.form.texts, errors: { file: [sent.problem] } }),
    );
  const { id } = story;
  const submitted = await submit(page, recordConsent, consentReaders, {
    storyId: id,
    file: sent.file,
    kept: keptIn(page),
  });
  if (!submitted.done) return invalid(view(page, story, submitted.state));
  return redirect(paths.story({ id }), 'activities.consent-saved');
};

const view = (page: Page, story: StoryRow, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.new-consent');
  const renewable = story.consents.filter(
    (one) => one.withdrawnOn === null && peopleNotRenewed(one, story.consents) > 0,
  );
  return (
    <Frame page={page} title={title} crumbs={storyCrumbs(page, story)} narrow>
      <PageHead title={title} quiet={story.title} />
      <PageForm page={page} state={state} cancel={paths.story({ id: story.id })} multipart>
        <ConsentFields page={page} state={state} renewable={renewable} />
        <ConsentPaper page={page} state={state} what={words.t('activities.consent-paper')} />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
