import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { amount, choices, day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { minorText, typedAmount } from '../../finance/pages/money-words.ts';
import { type ExpenseDetail, expenseHistory } from '../../finance/queries/expenses.ts';
import { placeChoices } from '../../finance/queries/place-choices.ts';
import { mayRecordFinding } from '../../finance/rules/control-link-permissions.ts';
import { instituteOf, queriedId } from '../../results/pages/address.ts';
import { outcomeOptions } from '../../results/pages/outcome-options.ts';
import type { OutcomeChoice } from '../../results/queries/outcome-choices.ts';
import { recordFinding } from '../commands/record-finding.ts';
import { notInQuestion } from '../queries/control-findings.ts';
import { speaksForTheControl } from '../rules/finding-permissions.ts';

type Loaded = {
  expense: ExpenseDetail | undefined;
  /** Of the expense, what no finding questions yet. */
  rest: number;
  sampleId: string | undefined;
  outcomes: readonly OutcomeChoice[];
};

const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  const allowed = mayRecordFinding(page.actor, { outcomes: [], years: [] });
  if (allowed !== true) throw new NotAllowed(allowed);
  const expenseId = queriedId(page, 'expense');
  return page.read(async (tx) => {
    const { outcomes } = await placeChoices(tx, institute);
    const { scope } = page.actor;
    const expense = expenseId ? (await expenseHistory(tx, institute, expenseId))[0] : undefined;
    return {
      expense,
      rest: expense ? await notInQuestion(tx, institute, expense) : 0,
      sampleId: queriedId(page, 'sample'),
      outcomes: scope ? outcomes.filter(({ id }) => scope.outcomes.includes(id)) : outcomes,
    };
  });
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  const { expense, rest } = loaded;
  const filled = expense && {
    amount: typedAmount(page.words, rest, expense.convertedCurrency),
    currency: expense.convertedCurrency,
  };
  return html(view(page, loaded, filledForm({ ...filled })));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { expense, sampleId } = loaded;
  const submitted = await submit(
    page,
    recordFinding,
    {
      outcomes: choices,
      amount: amount('currency'),
      reason: text,
      article: text,
      controlEndedOn: day,
      foundOn: day,
      reportFiledOn: day,
      letter: text,
    },
    {
      ...(expense ? { expenseId: expense.id } : {}),
      ...(sampleId ? { sampleId } : {}),
      years: (page.form.texts.years ?? []).map(Number).filter(Number.isInteger),
    },
  );
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.finding({ id: submitted.value.id }), 'control.finding-recorded');
};

const view = (page: Page, loaded: Loaded, state: FormState) => {
  const { words } = page;
  const { expense } = loaded;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const currency = expense?.convertedCurrency ?? state.typed?.currency?.[0] ?? loaded.outcomes[0]?.currency;
  return (
    <Frame
      page={page}
      title={words.t('finance.new-finding')}
      crumbs={[{ label: words.t('finance.findings'), href: paths.findings() }]}
      narrow
    >
      <PageHead
        title={words.t('finance.new-finding')}
        quiet={
          expense
            ? `${expense.reference} · ${minorText(words, expense.convertedMinor, expense.convertedCurrency)} · ${expense.description}`
            : words.t('control.new-finding-in-general')
        }
      />
      <p>{words.t('control.new-finding-what')}</p>
      <PageForm
        page={page}
        state={state}
        action={`${page.path}${page.query.size > 0 ? `?${page.query}` : ''}`}
        cancel={expense ? paths.expense({ id: expense.id }) : paths.findings()}
        hidden={{ currency: currency ?? 'EUR' }}
        buttons={[{ label: words.t('finance.new-finding') }]}
      >
        {!expense && <InGeneral page={page} loaded={loaded} state={state} />}
        <AmountField
          {...field('amount')}
          label={words.t('control.finding-amount')}
          currency={currency ?? 'EUR'}
          optional={optional}
        />
        <TextArea
          {...field('reason')}
          label={words.t('control.finding-reason')}
          hint={words.t('finance.no-names')}
          rows={4}
        />
        <TextField {...field('article')} label={words.t('finance.article')} optional={optional} />
        <DayField
          {...field('controlEndedOn')}
          label={words.t('control.controlEndedOn')}
          hint={words.t('page.day-hint')}
        />
        <DayField
          {...field('foundOn')}
          label={words.t('control.foundOn')}
          hint={words.t('control.foundOn-hint')}
          optional={optional}
        />
        <DayField
          {...field('reportFiledOn')}
          label={words.t('control.reportFiledOn')}
          hint={words.t('control.reportFiledOn-hint')}
          optional={optional}
        />
        {!speaksForTheControl(page.actor) && <LetterField page={page} state={state} />}
      </PageForm>
    </Frame>
  );
};

/** The letter that brought what the institute enters in the place of the control. */
export function LetterField({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  return (
    <TextField
      {...fieldOf(page, state)('letter')}
      label={words.t('control.finding-letter-reference')}
      hint={words.t('control.finding-letter-hint')}
    />
  );
}

function InGeneral({ page, loaded, state }: { page: Page; loaded: Loaded; state: FormState }) {
  const { words, actor } = page;
  const field = fieldOf(page, state);
  const typed = (name: string) => state.typed?.[name] ?? [];
  const years = actor.scope?.years.map(String);
  return (
    <>
      <CheckboxGroup
        {...field('outcomes')}
        label={words.t('finance.ledger-outcomes')}
        values={typed('outcomes')}
        options={outcomeOptions(page, loaded.outcomes).flatMap(({ group, options }) =>
          options.map(({ value, label }) => ({ value, label: `${group} · ${label}` })),
        )}
      />
      {years ? (
        <CheckboxGroup
          {...field('years')}
          label={words.t('finance.ledger-years')}
          values={typed('years')}
          options={years.map((value) => ({ value, label: value }))}
        />
      ) : (
        <TextField {...field('years')} label={words.t('finance.year')} width={4} inputmode="numeric" />
      )}
    </>
  );
}
