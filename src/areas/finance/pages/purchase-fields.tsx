import { countriesByName } from '../../../kernel/country.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { ExpenseDetail } from '../queries/expenses.ts';
import { procurements } from '../rules/purchase-input.ts';

export const purchaseReaders = {
  procurement: text,
  offers: wholeNumber,
  perDiemCountry: text,
  perDiemDays: wholeNumber,
};

/** Behind a line: only large purchases and per diems say any of it. */
export function PurchaseFields({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const isOpen = Object.keys(purchaseReaders).some((name) => state.errors[name] || state.typed?.[name]?.[0]);
  return (
    <Disclosure summary={words.t('finance.purchase-or-per-diem')} open={isOpen}>
      <SelectField
        {...field('procurement')}
        label={words.t('finance.procurement')}
        optional={optional}
        placeholder={words.t('page.choose')}
        options={procurements.map((value) => ({ value, label: words.t(`finance.procurement-${value}`) }))}
      />
      <TextField
        {...field('offers')}
        label={words.t('finance.offers')}
        hint={words.t('finance.offers-hint')}
        optional={optional}
        inputmode="numeric"
        width={4}
      />
      <SelectField
        {...field('perDiemCountry')}
        label={words.t('finance.perDiemCountry')}
        optional={optional}
        placeholder={words.t('page.choose')}
        options={countriesByName(words.language)}
      />
      <TextField
        {...field('perDiemDays')}
        label={words.t('finance.perDiemDays')}
        hint={words.t('finance.per-diem-days-hint')}
        optional={optional}
        inputmode="numeric"
        width={8}
      />
    </Disclosure>
  );
}

/** What stands of it, as it is typed. */
export const typedPurchase = ({ procurement, offers, perDiemCountry, perDiemDays }: ExpenseDetail) => ({
  procurement: procurement ?? undefined,
  offers: offers === null ? undefined : String(offers),
  perDiemCountry: perDiemCountry ?? undefined,
  perDiemDays: perDiemDays === null ? undefined : String(perDiemDays),
});

/** How it was bought, and for how many days of persons it is. */
export const purchaseFacts = (
  { words }: Page,
  { procurement, offers, perDiemCountry, perDiemDays }: ExpenseDetail,
) => [
  {
    term: words.t('finance.procurement'),
    value: procurement && words.say(`finance.procurement-${procurement}`),
    note: offers !== null && words.t('finance.offers-count', { count: offers }),
  },
  {
    term: words.t('finance.perDiemDays'),
    value: perDiemDays !== null && words.number(perDiemDays),
    note: perDiemCountry && words.country(perDiemCountry),
  },
];
