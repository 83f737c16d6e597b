import { type CalendarDay, todayIn } from '../kernel/calendar-day.ts';
import { readDay } from '../kernel/notation.ts';
import { DayField } from '../ui/day-field.tsx';
import { HiddenField } from '../ui/hidden-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { keepNarrowing } from './narrowed-name.ts';
import type { FieldBeside } from './narrowing.tsx';
import type { Page } from './page.ts';
import { keepReads } from './reads-today.ts';

/** What an address says under a name beside the choices; what cannot be meant narrows nothing and is told. */
export type Asked<T> = FieldBeside & { value: T | undefined };

type Asking<T> = {
  name: string;
  label: string;
  /** Undefined where it cannot be meant. */
  read: (typed: string) => T | undefined;
  /** What is wrong with it; a sentence of its own where there is a better one. */
  why?: (typed: string) => string;
  hint?: string | undefined;
  width?: 4 | 8 | 16;
  /** Whether it narrows the list, so that the name of its file says so; it does where nothing is said. */
  narrows?: (value: T) => boolean;
};

/** A field that always stands. */
export const askedBeside = <T,>(page: Page, asking: Asking<T>): Asked<T> => {
  const { query, words } = page;
  const { name, label, hint, width = 8, read, why, narrows = () => true } = asking;
  keepReads(page, name);
  const typed = query.get(name)?.trim() ?? '';
  const value = typed === '' ? undefined : read(typed);
  const told = why ?? ((typed: string) => words.t('page.not-understood', { typed }));
  const error = typed === '' || value !== undefined ? undefined : told(typed);
  const field = { name, label, hint, width, error, value: typed, optional: '' };
  if (value !== undefined && narrows(value)) keepAsked(page, name, String(value));
  return { name, value, error, field: <TextField {...field} /> };
};

/** Valid as it is read: it is its own words. */
const keepAsked = (page: Page, name: string, value: string): void =>
  keepNarrowing(page, name, { value, wrong: undefined, label: value });

/** The same, where the field stands only for what the address says: a figure led here by it, and it can be taken away. */
export const besideWhereAsked = <T,>(page: Page, asking: Asking<T>): Asked<T> => {
  const asked = askedBeside(page, asking);
  return page.query.get(asking.name) ? asked : { ...asked, field: null };
};

type AskingDay = {
  name: string;
  label: string;
  /** The first day of the period that it ends. */
  from?: CalendarDay | undefined;
  /** Whether a day to come cannot be meant. */
  isPast?: boolean;
  /** Whether it narrows the list, so that the name of its file says so. */
  narrows?: boolean;
};

/** A day as the field sends it, in the reader's notation, or as a link does. */
export const askedDayBeside = (
  page: Page,
  { name, label, from, isPast = false, narrows = true }: AskingDay,
): Asked<CalendarDay> => {
  const { query, words } = page;
  keepReads(page, name);
  const typed = query.get(name)?.trim() ?? '';
  const day = readDay(typed, words.language);
  const isBefore = day !== undefined && from !== undefined && day < from;
  const isAhead = isPast && day !== undefined && day > todayIn();
  const error = dayError();
  const value = day ? words.day(day) : typed;
  const hint = words.t('page.day-hint');
  const field = <DayField {...{ name, label, hint, value, error }} optional="" />;
  const meant = error === undefined ? day : undefined;
  if (meant && narrows) keepAsked(page, name, meant);
  return { name, value: meant, error, field };

  function dayError(): string | undefined {
    if (isBefore) return words.t('problem.until-before-from');
    if (isAhead) return words.t('finance.day-ahead');
    return typed === '' || day ? undefined : words.t('page.no-day-sought', { typed });
  }
};

/** A day whose field stands only for what the address says. */
export const dayWhereAsked = (page: Page, asking: AskingDay): Asked<CalendarDay> => {
  const asked = askedDayBeside(page, asking);
  return page.query.get(asking.name) ? asked : { ...asked, field: null };
};

/** The order of a list, which its heads choose and its filters keep. */
export const orderBeside = <Order extends string>(page: Page, orders: readonly Order[]): Asked<Order> => {
  const { words, query } = page;
  const asked = besideWhereAsked(page, {
    name: 'sort',
    label: words.t('page.list-order'),
    read: (typed) => orders.find((each) => each === typed),
    why: (typed) => words.t('page.no-such-order', { typed }),
    narrows: () => false,
  });
  const isKept = asked.value !== undefined && query.has('sort');
  return isKept ? keptUnseen(asked) : asked;
};

/** What heads or tabs choose, and the filters keep without a field that is seen. */
export const keptUnseen = <A extends FieldBeside & { value: string | undefined }>(asked: A): A => ({
  ...asked,
  field: <HiddenField name={asked.name} value={asked.value ?? ''} />,
});

/** Where a page of a list begins, which its links say; a list that is narrowed further begins at its beginning. */
export const placeBeside = (page: Page, isPlace: (key: string) => unknown): Asked<string> => {
  const { words, query } = page;
  const name = 'after';
  // Judged as it stands: a title may begin or end with a space, an id may not.
  const typed = query.get(name) ?? '';
  if (typed === '' || isPlace(typed))
    return { name, value: typed || undefined, error: undefined, field: null };
  const error = words.t('page.no-such-place', { typed });
  const field = { name, label: words.t('page.list-from'), error, value: typed };
  return { name, value: undefined, error, field: <TextField {...field} optional="" width={16} /> };
};
