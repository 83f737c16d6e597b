import { entryNoOn } from '../../../command/entry-no-on.ts';
import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { type Asked, besideWhereAsked, dayWhereAsked } from '../../../page/asked-beside.tsx';
import type { FieldBeside } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { instituteOf, queried } from '../../results/pages/address.ts';

/** What a figure of money says of the entries that it leads to, where their list has no field for it. */
export const figureBeside = async (page: Page, tx: Tx) => {
  const { words } = page;
  const quarter = besideWhereAsked(page, {
    name: 'quarter',
    label: words.t('finance.by-quarter'),
    read: (typed) => (/^\d{4}-Q[1-4]$/.test(typed) ? typed : undefined),
  });
  const month = besideWhereAsked(page, {
    name: 'month',
    label: words.t('finance.by-month'),
    read: (typed) => (/^\d{4}-(0[1-9]|1[0-2])$/.test(typed) ? typed : undefined),
  });
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
  const asOf = await asOfEntryBeside(page, tx);
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

/**
 * The entry of the trail as of which a list is read; under one that is not written yet, today's figures would have
 * another name. A partner reads how things stand, whatever a link says.
 */
const asOfEntryBeside = async (page: Page, tx: Tx): Promise<Asked<number>> => {
  const { actor, words } = page;
  if (actor.partnerships.length > 0) return { name: 'asof', value: undefined, error: undefined, field: null };
  const last = queried(page, 'asof') ? await entryNoOn(tx, instituteOf(page), todayIn()) : 0;
  return besideWhereAsked(page, {
    name: 'asof',
    label: words.t('finance.as-of-entry'),
    read: (typed) => (/^\d{1,15}$/.test(typed) && Number(typed) <= last ? Number(typed) : undefined),
  });
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
