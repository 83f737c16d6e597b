import { holds } from '../../../kernel/actor.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { budgetLines } from '../rules/budget-input.ts';
import { headingOptions, itemOptions } from './expense-fields.tsx';

type Props = { page: Page; state: FormState };

/** Budget line, year, heading and vouchers, where all lines have the same. */
export function SharedByLines({ page, state }: Props) {
  const { words, actor } = page;
  const field = fieldOf(page, state);
  return (
    <>
      {!holds(actor, 'partner_coordinator', 'partner_treasurer') && (
        <SelectField
          {...field('line')}
          label={words.t('finance.line')}
          hint={words.t('finance.line-hint')}
          optional={words.t('page.optional')}
          placeholder={words.t('page.choose')}
          options={budgetLines.map((value) => ({ value, label: words.say(`finance.line-${value}`) }))}
        />
      )}
      <SelectField
        {...field('heading')}
        label={words.t('finance.heading')}
        hint={words.t('finance.heading-of-lines')}
        options={headingOptions(page)}
      />
      <TextField
        {...field('chargedYear')}
        label={words.t('finance.chargedYear')}
        hint={words.t('finance.charged-year-hint')}
        optional={words.t('page.optional')}
        inputmode="numeric"
        width={4}
      />
      <RadioField
        {...field('voucher')}
        value={field('voucher').value ?? 'later'}
        label={words.t('finance.vouchers')}
        options={(['later', 'kept'] as const).map((value) => ({
          value,
          label: words.t(`finance.voucher-${value}`),
        }))}
      />
    </>
  );
}

/** One payment; a line that is left empty is none. `twins`: what it looks like. */
export function LineFields({ page, state, at, twins }: Props & { at: number; twins: string | undefined }) {
  const { words } = page;
  const field = (name: string) => ({ ...fieldOf(page, state)(`lines.${at}.${name}`), optional: '' });
  return (
    <FieldGroup
      name={`lines.${at}`}
      label={words.t('finance.line-number', { number: at + 1 })}
      error={twins || undefined}
      numbers
    >
      <DayField {...field('paidOn')} label={words.t('finance.paidOn')} />
      <TextField {...field('description')} label={words.t('finance.description')} />
      <TextField {...field('amount')} label={words.t('finance.amount')} inputmode="decimal" />
      <SelectField
        {...field('heading')}
        label={words.t('finance.heading')}
        placeholder={words.t('finance.as-above')}
        options={headingOptions(page)}
      />
      <SelectField
        {...field('item')}
        label={words.t('finance.item')}
        placeholder={words.t('page.choose')}
        options={itemOptions(page, field('item').value)}
      />
      <TextField {...field('voucherNumber')} label={words.t('finance.voucherNumber')} />
    </FieldGroup>
  );
}
