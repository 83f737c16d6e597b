import type { Tx } from '../../../db/transaction.ts';
import { type Asked, besideWhereAsked, dayWhereAsked } from '../../../page/asked-beside.tsx';
import type { FieldBeside } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { entryAsked } from '../../results/pages/as-of-field.tsx';

/** What a figure of money says of the entries that it leads to, where their list has no field for it. */
export const figureBeside = async (page: Page, tx: Tx) => {
  const { words } = page;
  const { quarter, month } = timesWhereAsked(page);
  const currency = besideWhereAsked(page, {
    name: 'currency',
    label: words.t('finance.currency'),
    read: (typed) => (/^[A-Z]{3}$/.test(typed) ? typed : undefined),
    width: 4,
  });
  const since = dayWhereAsked(page, { name: 'since', label: words.t('finance.since') });
  const until = dayWhereAsked(page, {
    name: 'until',
    label: words.t('finance.untilOn'),
    from: since.value,
  });
  const asOf = await entryAsked(page, tx);
  const beside: readonly FieldBeside[] = [quarter, month, currency, since, until, asOf];
  return {
    beside,
    filter: {
      quarter: quarter.value,
      month: month.value,
      currency: currency.value,
      since: since.value,
      until: until.value,
      asOf: asOf.value,
    },
  };
};

/** A year that a link says. */
export const yearWhereAsked = (page: Page, name: string, label: string): Asked<number> =>
  besideWhereAsked(page, {
    name,
    label,
    read: (typed) => (/^(19|20|21)\d{2}$/.test(typed) ? Number(typed) : undefined),
    why: (typed) => page.words.t('page.no-year-sought', { typed }),
    width: 4,
  });

/** A part of a year that a link says. */
export const timesWhereAsked = (page: Page) => ({
  quarter: besideWhereAsked(page, {
    name: 'quarter',
    label: page.words.t('finance.by-quarter'),
    read: (typed) => (/^\d{4}-Q[1-4]$/.test(typed) ? typed : undefined),
  }),
  month: besideWhereAsked(page, {
    name: 'month',
    label: page.words.t('finance.by-month'),
    read: (typed) => (/^\d{4}-(0[1-9]|1[0-2])$/.test(typed) ? typed : undefined),
  }),
});
