import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { type PartnershipChoice, partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import { openAdvocacyDossier } from '../commands/open-advocacy-dossier.ts';
import { DossierFields, dossierReaders } from './dossier-fields.tsx';
import { PartnerField } from './form-fields.tsx';
import { RightsForm } from './rights-form.tsx';
import { keepingOf } from './rights-page.ts';

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const partnerships = await load(page);
  const readers = { ...dossierReaders, partnershipId: text, onBehalf: behalf };
  const submitted = await submit(page, openAdvocacyDossier, readers);
  if (!submitted.done) return invalid(view(page, partnerships, submitted.state));
  return redirect(paths.advocacyDossier({ id: submitted.value.id }), 'rights.saved');
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
      title={words.t('rights.new-dossier')}
      quiet={words.t('rights.advocacy-what')}
      crumbs={[{ label: words.t('rights.advocacy'), href: paths.advocacyDossiers() }]}
    >
      <PartnerField page={page} state={state} choices={partnerships} />
      <DossierFields page={page} state={state} />
      <BehalfInput page={page} state={state} />
    </RightsForm>
  );
};
