import { type CalendarDay, calendarDay } from './calendar-day.ts';
import { isId } from './id.ts';

/**
 * Where the next page of a list begins, as it stands in an address: `value|id` of the last row shown. Undefined where it is
 * none, for anyone can write an address: the list begins at its beginning.
 */
export const valueAndId = (key: string | undefined): { value: string; id: string } | undefined => {
  const at = key?.lastIndexOf('|') ?? -1;
  const id = key?.slice(at + 1);
  // No text of the database holds this character, and it takes none to compare with.
  const isText = !key?.includes('\0');
  return key && at >= 0 && isText && isId(id) ? { value: key.slice(0, at), id } : undefined;
};

/** The same for a list ordered by a day: one that does not exist is no place in it. */
export const dayAndId = (key: string | undefined): { day: CalendarDay; id: string } | undefined => {
  const { value, id } = valueAndId(key) ?? {};
  const day = value === undefined ? undefined : calendarDay(value);
  return day && id ? { day, id } : undefined;
};

/** Where a page begins that goes on after so many rows, or after a row of this number. */
export const isRowNumber = (key: string): boolean => /^[1-9]\d{0,8}$/.test(key);
