import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { readDay } from '../../../kernel/notation.ts';
import type { FieldBeside } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { queried } from './address.ts';

/** A partner reads no more than how things stand. */
const readsTrail = ({ actor }: Page): boolean => actor.partnerships.length === 0;

/** The day as of whose evening the address asks for figures. */
export const queriedOn = (page: Page): CalendarDay | undefined =>
  readsTrail(page) ? readDay(queried(page, 'on') ?? '', page.words.language) : undefined;

/** Why what the address says is no day. */
export const asOfError = (page: Page): string | undefined => {
  const typed = queried(page, 'on');
  return readsTrail(page) && typed && !queriedOn(page)
    ? page.words.t('problem.not-a-day', { typed })
    : undefined;
};

/** The day beside what a page can be narrowed to; none for whom it is not offered. */
export const asOfBeside = (page: Page, error = asOfError(page)): FieldBeside[] =>
  readsTrail(page) ? [{ name: 'on', error, field: <AsOfField page={page} error={error} /> }] : [];

/** The day as of which figures are read; to whom it is offered. `error`: where a page asks more of it than to be a day. */
export function AsOfField({ page, error = asOfError(page) }: { page: Page; error?: string | undefined }) {
  const { words } = page;
  const [typed, on] = [queried(page, 'on'), queriedOn(page)];
  if (!readsTrail(page)) return null;
  return (
    <DayField
      name="on"
      label={words.t('results.as-of')}
      hint={words.t('page.day-hint')}
      optional=""
      value={on ? words.day(on) : typed}
      error={error}
    />
  );
}

/** Figures of a past day are told from today's by the name of their file. */
export const namedByDay = (name: string, on: CalendarDay | undefined): string =>
  on ? `${name} ${on}` : name;
