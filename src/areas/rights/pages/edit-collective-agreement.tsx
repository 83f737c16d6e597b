import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { reviseCollectiveAgreement } from '../commands/revise-collective-agreement.ts';
import type { CollectiveAgreementRow } from '../queries/collective-agreements.ts';
import { AgreementFields, agreementFields, agreementReaders } from './agreement-fields.tsx';
import { agreementCrumbs, agreementToChange } from './agreement-subject.ts';
import { partiesTyped } from './parties-field.tsx';
import { RightsForm } from './rights-form.tsx';

export const show = async (page: Page) => {
  const agreement = await agreementToChange(page);
  return html(view(page, agreement, filledForm(agreementFields(agreement))));
};

export const save = async (page: Page) => {
  const agreement = await agreementToChange(page);
  const typed = partiesTyped(page);
  const { id } = agreement;
  const readers = { ...agreementReaders, version: wholeNumber };
  const more = { id, parties: typed.parties };
  const submitted = await submit(typed.page, reviseCollectiveAgreement, readers, more);
  if (!submitted.done) return invalid(view(page, agreement, submitted.state));
  return redirect(paths.collectiveAgreement({ id }), 'rights.saved');
};

const view = (page: Page, agreement: CollectiveAgreementRow, state: FormState) => (
  <RightsForm
    page={page}
    state={state}
    hasRows
    title={page.words.t('rights.edit-agreement')}
    version={agreement.version}
    crumbs={agreementCrumbs(page, agreement)}
  >
    <AgreementFields page={page} state={state} />
  </RightsForm>
);
