import { toDecimal } from '../../../kernel/money.ts';
import type { ListColumn } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import type { LedgerLine } from '../queries/ledger-lines.ts';
import { itemText } from './money-words.ts';

/** The columns of the ledger listing as a file; `head` is the state of the trail that it shows, on every line. */
export const ledgerColumns = (
  { words }: Page,
  head: { no: number; hash: string },
): ListColumn<LedgerLine>[] => [
  { label: words.t('finance.reference'), value: ({ reference }) => reference },
  { label: words.t('finance.paidOn'), kind: 'day', value: ({ paidOn }) => paidOn },
  { label: words.t('finance.chargedYear'), kind: 'number', value: ({ chargedYear }) => chargedYear },
  { label: words.t('finance.programme'), value: ({ programme }) => programme },
  { label: words.t('finance.outcome'), value: ({ outcomeCode }) => outcomeCode },
  { label: words.t('finance.line'), value: ({ line }) => line },
  { label: words.t('finance.heading'), value: ({ heading }) => words.say(`finance.heading-${heading}`) },
  { label: words.t('finance.item'), value: ({ item }) => item && itemText(words, item) },
  { label: words.t('finance.partner'), value: ({ partner }) => partner },
  { label: words.t('finance.description'), value: ({ description }) => description },
  {
    label: words.t('finance.amount'),
    kind: 'number',
    value: ({ minor, currency }) => toDecimal({ minor, currency }),
  },
  { label: words.t('finance.currency'), value: ({ currency }) => currency },
  { label: words.t('finance.rate'), kind: 'number', value: ({ rate }) => rate },
  { label: words.t('finance.rateSource'), value: ({ rateSource }) => rateSource },
  { label: words.t('finance.rateOn'), kind: 'day', value: ({ rateOn }) => rateOn },
  {
    label: words.t('finance.converted'),
    kind: 'number',
    value: (row) => toDecimal({ minor: row.convertedMinor, currency: row.convertedCurrency }),
  },
  { label: words.t('finance.programme-currency'), value: ({ convertedCurrency }) => convertedCurrency },
  {
    label: words.t('finance.voucher'),
    value: ({ voucher }) => words.say(`finance.voucher-state-${voucher}`),
  },
  {
    label: words.t('finance.ledger-class'),
    value: ({ voucherClass }) => words.say(`finance.class-${voucherClass}`),
  },
  { label: words.t('finance.ledger-documents'), kind: 'number', value: ({ documents }) => documents },
  { label: words.t('finance.activity'), value: ({ activityReference }) => activityReference },
  {
    label: words.t('finance.ledger-blocked-by'),
    value: ({ blockedBy }) => blockedBy.map((id) => words.say(`finance.broken-${id}`)).join('; '),
  },
  { label: words.t('finance.ledger-entry'), kind: 'number', value: ({ entryNo }) => entryNo },
  {
    label: words.t('finance.ledger-entered-on'),
    value: ({ enteredAt }) => enteredAt && words.moment(enteredAt),
  },
  { label: words.t('finance.ledger-head'), value: () => `${head.no} ${head.hash}` },
];
