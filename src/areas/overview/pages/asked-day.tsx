import { entryNoOn } from '../../../command/entry-no-on.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { FieldBeside } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { asOfBeside, asOfError, queriedOn, readsTrail } from '../../results/pages/as-of-field.tsx';
import { countedMoment } from '../queries/counted-moment.ts';
import { isControlled } from '../rules/reader-scope.ts';

/** The day as of whose evening a page is read, or why what the address says is none. */
export type AskedDay = { isOffered: boolean; on: CalendarDay | undefined; error: string | undefined };

/** The day, and its last audit number; without a day how things stand. */
export type Moment = { on: CalendarDay | undefined; asOf: number | undefined };

/** A moment at which activities are counted: `untold` of them as they are planned today, as the trail has erased the plan of then. */
export type CountedMoment = Moment & { untold: number };

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

export const countedMomentOf = async (tx: Tx, instituteId: string, day: AskedDay): Promise<CountedMoment> => {
  const { on } = day;
  if (!on) return { on, asOf: undefined, untold: 0 };
  return { on, ...(await countedMoment(tx, instituteId, on)) };
};

/** The day as a field beside what a page can be narrowed to; none for whom it is not offered. */
export const dayBeside = (page: Page, { isOffered, error }: AskedDay): FieldBeside[] =>
  isOffered ? asOfBeside(page, error) : [];

type Counted = Pick<CountedMoment, 'on' | 'untold'>;

/**
 * Beside activities counted as of a day, or figures told apart by them: how many the trail no longer knows the plan of. And for a control:
 * row security knows where each lies today, so that one that was moved out of the control since is not read, nor counted as of then.
 */
export function CountedThen({ page, moment }: { page: Pick<Page, 'words' | 'actor'>; moment: Counted }) {
  return countedThen(page, moment).map((sentence) => <p class="quiet">{sentence}</p>);
}

/** The same below the rows of a file. */
export const countedThen = (
  { words, actor }: Pick<Page, 'words' | 'actor'>,
  { on, untold }: Counted,
): string[] => [
  ...(on && untold > 0 ? [words.t('overview.plans-untold', { count: untold })] : []),
  ...(on && isControlled(actor) ? [words.t('overview.counted-in-control')] : []),
];

/** Tells the reader as of which day a page is read; nothing where it says how things stand. */
export function AsItStood({ page: { words }, on }: { page: Page; on: CalendarDay | undefined }) {
  return on && <p class="quiet">{words.t('results.as-of-day', { day: words.day(on) })}</p>;
}
