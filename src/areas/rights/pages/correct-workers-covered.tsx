import { NotFound } from '../../../kernel/problem.ts';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DayInput } from '../../programmes/pages/form-parts.tsx';
import { correctWorkersCovered } from '../commands/correct-workers-covered.ts';
import { type WorkersRow, workersOf } from '../queries/agreement-facts.ts';
import { type CollectiveAgreementRow, collectiveAgreement } from '../queries/collective-agreements.ts';
import { WorkersFields, workersFields, workersReaders } from './agreement-fields.tsx';
import { agreementCrumbs } from './agreement-subject.ts';
import { CorrectionFields, correctionReaders, SourceFields, sourceReaders } from './form-fields.tsx';
import { RightsForm } from './rights-form.tsx';
import { addressedId, keepingOf } from './rights-page.ts';

type Seen = { row: WorkersRow; agreement: CollectiveAgreementRow };

export const show = async (page: Page) => {
  const seen = await load(page);
  return html(view(page, seen, filledForm(workersFields(page, seen.row))));
};

export const save = async (page: Page) => {
  const seen = await load(page, true);
  const readers = { fromOn: day, ...workersReaders, ...sourceReaders, ...correctionReaders };
  const submitted = await submit(page, correctWorkersCovered, readers, { id: addressedId(page) });
  if (!submitted.done) return invalid(view(page, seen, submitted.state));
  return redirect(paths.collectiveAgreement({ id: seen.agreement.id }), 'rights.saved');
};

const load = (page: Page, newest = false): Promise<Seen> => {
  const institute = keepingOf(page);
  const id = addressedId(page);
  return page.read(async (tx) => {
    const [row] = await workersOf(tx, institute.id, { id, newest });
    const agreement = row && (await collectiveAgreement(tx, institute.id, row.agreementId));
    if (!row || !agreement) throw new NotFound();
    return { row, agreement };
  });
};

const view = (page: Page, { agreement }: Seen, state: FormState) => {
  const { words } = page;
  return (
    <RightsForm
      page={page}
      state={state}
      title={words.t('rights.correct-workers')}
      quiet={words.t('rights.replaced-not-erased')}
      crumbs={agreementCrumbs(page, agreement)}
    >
      <DayInput page={page} state={state} name="fromOn" label={words.t('rights.fromOn')} />
      <WorkersFields page={page} state={state} />
      <SourceFields page={page} state={state} />
      <CorrectionFields page={page} state={state} />
    </RightsForm>
  );
};
