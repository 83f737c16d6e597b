import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { type PartnershipChoice, partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import { recordDialogueBody } from '../commands/record-dialogue-body.ts';
import { BodyFields, bodyReaders } from './body-fields.tsx';
import { PartnerField, SourceFields, sourceReaders } from './form-fields.tsx';
import { RightsForm } from './rights-form.tsx';
import { keepingOf } from './rights-page.ts';

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const partnerships = await load(page);
  const readers = { ...bodyReaders, ...sourceReaders, partnershipId: text };
  const submitted = await submit(page, recordDialogueBody, readers);
  if (!submitted.done) return invalid(view(page, partnerships, submitted.state));
  return redirect(paths.dialogueBody({ id: submitted.value.id }), 'rights.saved');
};

const load = (page: Page): Promise<PartnershipChoice[]> => {
  const institute = keepingOf(page);
  return page.read((tx) => partnershipChoices(tx, institute.id));
};

const view = (page: Page, partnerships: readonly PartnershipChoice[], state: FormState) => {
  const { words } = page;
  return (
    <RightsForm
      page={page}
      state={state}
      title={words.t('rights.new-body')}
      quiet={words.t('rights.bodies-what')}
      crumbs={[{ label: words.t('rights.bodies'), href: paths.dialogueBodies() }]}
    >
      <PartnerField page={page} state={state} choices={partnerships} />
      <BodyFields page={page} state={state} />
      <SourceFields page={page} state={state} />
    </RightsForm>
  );
};
