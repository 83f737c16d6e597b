import { entryNoOn } from '../../../command/entry-no-on.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { FieldBeside } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import {
  asOfBeside,
  asOfError,
  namedByDay,
  queriedOn,
  readsTrail,
} from '../../results/pages/as-of-field.tsx';
import { isControlled } from '../rules/reader-scope.ts';

/** The day as of whose evening a page is read, or why what the address says is none. */
export type AskedDay = { isOffered: boolean; on: CalendarDay | undefined; error: string | undefined };

/** The day, and its last audit number; without a day how things stand. */
export type Moment = { on: CalendarDay | undefined; asOf: number | undefined };

/** A partner reads how things stand, no more: of it no day is asked. An auditor reads the trail, and of a day what lies in its control. */
export const askedDay = (page: Page): AskedDay => {
  const isOffered = readsTrail(page);
  if (!isOffered) return { isOffered, on: undefined, error: undefined };
  return { isOffered, on: queriedOn(page), error: asOfError(page) };
};

export const momentOf = async (tx: Tx, instituteId: string, { on }: AskedDay): Promise<Moment> => ({
  on,
  asOf: on && (await entryNoOn(tx, instituteId, on)),
});

/** The day as a field beside what a page can be narrowed to; none for whom it is not offered. */
export const dayBeside = (page: Page, { isOffered, error }: AskedDay): FieldBeside[] =>
  isOffered ? asOfBeside(page, error) : [];

/**
 * Under figures of a past day that count activities or are told apart by them: activities are planned anew in place, so that
 * these follow the plan of today. What was on record, held, cancelled and counted is that of the day.
 */
export function PlanOfToday({
  page,
  on,
}: {
  page: Pick<Page, 'words' | 'actor'>;
  on: CalendarDay | undefined;
}) {
  return (
    on && (
      <>
        <p class="quiet">{page.words.t('overview.plan-of-today')}</p>
        <CountedInControl page={page} on={on} />
      </>
    )
  );
}

/**
 * Beside activities counted as of a day, for a control: row security knows where each lies today, so that one that was moved
 * out of the control since is not read, nor counted as of then.
 */
export function CountedInControl({
  page,
  on,
}: {
  page: Pick<Page, 'words' | 'actor'>;
  on: CalendarDay | undefined;
}) {
  return countedInControl(page, on).map((sentence) => <p class="quiet">{sentence}</p>);
}

/** The same below the rows of a file. */
export const countedInControl = (
  { words, actor }: Pick<Page, 'words' | 'actor'>,
  on: CalendarDay | undefined,
): string[] => (on && isControlled(actor) ? [words.t('overview.counted-in-control')] : []);

/** The same of a file, in its name. */
export const namedByPlan = (words: Page['words'], name: string, on: CalendarDay | undefined): string =>
  on ? `${namedByDay(name, on)} (${words.t('overview.plan-of-today-short')})` : name;

/** Tells the reader as of which day a page is read; nothing where it says how things stand. */
export function AsItStood({ page: { words }, on }: { page: Page; on: CalendarDay | undefined }) {
  return on && <p class="quiet">{words.t('results.as-of-day', { day: words.day(on) })}</p>;
}
