import { codeNames } from '../../../page/code-names.ts';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { correctAdvocacyStage } from '../commands/correct-advocacy-stage.ts';
import { advocacyStages } from '../rules/advocacy-stage.ts';
import { StageFields, stageReaders } from './dossier-fields.tsx';
import { type DossierToChange, dossierCrumbs, stageToChange } from './dossier-subject.ts';
import { CorrectionFields, correctionReaders } from './form-fields.tsx';
import { RightsForm } from './rights-form.tsx';
import { addressedId } from './rights-page.ts';

export const show = async (page: Page) => {
  const seen = await stageToChange(page);
  const { stage, onDay, evidence, documentId } = seen.row;
  const state = filledForm({
    stage,
    onDay: page.words.day(onDay),
    evidence: evidence ?? undefined,
    documentId: documentId ?? undefined,
  });
  return html(view(page, seen, state));
};

export const save = async (page: Page) => {
  const seen = await stageToChange(page, true);
  const readers = { ...stageReaders, ...correctionReaders, onBehalf: behalf };
  const submitted = await submit(page, correctAdvocacyStage, readers, { id: addressedId(page) });
  if (!submitted.done) return invalid(view(page, seen, submitted.state));
  return redirect(paths.advocacyDossier({ id: seen.dossier.id }), 'rights.saved');
};

const view = (page: Page, { dossier, documents }: DossierToChange, state: FormState) => (
  <RightsForm
    page={page}
    state={state}
    names={
      new Map([
        ...codeNames(page.words, { 'rights.stage': advocacyStages }),
        ...documents.map(({ id, title }): [string, string] => [id, title]),
      ])
    }
    title={page.words.t('rights.correct-stage')}
    quiet={page.words.t('rights.replaced-not-erased')}
    crumbs={dossierCrumbs(page, dossier)}
  >
    <StageFields page={page} state={state} documents={documents} />
    <CorrectionFields page={page} state={state} />
    <BehalfInput page={page} state={state} />
  </RightsForm>
);
