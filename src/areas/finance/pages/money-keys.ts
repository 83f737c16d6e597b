import { calendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import type { PartnerChoice } from '../../partners/queries/partnerships.ts';
import type { OutcomeChoice } from '../../results/queries/outcome-choices.ts';
import type { MoneyAxis } from '../rules/money-axes.ts';
import { itemText } from './money-words.ts';

export type MoneyPlaces = { outcomes: readonly OutcomeChoice[]; partners: readonly PartnerChoice[] };

/** A key of an axis as people read it: an outcome by its title, a line, heading or block by its name, a month by its. */
export const keyTitle = ({ words }: Page, axis: MoneyAxis, key: string, places: MoneyPlaces): string => {
  if (key === 'management' || key === 'structure') return words.say(`finance.block-${key}`);
  if (key === 'unplaced') return words.t('finance.unplaced');
  switch (axis) {
    case 'year':
      return key;
    case 'quarter':
      return words.t('finance.quarter-of', { quarter: key.slice(6), year: key.slice(0, 4) });
    case 'month': {
      const first = calendarDay(`${key}-01`);
      return first ? words.month(first) : key;
    }
    case 'outcome': {
      if (key === 'none') return words.t('finance.no-outcome');
      const outcome = places.outcomes.find(({ id }) => id === key);
      return outcome ? `${outcome.code} ${words.text(outcome.title)}` : key;
    }
    case 'partner':
      if (key === 'none') return words.t('finance.institute-itself');
      return places.partners.find(({ id }) => id === key)?.name ?? key;
    case 'item':
      return key === 'none' ? words.t('finance.no-item') : itemText(words, key);
    default:
      return words.say(`finance.${axis}-${key}`);
  }
};

/** The key of a column's head: an outcome by its code alone. */
export const keyHead = (page: Page, axis: MoneyAxis, key: string, places: MoneyPlaces): string =>
  (axis === 'outcome' && places.outcomes.find(({ id }) => id === key)?.code) ||
  keyTitle(page, axis, key, places);

/** Outcomes in the programme's order, partners by name, everything else by its key; the blocks of no outcome last. */
export const inKeyOrder = (
  axis: MoneyAxis,
  { outcomes, partners }: MoneyPlaces,
): ((a: string, b: string) => number) => {
  const known = axis === 'outcome' ? outcomes : partners;
  const places = new Map(known.map(({ id }, at) => [id, String(at).padStart(6, '0')]));
  const last = ['management', 'structure', 'unplaced', 'none'];
  const orderOf = (key: string) => (last.includes(key) ? `~${last.indexOf(key)}` : (places.get(key) ?? key));
  return (a, b) => (orderOf(a) < orderOf(b) ? -1 : 1);
};
