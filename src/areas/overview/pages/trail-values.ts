import { calendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { fieldName } from '../../../page/field-name.ts';
import type { Words } from '../../../text/words.ts';
import type { TrailChange } from '../queries/history.ts';
import { codeWords } from './code-words.ts';
import { titleOf } from './title-of.ts';

export type Titles = ReadonlyMap<string, Localized | string>;
export type ShownChange = { label: string; before: string; after: string };

/** Longer lists are counted, not told: a cash book has its own page. */
const longestList = 12;

/** Every id that a change mentions, to be looked up at once. */
export const idsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return isId(value) ? [value] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(idsIn);
};

/** The fields that differ, by their label, written as people read them. */
export const shownChanges = (change: TrailChange | null, titles: Titles, words: Words): ShownChange[] => {
  const before = change?.before ?? {};
  const after = change?.after ?? {};
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .filter((field) => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null))
    .filter((field) => change?.after === undefined || Object.hasOwn(after, field))
    .map((field) => ({
      label: fieldName(words, field) ?? field,
      before: shown(field, before, titles, words),
      after: shown(field, after, titles, words),
    }))
    .filter(({ before, after }) => before !== '' || after !== '');
};

/** An amount in minor units is read with the currency that stands beside it. */
const shown = (field: string, of: Record<string, unknown>, titles: Titles, words: Words): string => {
  const value = of[field];
  const currency = of[field === 'convertedMinor' ? 'convertedCurrency' : 'currency'];
  if (typeof value === 'number' && /minor$/i.test(field) && typeof currency === 'string')
    return words.money({ minor: value, currency });
  // A year is a name, not a quantity: no thousands in it.
  if (typeof value === 'number' && /year$/i.test(field)) return String(value);
  const named = Array.isArray(value) ? value.map((item) => codeWords(field, item, words) ?? item) : value;
  return codeWords(field, named, words) ?? written(named, titles, words);
};

/** Values of the trail as people read them; a masked one says that it changed and no more. */
const written = (value: unknown, titles: Titles, words: Words): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return words.t(value ? 'page.yes' : 'page.no');
  if (typeof value === 'number') return words.number(value);
  if (typeof value === 'string') return writtenText(value, titles, words);
  if (Array.isArray(value)) return writtenList(value, titles, words);
  return writtenThing(value as Record<string, unknown>, titles, words);
};

const writtenText = (value: string, titles: Titles, words: Words): string => {
  const title = titles.get(value);
  if (title !== undefined) return titleOf(title, words);
  const day = calendarDay(value);
  return day ? words.day(day) : value;
};

const writtenList = (value: readonly unknown[], titles: Titles, words: Words): string =>
  value.length > longestList
    ? words.t('overview.so-many', { count: value.length })
    : value.map((item) => written(item, titles, words)).join('; ');

const writtenThing = (value: Record<string, unknown>, titles: Titles, words: Words): string => {
  if ('masked' in value) return words.t('overview.masked');
  if (typeof value.minor === 'number' && typeof value.currency === 'string')
    return words.money({ minor: value.minor, currency: value.currency });
  const parts = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  const isLocalized =
    parts.length > 0 && parts.every(([, part]) => typeof part === 'object' && 'text' in (part as object));
  if (isLocalized) return words.text(value);
  return parts
    .map(([name, part]) => partOf(name, part, value, titles, words))
    .filter(Boolean)
    .join(', ');
};

/** A code that has words of its own needs no label before it; a list within a list is counted. */
const partOf = (
  name: string,
  part: unknown,
  whole: Record<string, unknown>,
  titles: Titles,
  words: Words,
): string => {
  const code = codeWords(name, part, words);
  if (code) return code;
  const isListOfThings = Array.isArray(part) && part.some((item) => typeof item === 'object');
  const said = isListOfThings
    ? words.t('overview.so-many', { count: part.length })
    : shown(name, whole, titles, words);
  return said && words.t('page.labelled', { label: fieldName(words, name) ?? name, value: said });
};
