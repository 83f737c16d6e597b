import type { Tx } from '../../../db/transaction.ts';
import { type Asked, besideWhereAsked, dayWhereAsked } from '../../../page/asked-beside.tsx';
import type { FieldBeside } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { outsideYearText } from '../../../page/year-narrowing.ts';
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
export const yearWhereAsked = (page: Page, name: string, label: string): Asked<number> => {
  const outside = outsideOf(page, name);
  return besideWhereAsked(page, {
    name,
    label,
    read: (typed) => (isYear.test(typed) && !outside(typed) ? Number(typed) : undefined),
    why: (typed) => outside(typed) ?? page.words.t('page.no-year-sought', { typed }),
    width: 4,
  });
};

/** A part of a year that a link says. */
export const timesWhereAsked = (page: Page) => ({
  quarter: partOfYear(page, 'quarter', page.words.t('finance.by-quarter'), /^\d{4}-Q[1-4]$/),
  month: partOfYear(page, 'month', page.words.t('finance.by-month'), /^\d{4}-(0[1-9]|1[0-2])$/),
});

const partOfYear = (page: Page, name: string, label: string, shape: RegExp): Asked<string> => {
  const outside = outsideOf(page, name);
  return besideWhereAsked(page, {
    ...{ name, label },
    read: (typed) => (shape.test(typed) && !outside(typed) ? typed : undefined),
    why: (typed) => outside(typed) ?? page.words.t('page.not-understood', { typed }),
  });
};

const isYear = /^(19|20|21)\d{2}$/;

/** Why a control reads nothing of a time. Where it is the last that counts, years of the control may lie before it. */
const outsideOf = (page: Page, name: string) => (typed: string) =>
  name === 'until-year' || page.query.get('until') === 'on' ? undefined : outsideYearText(page, typed);
