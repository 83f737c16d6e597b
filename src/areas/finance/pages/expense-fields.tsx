import { holds } from '../../../kernel/actor.ts';
import type { Reader } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { amount, day, decimal, text, wholeNumber } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { ExpenseChoices } from '../queries/expense-choices.ts';
import { budgetHeadings, budgetLines } from '../rules/budget-input.ts';
import { nonSubsidisableItems, offeredItems } from '../rules/expense-items.ts';
import { offeredCurrencies } from '../rules/offered-currencies.ts';
import { itemText } from './money-words.ts';
import { placeOptions } from './place-options.ts';
import { chosenProgramme, outcomeIdReader } from './placed-outcome.ts';
import { SharedVoucherFields, sharedVoucherReaders } from './shared-voucher.tsx';

/** The voucher, in one question; the file itself follows once the text is saved. */
export const voucherAnswers = ['file', 'later', 'kept', 'list', 'pay', 'attested'] as const;
export type VoucherAnswer = (typeof voucherAnswers)[number];

const classes: Record<string, string> = { list: 'list_of_persons', pay: 'pay' };
const kept: readonly string[] = ['kept', 'list', 'pay'];

const voucherState: Reader<string> = (typed) => {
  const answer = typed.voucher?.[0] ?? '';
  if (answer === 'attested') return { value: 'attested' };
  return { value: kept.includes(answer) ? 'kept_at_partner' : 'to_follow' };
};
const voucherClass: Reader<string> = (typed) => ({ value: classes[typed.voucher?.[0] ?? ''] ?? 'ordinary' });

const programmeId: Reader<string | undefined> = (typed) => ({ value: chosenProgramme(typed.outcomeId?.[0]) });

/** How an expense is read from its form. */
export const expenseReaders = {
  amount: amount('currency'),
  paidOn: day,
  description: text,
  outcomeId: outcomeIdReader,
  programmeId,
  activityId: text,
  line: text,
  heading: text,
  item: text,
  postId: text,
  chargedYear: wholeNumber,
  rate: decimal,
  rateSource: text,
  rateOn: day,
  voucherState,
  voucherClass,
  ...sharedVoucherReaders,
};

type Props = { page: Page; state: FormState; choices: ExpenseChoices };

/** What a person with a receipt in hand knows, in the order in which they know it. */
export function ExpenseFields({ page, state, choices }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <AmountField
        {...field('amount')}
        label={words.t('finance.amount')}
        hint={words.t('finance.amount-hint')}
        currency={{
          name: 'currency',
          label: words.t('finance.currency'),
          value: field('currency').value ?? choices.lastRate?.currency ?? 'EUR',
          options: offeredCurrencies.map((code) => ({ value: code, label: code })),
        }}
      />
      <DayField {...field('paidOn')} label={words.t('finance.paidOn')} hint={words.t('page.day-hint')} />
      <TextArea
        {...field('description')}
        label={words.t('finance.description')}
        hint={words.t('finance.no-names')}
        rows={2}
      />
      <SelectField
        {...field('outcomeId')}
        label={words.t('finance.outcome')}
        placeholder={words.t('page.choose')}
        options={placeOptions(page, choices.outcomes)}
      />
      <Placing page={page} state={state} choices={choices} />
      <RadioField
        {...field('voucher')}
        value={field('voucher').value ?? 'file'}
        label={words.t('finance.voucher')}
        options={voucherAnswers.map((value) => ({
          value,
          label: words.say(`finance.voucher-${value}`),
          hint: value === 'list' ? words.t('finance.voucher-list-hint') : undefined,
        }))}
      />
      <SharedVoucherFields page={page} state={state} />
    </>
  );
}

