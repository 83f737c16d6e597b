import type { Money } from '../../../kernel/money.ts';
import type { Reader, Typed } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { amount, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { ExpenseDetail } from '../queries/expenses.ts';

/** Rows offered for other funders; more of them go by the shell or a sheet. */
const offered = [0, 1, 2] as const;

type Share = { funder: string; amount: Money; isBelgian: boolean };

const typedIn = (typed: Typed, name: string): string => typed[name]?.[0]?.trim() ?? '';

/** A row with neither a name nor an amount is none. */
const otherShares: Reader<Share[]> = (typed, name, language) => {
  const shares: Share[] = [];
  for (const at of offered) {
    const funder = typedIn(typed, `${name}.${at}.funder`);
    const read = amount('currency')(typed, `${name}.${at}.amount`, language);
    if ('problem' in read) return read;
    if (!funder && !read.value) continue;
    if (!funder || !read.value) return { problem: { key: 'finance.share-incomplete' } };
    shares.push({ funder, amount: read.value, isBelgian: typedIn(typed, `${name}.${at}.isBelgian`) !== '' });
  }
  return { value: shares };
};

export const sharedVoucherReaders = {
  voucherNumber: text,
  wholeVoucher: amount('currency'),
  vat: amount('currency'),
  otherShares,
  attestedBy: text,
  attestedWhy: text,
};

type Props = { page: Page; state: FormState };

/** Behind a line: few vouchers are shared, and few expenses have none. */
export function SharedVoucherFields({ page, state }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const isOpen = Object.keys(sharedVoucherReaders).some((name) => state.errors[name]);
  const isFilled = ['wholeVoucher', 'vat'].some((name) => typedIn(state.typed ?? {}, name) !== '');
  return (
    <>
      <TextField
        {...field('voucherNumber')}
        label={words.t('finance.voucherNumber')}
        optional={optional}
        width={16}
      />
      <Disclosure summary={words.t('finance.shared-vat-or-attested')} open={isOpen || isFilled}>
        <TextField
          {...field('wholeVoucher')}
          label={words.t('finance.wholeVoucher')}
          hint={words.t('finance.whole-voucher-hint')}
          optional={optional}
          inputmode="decimal"
          width={16}
        />
        <TextField
          {...field('vat')}
          label={words.t('finance.vat')}
          hint={words.t('finance.vat-hint')}
          optional={optional}
          inputmode="decimal"
          width={16}
        />
        {offered.map((at) => (
          <FieldGroup
            {...field('otherShares')}
            id={`otherShares-${at}`}
            error={at === 0 ? field('otherShares').error : undefined}
            label={words.t('finance.other-funder', { at: at + 1 })}
            optional={optional}
          >
            <TextField
              {...field(`otherShares.${at}.funder`)}
              label={words.t('finance.funder')}
              hint={at === 0 ? words.t('finance.funder-hint') : undefined}
              optional=""
            />
            <TextField
              {...field(`otherShares.${at}.amount`)}
              label={words.t('finance.amount')}
              optional=""
              inputmode="decimal"
              width={16}
            />
            <CheckboxField
              {...field(`otherShares.${at}.isBelgian`)}
              label={words.t('finance.isBelgian')}
              checked={typedIn(state.typed ?? {}, `otherShares.${at}.isBelgian`) !== ''}
            />
          </FieldGroup>
        ))}
        <TextField
          {...field('attestedBy')}
          label={words.t('finance.attestedBy')}
          hint={words.t('finance.attested-by-hint')}
          optional={optional}
        />
        <TextArea
          {...field('attestedWhy')}
          label={words.t('finance.attestedWhy')}
          hint={words.t('finance.attested-why-hint')}
          optional={optional}
          rows={2}
        />
      </Disclosure>
    </>
  );
}

/** What stands of it, as it is typed. */
export const typedVoucher = (
  {
    voucherNumber,
    voucherMinor,
    vatMinor,
    otherShares: shares,
    attestedBy,
    attestedWhy,
    currency,
  }: ExpenseDetail,
  written: (minor: number, currency: string) => string,
): Record<string, string | undefined> => ({
  voucherNumber: voucherNumber ?? undefined,
  vat: vatMinor === null ? undefined : written(vatMinor, currency),
  wholeVoucher: voucherMinor === null ? undefined : written(voucherMinor, currency),
  ...Object.fromEntries(
    shares.flatMap(({ funder, minor, isBelgian }, at) => [
      [`otherShares.${at}.funder`, funder],
      [`otherShares.${at}.amount`, written(minor, currency)],
      [`otherShares.${at}.isBelgian`, isBelgian ? 'on' : undefined],
    ]),
  ),
  attestedBy: attestedBy ?? undefined,
  attestedWhy: attestedWhy ?? undefined,
});
