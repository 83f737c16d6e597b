import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { advanceAdvocacyDossier } from '../commands/advance-advocacy-dossier.ts';
import { StageFields, stageReaders } from './dossier-fields.tsx';
import { type DossierToChange, dossierCrumbs, dossierToChange } from './dossier-subject.ts';
import { RightsForm } from './rights-form.tsx';

export const show = async (page: Page) => html(view(page, await dossierToChange(page), freshForm()));

export const save = async (page: Page) => {
  const seen = await dossierToChange(page);
  const { id } = seen.dossier;
  const readers = { ...stageReaders, onBehalf: behalf };
  const submitted = await submit(page, advanceAdvocacyDossier, readers, { dossierId: id });
  if (!submitted.done) return invalid(view(page, seen, submitted.state));
  return redirect(paths.advocacyDossier({ id }), 'rights.saved');
};

const view = (page: Page, { dossier, documents }: DossierToChange, state: FormState) => (
  <RightsForm
    page={page}
    state={state}
    title={page.words.t('rights.advance')}
    quiet={dossier.title}
    crumbs={dossierCrumbs(page, dossier)}
  >
    <StageFields page={page} state={state} documents={documents} />
    <BehalfInput page={page} state={state} />
  </RightsForm>
);
