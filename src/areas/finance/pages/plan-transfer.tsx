import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { type AgreementRow, agreement } from '../../partners/queries/agreements.ts';
import { amendmentsOf } from '../../partners/queries/amendments.ts';
import { typedRows } from '../../programmes/pages/typed-rows.ts';
import { programmes } from '../../programmes/queries/programmes.ts';
import { instituteOf } from '../../results/pages/address.ts';
import { outcomeChoices } from '../../results/queries/outcome-choices.ts';
import { planTransfer } from '../commands/plan-transfer.ts';
import { mayPlanTransfers } from '../rules/transfer-permissions.ts';
import {
  PlannedTransferFields,
  plannedTransferReaders,
  type TransferChoices,
} from './planned-transfer-fields.tsx';

type Loaded = { under: AgreementRow; choices: TransferChoices };

/** An agreement with what a transfer under it can be planned for. @throws NotFound, NotAllowed */
export const planningUnder = async (page: Page, agreementId: string): Promise<Loaded> => {
  const institute = instituteOf(page);
  const loaded = await page.read(async (tx) => {
    const under = await agreement(tx, institute, agreementId);
    if (!under) throw new NotFound();
    return {
      under,
      choices: {
        programmes: await programmes(tx, institute),
        outcomes: await outcomeChoices(tx, institute),
        amendments: await amendmentsOf(tx, institute, under.id),
        currency: under.currency,
      },
    };
  });
  const allowed = mayPlanTransfers(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return loaded;
};

/** The form with its rows of conditions numbered, its currency that of the agreement, and their readers. */
export const readPlan = (page: Page, currency: string) => {
  const { form, rows } = typedRows(page.form, 'conditions');
  const typed: Page = { ...page, form: { ...form, texts: { ...form.texts, currency: [currency] } } };
  return { typed, readers: plannedTransferReaders(rows) };
};

export const show = async (page: Page) =>
  html(view(page, await planningUnder(page, page.params.id ?? ''), freshForm()));

export const save = async (page: Page) => {
  const loaded = await planningUnder(page, page.params.id ?? '');
  const { typed, readers } = readPlan(page, loaded.under.currency);
  const submitted = await submit(typed, planTransfer, readers, { agreementId: loaded.under.id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.plannedTransfer({ id: submitted.value.id }), 'finance.transfer-kept');
};

const view = (page: Page, { under, choices }: Loaded, state: FormState) => {
  const { words } = page;
  const back = paths.agreementTransfers({ id: under.id });
  return (
    <Frame
      page={page}
      title={words.t('finance.plan-transfer')}
      crumbs={[
        { label: words.t('finance.planned-transfers'), href: paths.plannedTransfers() },
        { label: under.reference, href: back },
      ]}
      narrow
    >
      <PageHead
        kind={`${under.organisationName} · ${under.reference}`}
        title={words.t('finance.plan-transfer')}
        quiet={words.t('finance.plan-transfer-what')}
      />
      <PageForm page={page} state={state} cancel={back}>
        <PlannedTransferFields page={page} state={state} choices={choices} />
      </PageForm>
    </Frame>
  );
};
