import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { continueCollectiveAgreement } from '../commands/continue-collective-agreement.ts';
import type { CollectiveAgreementRow } from '../queries/collective-agreements.ts';
import { agreementStates } from '../rules/agreement-term.ts';
import { StateFields, stateReaders } from './agreement-fields.tsx';
import { agreementCrumbs, agreementToChange } from './agreement-subject.ts';
import { SourceFields, sourceReaders } from './form-fields.tsx';
import { RightsForm } from './rights-form.tsx';

export const show = async (page: Page) => html(view(page, await agreementToChange(page), freshForm()));

export const save = async (page: Page) => {
  const agreement = await agreementToChange(page);
  const readers = { ...stateReaders, ...sourceReaders };
  const submitted = await submit(page, continueCollectiveAgreement, readers, { agreementId: agreement.id });
  if (!submitted.done) return invalid(view(page, agreement, submitted.state));
  return redirect(paths.collectiveAgreement({ id: agreement.id }), 'rights.saved');
};

const view = (page: Page, agreement: CollectiveAgreementRow, state: FormState) => {
  const isSigned = agreement.on !== null;
  const states = agreementStates.filter((each) => each !== 'signed' || !isSigned);
  return (
    <RightsForm
      page={page}
      state={state}
      title={page.words.t('rights.continue')}
      quiet={agreement.title}
      crumbs={agreementCrumbs(page, agreement)}
    >
      <StateFields page={page} state={state} states={states} />
      <SourceFields page={page} state={state} />
    </RightsForm>
  );
};
