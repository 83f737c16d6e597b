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

/** What a change is told with: titles by id, the words of the reader, and how a figure among it reads. */
export type Telling = {
  titles: Titles;
  words: Words;
  figureOf?: ((value: string, beside: Readonly<Record<string, unknown>>) => string) | undefined;
};

/** Longer lists are counted, not told: a cash book has its own page. */
const longestList = 12;

/** Every id that a change mentions, to be looked up at once. */
export const idsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return isId(value) ? [value] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(idsIn);
};

/** The fields that differ, by their label, written as people read them. */
export const shownChanges = (change: TrailChange | null, telling: Telling): ShownChange[] => {
  const { words } = telling;
  const before = byField(change?.before);
  const after = byField(change?.after);
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .filter((field) => sameSaid(before[field]) !== sameSaid(after[field]))
    .filter((field) => change?.after === undefined || Object.hasOwn(after, field))
    .map((field) => ({
      label: fieldName(words, field) ?? field,
      before: shown(field, before, telling),
      after: shown(field, after, telling),
    }))
    .filter(({ before, after }) => before !== '' || after !== '');
};

/** A list of codes or names says the same in any order. */
const sameSaid = (value: unknown): string =>
  JSON.stringify(
    Array.isArray(value) && value.every((item) => typeof item !== 'object')
      ? value.toSorted()
      : (value ?? null),
  );

/** What stood is kept by the names that a form gives its fields (`results.correction-reason`), what took its place by those of the input. */
const byField = (side: Record<string, unknown> = {}): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(side).map(([name, value]) => [
      name.replace(/^[a-z]+\./, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );

/** An amount in minor units is read with the currency that stands beside it. */
const shown = (field: string, of: Record<string, unknown>, telling: Telling): string => {
  const { words, figureOf } = telling;
  const value = of[field];
  const currency = of[field === 'convertedMinor' ? 'convertedCurrency' : 'currency'];
  if (typeof value === 'number' && /minor$/i.test(field) && typeof currency === 'string')
    return words.money({ minor: value, currency });
  // A year is a name, not a quantity: no thousands in it.
  if (typeof value === 'number' && /year$/i.test(field)) return String(value);
  if (field === 'value' && typeof value === 'string' && figureOf) return figureOf(value, of);
  const named = Array.isArray(value) ? value.map((item) => codeWords(field, item, words) ?? item) : value;
  return codeWords(field, named, words) ?? written(named, telling);
};

/** Values of the trail as people read them; a masked one says that it changed and no more. */
const written = (value: unknown, telling: Telling): string => {
  const { words } = telling;
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return words.t(value ? 'page.yes' : 'page.no');
  if (typeof value === 'number') return words.number(value);
  if (typeof value === 'string') return writtenText(value, telling);
  if (Array.isArray(value)) return writtenList(value, telling);
  return writtenThing(value as Record<string, unknown>, telling);
};

const writtenText = (value: string, { titles, words }: Telling): string => {
  const title = titles.get(value);
  if (title !== undefined) return titleOf(title, words);
  // What is gone, or not the reader's to see, has no name to tell.
  if (isId(value)) return '';
  const day = calendarDay(value);
  return day ? words.day(day) : value;
};

const writtenList = (value: readonly unknown[], telling: Telling): string =>
  value.length > longestList
    ? telling.words.t('overview.so-many', { count: value.length })
    : value
        .map((item) => written(item, telling))
        .filter(Boolean)
        .join('; ');

const writtenThing = (value: Record<string, unknown>, telling: Telling): string => {
  const { words } = telling;
  if ('masked' in value) return words.t('overview.masked');
  if (typeof value.minor === 'number' && typeof value.currency === 'string')
    return words.money({ minor: value.minor, currency: value.currency });
  const parts = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  const isLocalized =
    parts.length > 0 && parts.every(([, part]) => typeof part === 'object' && 'text' in (part as object));
  if (isLocalized) return words.text(value);
  return parts
    .map(([name, part]) => partOf(name, part, value, telling))
    .filter(Boolean)
    .join(', ');
};

/** A code that has words of its own needs no label before it; a list within a list is counted. */
const partOf = (name: string, part: unknown, whole: Record<string, unknown>, telling: Telling): string => {
  const { words } = telling;
  const code = codeWords(name, part, words);
  if (code) return code;
  const isListOfThings = Array.isArray(part) && part.some((item) => typeof item === 'object');
  const said = isListOfThings
    ? words.t('overview.so-many', { count: part.length })
    : shown(name, whole, telling);
  return said && words.t('page.labelled', { label: fieldName(words, name) ?? name, value: said });
};
