import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Problem } from '../../../kernel/problem.ts';

/** What a window asks of whom, and of which days; days of a form that is sent are not read as such yet. */
type Asking<Day extends string = string> = {
  from: Day;
  until: Day;
  indicators: readonly string[];
  partnerships: readonly string[];
  asksInstitute: boolean;
};

type Standing = Asking<CalendarDay> & { id: string; name: string };

/** Ids, of indicators and of whom both windows ask for them. */
type Twice = { indicators: string[]; partnerships: string[]; ofInstitute: boolean };

/** What two windows ask of the same; undefined where nothing. A figure lies in one window at most: two of the same days would say two things of it. */
export const askedTwice = (one: Asking, other: Asking): Twice | undefined => {
  if (one.from > other.until || other.from > one.until) return undefined;
  const indicators = one.indicators.filter((id) => other.indicators.includes(id));
  const partnerships = one.partnerships.filter((id) => other.partnerships.includes(id));
  const ofInstitute = one.asksInstitute && other.asksInstitute;
  const isSomebody = partnerships.length > 0 || ofInstitute;
  return indicators.length > 0 && isSomebody ? { indicators, partnerships, ofInstitute } : undefined;
};

/** Most codes, and most names, that a refusal tells. */
const mostTold = 5;

/** Which window asks it already, of whom and for what; `names` are codes of indicators and names of partners, by id. */
export const askedAlready = (
  { id, name, from, until }: Standing,
  { indicators, partnerships, ofInstitute }: Twice,
  names: ReadonlyMap<string, string>,
): Problem => {
  const told = (ids: readonly string[]) =>
    ids
      .map((each) => names.get(each) ?? '')
      .filter(Boolean)
      .slice(0, mostTold)
      .concat(ids.length > mostTold ? ['…'] : [])
      .join(', ');
  const whom = partnerships.length === 0 ? 'institute' : ofInstitute ? 'both' : 'partners';
  const args = { indicators: told(indicators), partners: told(partnerships), whom };
  return { key: 'results.window-overlaps', args: { window: id, name, from, until, ...args } };
};
