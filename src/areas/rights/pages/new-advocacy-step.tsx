import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { recordAdvocacyStep } from '../commands/record-advocacy-step.ts';
import type { AdvocacyDossierRow } from '../queries/advocacy-dossiers.ts';
import { StepFields, stepReaders } from './dossier-fields.tsx';
import { dossierCrumbs, dossierToChange } from './dossier-subject.ts';
import { RightsForm } from './rights-form.tsx';

export const show = async (page: Page) => {
  const { dossier } = await dossierToChange(page);
  return html(view(page, dossier, freshForm()));
};

export const save = async (page: Page) => {
  const { dossier } = await dossierToChange(page);
  const { id } = dossier;
  const readers = { ...stepReaders, onBehalf: behalf };
  const submitted = await submit(page, recordAdvocacyStep, readers, { dossierId: id });
  if (!submitted.done) return invalid(view(page, dossier, submitted.state));
  return redirect(paths.advocacyDossier({ id }), 'rights.saved');
};

const view = (page: Page, dossier: AdvocacyDossierRow, state: FormState) => (
  <RightsForm
    page={page}
    state={state}
    title={page.words.t('rights.new-step')}
    quiet={dossier.title}
    crumbs={dossierCrumbs(page, dossier)}
  >
    <StepFields page={page} state={state} />
    <BehalfInput page={page} state={state} />
  </RightsForm>
);
