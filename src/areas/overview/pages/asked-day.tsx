import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { asOfError, queriedOn } from '../../results/pages/as-of-field.tsx';
import { isControlled } from '../rules/reader-scope.ts';

/** The day as of whose evening the portfolio is read, or why what the address says is none. */
export type AskedDay = { isOffered: boolean; on: CalendarDay | undefined; error: string | undefined };

/** A partner and an auditor read how things stand, no more: of them no day is asked. */
export const askedDay = (page: Page): AskedDay => {
  const isOffered = page.actor.partnerships.length === 0 && !isControlled(page.actor);
  if (!isOffered) return { isOffered, on: undefined, error: undefined };
  const on = queriedOn(page);
  // What will be known is not known: figures under a day to come would be today's under another name.
  if (on && on > todayIn()) return { isOffered, on: undefined, error: page.words.t('finance.day-ahead') };
  return { isOffered, on, error: asOfError(page) };
};
