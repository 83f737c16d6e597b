import { holds } from '../../../kernel/actor.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { instituteOf, queriedId } from '../../results/pages/address.ts';
import { onBehalfReader } from '../../results/pages/measured-fields.tsx';
import { recordExpense } from '../commands/record-expense.ts';
import { type ExpenseChoices, expenseChoices } from '../queries/expense-choices.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { ExpenseFields, expenseReaders } from './expense-fields.tsx';
import { withoutStaleRate } from './stale-rate.ts';

const load = async (page: Page): Promise<ExpenseChoices> => {
  const institute = instituteOf(page);
  const [own] = page.actor.partnerships;
  const allowed = mayRecordExpense(page.actor, { partnershipId: own });
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read((tx) => expenseChoices(tx, institute, own ?? queriedId(page, 'partner')));
};

/** An activity's page brings its outcome, partner and itself along. */
export const show = async (page: Page) => {
  const choices = await load(page);
  const activity = choices.activities.find(({ id }) => id === queriedId(page, 'activity'));
  const state = filledForm({
    activityId: activity?.id,
    outcomeId: activity?.outcomeId ?? queriedId(page, 'outcome'),
    partnershipId: queriedId(page, 'partner'),
    heading: 'running',
  });
  return html(view(page, choices, state));
};

export const save = async (sent: Page) => {
  const choices = await load(sent);
  const page = withoutStaleRate(sent, choices);
  const readers = { ...expenseReaders, partnershipId: text, onBehalf: onBehalfReader };
  const submitted = await submit(page, recordExpense, readers, ownPartnership(page));
  if (!submitted.done) return invalid(view(page, choices, submitted.state));
  const { id } = submitted.value;
  const withFile = page.form.texts.voucher?.[0] === 'file';
  return redirect(withFile ? paths.addVoucher({ id }) : paths.expense({ id }), 'finance.expense-recorded');
};

/** A partner need not choose its partnership. */
const ownPartnership = ({ actor }: Page): { partnershipId?: string } => {
  const [own] = actor.partnerships;
  return own ? { partnershipId: own } : {};
};

const view = (page: Page, choices: ExpenseChoices, state: FormState) => {
  const { words, actor } = page;
  const field = fieldOf(page, state);
  const isPartner = holds(actor, 'partner_coordinator', 'partner_treasurer');
  const optional = words.t('page.optional');
  return (
    <Frame
      page={page}
      title={words.t('finance.new-expense')}
      crumbs={[{ label: words.t('finance.expenses'), href: paths.expenses() }]}
      narrow
    >
      <PageHead title={words.t('finance.new-expense')} />
      <PageForm page={page} state={state} cancel={paths.expenses()}>
        {ownPartnership(page).partnershipId === undefined && (
          <SelectField
            {...field('partnershipId')}
            label={words.t('finance.partner')}
            optional={isPartner ? undefined : optional}
            placeholder={words.t('finance.institute-itself')}
            options={choices.partners.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <ExpenseFields page={page} state={state} choices={choices} />
        {!isPartner && (
          <TextField
            {...field('onBehalf')}
            label={words.t('results.on-behalf')}
            hint={words.t('results.on-behalf-hint')}
            optional={optional}
          />
        )}
      </PageForm>
    </Frame>
  );
};
