import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { readDay } from '../../../kernel/notation.ts';
import type { Page } from '../../../page/page.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { queried } from './address.ts';

/** A partner reads no more than how things stand. */
const readsTrail = ({ actor }: Page): boolean => actor.partnerships.length === 0;

/** The day as of whose evening the address asks for figures. */
export const queriedOn = (page: Page): CalendarDay | undefined =>
  readsTrail(page) ? readDay(queried(page, 'on') ?? '', page.words.language) : undefined;

/** The day as of which figures are read; to whom it is offered. */
export function AsOfField({ page }: { page: Page }) {
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
      error={typed && !on ? words.t('problem.not-a-day', { typed }) : undefined}
    />
  );
}
