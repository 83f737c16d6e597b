import type { Page } from '../../../page/page.ts';
import { queried } from '../../results/pages/address.ts';
import { isTime, type MoneyAxis, type MoneyKeys, moneyAxes } from '../rules/money-axes.ts';
import { keyTitle, type MoneyPlaces } from './money-keys.ts';

/** The keys of a figure in the address of its list; with `until=on` those of time are the last that count. */
export const queriedKeys = (page: Page): MoneyKeys => {
  const keys = moneyAxes.flatMap((axis): [MoneyAxis, string][] => {
    const key = queried(page, axis);
    return key === undefined ? [] : [[axis, key]];
  });
  const isLast = ([axis]: [MoneyAxis, string]) => queried(page, 'until') === 'on' && isTime(axis);
  return {
    at: Object.fromEntries(keys.filter((key) => !isLast(key))),
    until: Object.fromEntries(keys.filter(isLast)),
  };
};

/** The same keys, as the address of another list of that figure says them. */
export const keysQuery = ({ at, until }: MoneyKeys, asOf: number | undefined): Record<string, string> => ({
  ...at,
  ...until,
  ...(Object.keys(until).length > 0 ? { until: 'on' } : {}),
  ...(asOf === undefined ? {} : { asof: String(asOf) }),
});

/** What a list is limited to, as people read it. */
export const saidKeys = (page: Page, { at, until }: MoneyKeys, places: MoneyPlaces): string[] => {
  const said = (keys: MoneyKeys['at']) =>
    Object.entries(keys).map(([axis, key]) => keyTitle(page, axis as MoneyAxis, key, places));
  return [...said(at), ...said(until).map((period) => page.words.t('finance.until-period', { period }))];
};
