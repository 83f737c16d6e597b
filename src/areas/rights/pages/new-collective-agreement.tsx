import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DayInput } from '../../programmes/pages/form-parts.tsx';
import { type PartnershipChoice, partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import { recordCollectiveAgreement } from '../commands/record-collective-agreement.ts';
import {
  AgreementFields,
  agreementReaders,
  TermFields,
  termReaders,
  WorkersFields,
  workersReaders,
} from './agreement-fields.tsx';
import { PartnerField, SourceFields, sourceReaders } from './form-fields.tsx';
import { partiesTyped } from './parties-field.tsx';
import { RightsForm } from './rights-form.tsx';
import { keepingOf } from './rights-page.ts';

export const show = async (page: Page) =>
  html(view(page, await load(page), filledForm({ withPartner: 'on' })));

export const save = async (page: Page) => {
  const partnerships = await load(page);
  const typed = partiesTyped(page);
  const readers = {
    ...agreementReaders,
    ...termReaders,
    ...workersReaders,
    ...sourceReaders,
    signedOn: day,
    partnershipId: text,
  };
  const submitted = await submit(typed.page, recordCollectiveAgreement, readers, { parties: typed.parties });
  if (!submitted.done) return invalid(view(page, partnerships, submitted.state));
  return redirect(paths.collectiveAgreement({ id: submitted.value.id }), 'rights.saved');
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
      hasRows
      title={words.t('rights.new-agreement')}
      quiet={words.t('rights.agreements-what')}
      crumbs={[{ label: words.t('rights.agreements'), href: paths.collectiveAgreements() }]}
    >
      <PartnerField page={page} state={state} choices={partnerships} />
      <AgreementFields page={page} state={state} />
      <DayInput page={page} state={state} name="signedOn" label={words.t('rights.signedOn')} />
      <TermFields page={page} state={state} />
      <WorkersFields page={page} state={state} />
      <SourceFields page={page} state={state} />
    </RightsForm>
  );
};
