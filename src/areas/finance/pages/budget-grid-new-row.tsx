import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { isEnded } from '../../programmes/rules/outcome-end.ts';
import { budgetHeadings, budgetLines } from '../rules/budget-input.ts';
import { filterOf } from './budget-grid-filters.tsx';
import { newRowField } from './budget-grid-form.ts';
import type { LoadedGrid } from './budget-grid-load.ts';

/** A row that the budget does not have yet, with an amount for each year that has one. */
export function BudgetGridNewRow({
  page,
  loaded,
  state,
}: {
  page: Page;
  loaded: LoadedGrid;
  state: FormState;
}) {
  const { words } = page;
  const { partners, years, programme, rows } = loaded;
  const outcomes = loaded.outcomes.filter((each) => !isEnded(each));
  const of = (name: string) => fieldOf(page, state)(newRowField(name));
  const optional = words.t('page.optional');
  const asked = filterOf(page, loaded);
  const isWrong = Object.keys(state.errors).some((name) => name.startsWith(newRowField('')));
  const isTyped = years.some(({ year }) => of(year).value) || Boolean(of('item').value);
  return (
    <Disclosure summary={words.t('finance.grid-new-row')} open={isWrong || isTyped || rows.length === 0}>
      <SelectField
        {...of('place')}
        value={of('place').value ?? asked.outcome ?? outcomes[0]?.id}
        label={words.t('finance.outcome')}
        options={[
          ...outcomes.map(({ id, code, title }) => ({ value: id, label: `${code} ${words.text(title)}` })),
          { value: 'management', label: words.t('finance.block-management') },
          { value: 'structure', label: words.t('finance.block-structure') },
        ]}
      />
      <SelectField
        {...of('line')}
        value={of('line').value ?? asked.line ?? 'a'}
        label={words.t('finance.line')}
        hint={words.t('finance.line-only-outcome')}
        optional={optional}
        placeholder={words.t('page.choose')}
        options={budgetLines.map((value) => ({ value, label: words.say(`finance.line-${value}`) }))}
      />
      <SelectField
        {...of('heading')}
        value={of('heading').value ?? 'running'}
        label={words.t('finance.heading')}
        optional={optional}
        placeholder={words.t('page.choose')}
        options={budgetHeadings.map((value) => ({ value, label: words.say(`finance.heading-${value}`) }))}
      />
      <TextField {...of('item')} label={words.t('finance.item')} optional={optional} />
      <SelectField
        {...of('partnershipId')}
        label={words.t('finance.partner')}
        optional={optional}
        placeholder={words.t('page.choose')}
        options={partners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div class="numbers">
        {years.map(({ year }) => (
          <AmountField {...of(year)} label={year} optional={optional} currency={programme.currency} />
        ))}
      </div>
    </Disclosure>
  );
}
