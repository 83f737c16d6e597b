import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { reviseAdvocacyDossier } from '../commands/revise-advocacy-dossier.ts';
import type { AdvocacyDossierRow } from '../queries/advocacy-dossiers.ts';
import { DossierFields, dossierFields, dossierReaders } from './dossier-fields.tsx';
import { dossierCrumbs, dossierToChange } from './dossier-subject.ts';
import { RightsForm } from './rights-form.tsx';

export const show = async (page: Page) => {
  const { dossier } = await dossierToChange(page);
  return html(view(page, dossier, filledForm(dossierFields(page, dossier))));
};

export const save = async (page: Page) => {
  const { dossier } = await dossierToChange(page);
  const { id } = dossier;
  const readers = { ...dossierReaders, version: wholeNumber };
  const submitted = await submit(page, reviseAdvocacyDossier, readers, { id });
  if (!submitted.done) return invalid(view(page, dossier, submitted.state));
  return redirect(paths.advocacyDossier({ id }), 'rights.saved');
};

const view = (page: Page, dossier: AdvocacyDossierRow, state: FormState) => (
  <RightsForm
    page={page}
    state={state}
    title={page.words.t('rights.edit-dossier')}
    version={dossier.version}
    crumbs={dossierCrumbs(page, dossier)}
  >
    <DossierFields page={page} state={state} />
  </RightsForm>
);
