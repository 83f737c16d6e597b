import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { ExpenseDetail } from '../queries/expenses.ts';
import { minorText } from './money-words.ts';

/** Number and whole of the voucher, who else bears it, who attests where there is none, and reversals. */
export const voucherFacts = ({ words }: Page, expense: ExpenseDetail) => {
  const { currency, otherShares, voucherMinor, vatMinor, fromRevenueMinor, reversesId, reversals } = expense;
  return [
    { term: words.t('finance.voucherNumber'), value: expense.voucherNumber },
    {
      term: words.t('finance.wholeVoucher'),
      value: voucherMinor !== null && minorText(words, voucherMinor, currency),
      note: voucherMinor !== null && shareOf(expense.minor, voucherMinor, words.number),
    },
    {
      term: words.t('finance.vat'),
      value: vatMinor !== null && minorText(words, vatMinor, currency),
    },
    {
      term: words.t('finance.fromRevenue'),
      value: fromRevenueMinor !== null && minorText(words, fromRevenueMinor, currency),
    },
    ...otherShares.map(({ funder, minor, isBelgian }) => ({
      term: funder,
      value: minorText(words, minor, currency),
      note: [shareOf(minor, voucherMinor ?? minor, words.number), isBelgian && words.t('finance.isBelgian')]
        .filter(Boolean)
        .join(' · '),
    })),
    { term: words.t('finance.attestedBy'), value: expense.attestedBy, note: expense.attestedWhy },
    {
      term: words.t('finance.reverses'),
      value: reversesId && <a href={paths.expense({ id: reversesId })}>{expense.reverses}</a>,
      note: reversesId && (expense.isOfControl ? words.t('finance.of-control') : expense.correctionReason),
    },
    ...reversals.map(({ id, reference }) => ({
      term: words.t('finance.reversed-by'),
      value: <a href={paths.expense({ id })}>{reference}</a>,
    })),
  ];
};

/** In per cent, with one digit: shown only, never counted with. */
const shareOf = (part: number, whole: number, written: (decimal: string) => string): string => {
  const tenths = (1000n * BigInt(part) + BigInt(whole) / 2n) / BigInt(whole);
  return `${written(`${tenths / 10n}.${tenths % 10n}`.replace(/\.0$/, ''))}\u00a0%`;
};
