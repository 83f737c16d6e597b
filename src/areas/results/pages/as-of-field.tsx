import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { readDay } from '../../../kernel/notation.ts';
import { isListFile } from '../../../page/list-export.ts';
import { NarrowingErrors } from '../../../page/narrowing.tsx';
import { type Answer, html, invalid, type Page } from '../../../page/page.ts';
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

/** A page whose address says a day that is none is wrong: what it shows is today's, which the field says, and no file is made of it. */
export const asOfAnswer = (page: Page, view: Parameters<typeof html>[0]): Answer =>
  asOfError(page) ? invalid(view) : html(view);

/** Whether the list of a page is asked as a file, and as of a day that is one. */
export const isFileAsOf = (page: Page): boolean => isListFile(page) && !asOfError(page);

/** What is wrong with the day, over the page. */
export function AsOfError({ page }: { page: Page }) {
  return (
    <NarrowingErrors
      words={page.words}
      narrowings={[]}
      beside={[{ name: 'on', error: asOfError(page), field: null }]}
    />
  );
}

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
