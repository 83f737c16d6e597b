import { typedText } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { spareRows } from '../../../page/spare-rows.ts';
import type { FormState } from '../../../page/submit.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { budgetLines } from '../../finance/rules/budget-input.ts';
import type { AmountsContext } from '../rules/organisation-cells.ts';

type Props = { page: Page; state: FormState; context: AmountsContext };

/** A group of fields a cell: those that were typed, and some empty ones. */
export function AmountRows(props: Props) {
  let typed = 0;
  while (
    ['place', 'year', 'budget', 'actual'].some((name) =>
      typedText(props.state.typed, `amounts.${typed}.${name}`),
    )
  )
    typed += 1;
  return (
    <>
      {Array.from({ length: typed + spareRows(props.state, 5) }, (_, at) => (
        <AmountRow {...props} at={at} />
      ))}
    </>
  );
}

function AmountRow({ page, state, context, at }: Props & { at: number }) {
  const { words } = page;
  const of = (name: string) => fieldOf(page, state)(`amounts.${at}.${name}`);
  const choose = words.t('page.choose');
  const { from, until } = context.years;
  const years = Array.from({ length: until - from + 1 }, (_, add) => String(from + add));
  return (
    <FieldGroup name={`amounts.${at}`} label={words.t('finance.balance-number', { number: at + 1 })} numbers>
      <SelectField
        {...of('year')}
        label={words.t('finance.year')}
        optional=""
        placeholder={choose}
        options={years.map((value) => ({ value, label: value }))}
      />
      <SelectField
        {...of('place')}
        label={words.t('finance.outcome')}
        optional=""
        placeholder={choose}
        options={[
          ...context.outcomes.map((value) => ({ value, label: value })),
          { value: 'management', label: words.t('finance.block-management') },
          { value: 'structure', label: words.t('finance.block-structure') },
        ]}
      />
      <SelectField
        {...of('line')}
        label={words.t('finance.line')}
        optional={words.t('page.optional')}
        placeholder={choose}
        options={budgetLines.map((value) => ({ value, label: words.say(`finance.line-${value}`) }))}
      />
      <AmountField
        {...of('budget')}
        label={words.t('joint.budget')}
        optional=""
        currency={context.currency}
      />
      <AmountField
        {...of('actual')}
        label={words.t('joint.actual')}
        optional=""
        currency={context.currency}
      />
    </FieldGroup>
  );
}