function Placing({ page, state, choices }: Props) {
  const { words, actor } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const isPartner = holds(actor, 'partner_coordinator', 'partner_treasurer');
  const mistaken = ['rate', 'rateSource', 'rateOn', 'chargedYear'].some((name) => state.errors[name]);
  return (
    <>
      <RadioField {...field('heading')} label={words.t('finance.heading')} options={headingOptions(page)} />
      <SelectField
        {...field('item')}
        label={words.t('finance.item')}
        optional={optional}
        placeholder={words.t('page.choose')}
        options={itemOptions(page, field('item').value)}
      />
      {choices.posts.length > 0 && (
        <SelectField
          {...field('postId')}
          label={words.t('finance.post')}
          hint={words.t('finance.post-hint')}
          optional={optional}
          placeholder={words.t('finance.no-post')}
          options={choices.posts.map(({ id, post, partner }) => ({
            value: id,
            label: partner ? `${post} (${partner})` : post,
          }))}
        />
      )}
      {choices.activities.length > 0 && (
        <SelectField
          {...field('activityId')}
          label={words.t('finance.activity')}
          hint={words.t('finance.activity-hint')}
          optional={optional}
          placeholder={words.t('finance.no-activity')}
          options={choices.activities.map(({ id, reference, title, kind }) => ({
            value: id,
            label: `${reference} ${kind} ${title}`,
          }))}
        />
      )}
      {!isPartner && (
        <SelectField
          {...field('line')}
          label={words.t('finance.line')}
          hint={words.t('finance.line-hint')}
          placeholder={words.t('page.choose')}
          options={budgetLines.map((value) => ({ value, label: words.say(`finance.line-${value}`) }))}
        />
      )}
      <Disclosure summary={rateLine(page, choices)} open={mistaken}>
        <TextField
          {...field('rate')}
          value={field('rate').value ?? (choices.lastRate && words.number(choices.lastRate.rate))}
          label={words.t('finance.rate')}
          hint={words.t('finance.rate-hint')}
          optional={optional}
          inputmode="decimal"
          width={16}
        />
        <TextField
          {...field('rateSource')}
          value={field('rateSource').value ?? choices.lastRate?.rateSource}
          label={words.t('finance.rateSource')}
          hint={words.t('finance.rate-source-hint')}
          optional={optional}
        />
        <DayField {...field('rateOn')} label={words.t('finance.rateOn')} optional={optional} />
        <TextField
          {...field('chargedYear')}
          label={words.t('finance.chargedYear')}
          hint={words.t('finance.charged-year-hint')}
          optional={optional}
          inputmode="numeric"
          width={4}
        />
      </Disclosure>
    </>
  );
}

/** The rate that will be taken stands in the line, so that it need not be opened to be seen. */
const rateLine = ({ words }: Page, { lastRate, method }: ExpenseChoices): string => {
  if (method) return words.t('finance.rate-by-method', { method: words.t(`finance.method-${method}`) });
  return lastRate
    ? words.t('finance.rate-taken', { rate: words.number(lastRate.rate), source: lastRate.rateSource })
    : words.t('finance.rate-and-year');
};

/** The headings; evaluation and other are of the management block, which is never a partner's. */
export const headingOptions = ({ words, actor }: Page) =>
  budgetHeadings
    .filter(
      (value) =>
        !holds(actor, 'partner_coordinator', 'partner_treasurer') || !['evaluation', 'other'].includes(value),
    )
    .map((value) => ({ value, label: words.say(`finance.heading-${value}`) }));

/** Items by heading, and what the donor does not pay for under a line of its own; what an import brought stays. */
export const itemOptions = ({ words }: Page, standing: string | undefined) => {
  const known: readonly string[] = [...Object.values(offeredItems).flat(), ...nonSubsidisableItems];
  const option = (value: string) => ({ value, label: itemText(words, value) });
  return [
    ...(standing && !known.includes(standing) ? [option(standing)] : []),
    ...Object.entries(offeredItems).map(([heading, items]) => ({
      group: words.say(`finance.heading-${heading}`),
      options: items.map(option),
    })),
    { group: words.t('finance.not-subsidisable'), options: nonSubsidisableItems.map(option) },
  ];
};
