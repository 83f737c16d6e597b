import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DayInput } from '../../programmes/pages/form-parts.tsx';
import { countWorkersCovered } from '../commands/count-workers-covered.ts';
import type { CollectiveAgreementRow } from '../queries/collective-agreements.ts';
import { WorkersFields, workersReaders } from './agreement-fields.tsx';
import { agreementCrumbs, agreementToChange } from './agreement-subject.ts';
import { SourceFields, sourceReaders } from './form-fields.tsx';
import { RightsForm } from './rights-form.tsx';

export const show = async (page: Page) => html(view(page, await agreementToChange(page), freshForm()));

export const save = async (page: Page) => {
  const agreement = await agreementToChange(page);
  const readers = { fromOn: day, ...workersReaders, ...sourceReaders };
  const submitted = await submit(page, countWorkersCovered, readers, { agreementId: agreement.id });
  if (!submitted.done) return invalid(view(page, agreement, submitted.state));
  return redirect(paths.collectiveAgreement({ id: agreement.id }), 'rights.saved');
};

const view = (page: Page, agreement: CollectiveAgreementRow, state: FormState) => {
  const { words } = page;
  return (
    <RightsForm
      page={page}
      state={state}
      title={words.t('rights.count-workers')}
      quiet={agreement.title}
      crumbs={agreementCrumbs(page, agreement)}
    >
      <DayInput page={page} state={state} name="fromOn" label={words.t('rights.fromOn')} />
      <WorkersFields page={page} state={state} />
      <SourceFields page={page} state={state} />
    </RightsForm>
  );
};
