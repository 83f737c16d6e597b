import { NotFound } from '../../../kernel/problem.ts';
import { codeNames } from '../../../page/code-names.ts';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { correctAgreementState } from '../commands/correct-agreement-state.ts';
import { type AgreementStateRow, agreementStatesOf } from '../queries/agreement-facts.ts';
import { type CollectiveAgreementRow, collectiveAgreement } from '../queries/collective-agreements.ts';
import { agreementStates } from '../rules/agreement-term.ts';
import { StateFields, stateFields, stateReaders } from './agreement-fields.tsx';
import { agreementCrumbs } from './agreement-subject.ts';
import { CorrectionFields, correctionReaders, SourceFields, sourceReaders } from './form-fields.tsx';
import { RightsForm } from './rights-form.tsx';
import { addressedId, keepingOf } from './rights-page.ts';

type Seen = { row: AgreementStateRow; agreement: CollectiveAgreementRow };

export const show = async (page: Page) => {
  const seen = await load(page);
  return html(view(page, seen, filledForm(stateFields(page, seen.row))));
};

export const save = async (page: Page) => {
  const seen = await load(page, true);
  const readers = { ...stateReaders, ...sourceReaders, ...correctionReaders };
  const submitted = await submit(page, correctAgreementState, readers, { id: addressedId(page) });
  if (!submitted.done) return invalid(view(page, seen, submitted.state));
  return redirect(paths.collectiveAgreement({ id: seen.agreement.id }), 'rights.saved');
};

const load = (page: Page, newest = false): Promise<Seen> => {
  const institute = keepingOf(page);
  const id = addressedId(page);
  return page.read(async (tx) => {
    const [row] = await agreementStatesOf(tx, institute.id, { id, newest });
    const agreement = row && (await collectiveAgreement(tx, institute.id, row.agreementId));
    if (!row || !agreement) throw new NotFound();
    return { row, agreement };
  });
};

const view = (page: Page, { agreement }: Seen, state: FormState) => (
  <RightsForm
    page={page}
    state={state}
    names={codeNames(page.words, { 'rights.state': agreementStates })}
    title={page.words.t('rights.correct-state')}
    quiet={page.words.t('rights.replaced-not-erased')}
    crumbs={agreementCrumbs(page, agreement)}
  >
    <StateFields page={page} state={state} states={agreementStates} />
    <SourceFields page={page} state={state} />
    <CorrectionFields page={page} state={state} />
  </RightsForm>
);
