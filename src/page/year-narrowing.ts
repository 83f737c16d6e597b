import type { Actor } from '../kernel/actor.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { isOutsideYear, readsNoneOf, yearsRead } from '../kernel/under-control.ts';
import type { Words } from '../text/words.ts';
import { type SoughtYear, soughtYear } from './asked-year.tsx';
import { type Narrowing, narrowing } from './narrowing.tsx';
import type { Page } from './page.ts';

type Reads = { words: Words; actor: Pick<Actor, 'scope'> };

/** Why a year, or a period that begins with one, has no figures for a control: it lies outside; undefined for whoever reads of it. */
export const outsideYearText = ({ words, actor }: Reads, typed: string): string | undefined => {
  const year = /^(\d{4})(?:-(?:Q[1-4]|H[12]|\d{2}))?$/.exec(typed)?.[1];
  if (year === undefined || !isOutsideYear(actor, Number(year))) return undefined;
  return outsideText({ words, actor }, typed);
};

/** The same of days, a side of which may be open. */
export const outsideDaysText = (
  { words, actor }: Reads,
  days: { from: CalendarDay | undefined; until: CalendarDay | undefined },
): string | undefined => {
  if (!readsNoneOf(actor, days)) return undefined;
  const said = [days.from, days.until].map((day) => (day ? words.day(day) : ''));
  return outsideText({ words, actor }, said.join(' – ').trim());
};

const outsideText = ({ words, actor }: Reads, typed: string): string =>
  words.t('page.year-outside-control', { typed, years: yearsRead(actor)?.join(', ') ?? '' });

/** The year that a page is narrowed to: a control is offered its own alone, and told of another that it lies outside. */
export const yearNarrowing = (page: Page, label: string, years: readonly (number | string)[]): Narrowing => {
  const own = years.filter((year) => !isOutsideYear(page.actor, Number(year)));
  const asked = narrowing(
    page,
    'year',
    label,
    own.map((year) => ({ value: String(year), label: String(year) })),
  );
  const why = asked.wrong === undefined ? undefined : outsideYearText(page, asked.wrong);
  return why === undefined ? asked : { ...asked, why, isOutside: true };
};

/** The year that a list of what lies under the control is narrowed to. */
export const soughtYearRead = (page: Page): SoughtYear => {
  const sought = soughtYear(page);
  const typed = String(sought.year);
  const why = outsideYearText(page, typed);
  return why === undefined ? sought : { year: undefined, wrong: typed, why };
};
