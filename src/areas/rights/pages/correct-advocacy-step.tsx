import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { correctAdvocacyStep } from '../commands/correct-advocacy-step.ts';
import { StepFields, stepReaders } from './dossier-fields.tsx';
import { type DossierToChange, dossierCrumbs, stepToChange } from './dossier-subject.ts';
import { CorrectionFields, correctionReaders } from './form-fields.tsx';
import { RightsForm } from './rights-form.tsx';
import { addressedId } from './rights-page.ts';

export const show = async (page: Page) => {
  const seen = await stepToChange(page);
  const { onDay, what } = seen.row;
  return html(view(page, seen, filledForm({ onDay: page.words.day(onDay), what })));
};

export const save = async (page: Page) => {
  const seen = await stepToChange(page, true);
  const readers = { ...stepReaders, ...correctionReaders, onBehalf: behalf };
  const submitted = await submit(page, correctAdvocacyStep, readers, { id: addressedId(page) });
  if (!submitted.done) return invalid(view(page, seen, submitted.state));
  return redirect(paths.advocacyDossier({ id: seen.dossier.id }), 'rights.saved');
};

const view = (page: Page, { dossier }: DossierToChange, state: FormState) => (
  <RightsForm
    page={page}
    state={state}
    title={page.words.t('rights.correct-step')}
    quiet={page.words.t('rights.replaced-not-erased')}
    crumbs={dossierCrumbs(page, dossier)}
  >
    <StepFields page={page} state={state} />
    <CorrectionFields page={page} state={state} />
    <BehalfInput page={page} state={state} />
  </RightsForm>
);
