import { type CalendarDay, calendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';

/** The institute whose figures the actor reads. @throws NotFound for the donor, who reads what was filed. */
export const instituteOf = (page: Page): string => {
  if (page.actor.institute === null) throw new NotFound();
  return page.actor.institute.id;
};

/** An id in the address. @throws NotFound where it is none. */
export const idOf = (page: Page): string => {
  const { id } = page.params;
  if (!isId(id)) throw new NotFound();
  return id;
};

/** What the query of an address says under a name; an id that is none is left out, so that it filters nothing. */
export const queried = (page: Page, name: string): string | undefined => page.query.get(name) || undefined;

export const queriedId = (page: Page, name: string): string | undefined => {
  const value = queried(page, name);
  return isId(value) ? value : undefined;
};

/** A day, `YYYY-MM-DD`. */
export const queriedDay = (page: Page, name: string): CalendarDay | undefined =>
  calendarDay(queried(page, name) ?? '');
