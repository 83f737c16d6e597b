import { typedText } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { spareRows } from '../../../page/spare-rows.ts';
import type { FormState } from '../../../page/submit.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { OutcomeRow } from '../../programmes/queries/outcomes.ts';
import { budgetHeadings, budgetLines } from '../rules/budget-input.ts';

export type BalanceChoices = {
  outcomes: readonly OutcomeRow[];
  partners: readonly { id: string; name: string }[];
  years: readonly number[];
  currency: string;
};

type Props = { page: Page; state: FormState; choices: BalanceChoices };

/** A group of fields a balance: those that were typed, and some empty ones. */
export function BalanceRows(props: Props) {
  let typed = 0;
  while (
    ['place', 'year', 'amount'].some((name) => typedText(props.state.typed, `balances.${typed}.${name}`))
  )
    typed += 1;
  return (
    <>
      {Array.from({ length: typed + spareRows(props.state, 5) }, (_, at) => (
        <BalanceRow {...props} at={at} />
      ))}
    </>
  );
}

function BalanceRow({ page, state, choices, at }: Props & { at: number }) {
  const { words } = page;
  const of = (name: string) => fieldOf(page, state)(`balances.${at}.${name}`);
  const choose = words.t('page.choose');
  return (
    <FieldGroup name={`balances.${at}`} label={words.t('finance.balance-number', { number: at + 1 })} numbers>
      <SelectField
        {...of('year')}
        label={words.t('finance.year')}
        optional=""
        placeholder={choose}
        options={choices.years.map((year) => ({ value: String(year), label: String(year) }))}
      />
      <SelectField
        {...of('place')}
        label={words.t('finance.outcome')}
        optional=""
        placeholder={choose}
        options={[
          ...choices.outcomes.map(({ id, code, title }) => ({
            value: id,
            label: `${code} ${words.text(title)}`,
          })),
          { value: 'management', label: words.t('finance.block-management') },
          { value: 'structure', label: words.t('finance.block-structure') },
        ]}
      />
      <SelectField
        {...of('line')}
        label={words.t('finance.line')}
        optional=""
        placeholder={choose}
        options={budgetLines.map((value) => ({ value, label: words.say(`finance.line-${value}`) }))}
      />
      <SelectField
        {...of('heading')}
        label={words.t('finance.heading')}
        optional=""
        placeholder={choose}
        options={budgetHeadings.map((value) => ({ value, label: words.say(`finance.heading-${value}`) }))}
      />
      <TextField {...of('item')} label={words.t('finance.item')} optional={words.t('page.optional')} />
      <SelectField
        {...of('partnershipId')}
        label={words.t('finance.partner')}
        optional=""
        placeholder={words.t('finance.institute-itself')}
        options={choices.partners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <AmountField
        {...of('amount')}
        label={words.t('finance.amount')}
        optional=""
        currency={choices.currency}
      />
    </FieldGroup>
  );
}
