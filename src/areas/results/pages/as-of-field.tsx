import { entryNoOn } from '../../../command/entry-no-on.ts';
import { headOf } from '../../../command/journal.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { readDay } from '../../../kernel/notation.ts';
import { type Asked, besideWhereAsked } from '../../../page/asked-beside.tsx';
import type { FieldBeside } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { keepReads, keepReadsToday } from '../../../page/reads-today.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { mayReadTrail } from '../../records/rules/record-permissions.ts';
import { instituteOf, queried } from './address.ts';

/** Whoever does not is told so on the page where its address asks for then: a link that a colleague passed on. */
export const readsTrail = (page: Page): boolean => {
  const reads = mayReadTrail(page.actor) === true;
  if (!reads && (queried(page, 'on') ?? queried(page, 'asof')) !== undefined) keepReadsToday(page);
  return reads;
};

/** The day as of whose evening the address asks for figures; one to come is none, since what will be known is not known. */
export const queriedOn = (page: Page): CalendarDay | undefined => {
  keepReads(page, 'on');
  return readsTrail(page) && asOfError(page) === undefined ? typedDay(page) : undefined;
};

const typedDay = (page: Page): CalendarDay | undefined =>
  readDay(queried(page, 'on') ?? '', page.words.language);

/** Why what the address says is no day to read figures as of. */
export const asOfError = (page: Page): string | undefined => {
  const typed = queried(page, 'on');
  if (!typed || !readsTrail(page)) return undefined;
  const on = typedDay(page);
  if (!on) return page.words.t('problem.not-a-day', { typed });
  // Figures under a day to come would be today's under another name.
  return on > todayIn() ? page.words.t('finance.day-ahead') : undefined;
};

/** The day beside what a page can be narrowed to; none for whom it is not offered. */
export const asOfBeside = (page: Page, error = asOfError(page)): FieldBeside[] =>
  readsTrail(page) ? [{ name: 'on', error, field: <AsOfField page={page} error={error} /> }] : [];

type FieldProps = { page: Page; error: string | undefined };

function AsOfField({ page, error }: FieldProps) {
  const { words } = page;
  const on = queriedOn(page);
  return (
    <DayField
      name="on"
      label={words.t('results.as-of')}
      hint={words.t('page.day-hint')}
      optional=""
      value={on ? words.day(on) : queried(page, 'on')}
      error={error}
    />
  );
}

/** As of when figures are asked for; `beside`: the fields that say so, with what cannot be meant. */
export type MomentAsked = {
  /** The day as of whose evening they are read. */
  on: CalendarDay | undefined;
  /** Its last audit number, or the one that a link names. */
  asOf: number | undefined;
  beside: readonly FieldBeside[];
};

/** The moment of an address: a day that people choose, or an audit number that links carry. */
export const momentAsked = async (page: Page, tx: Tx): Promise<MomentAsked> => {
  const on = queriedOn(page);
  const beside = asOfBeside(page);
  if (queried(page, 'asof') !== undefined && readsTrail(page)) {
    const { value: asOf, ...entry } = await entryAsked(page, tx);
    return { on: undefined, asOf, beside: entry.error ? [...beside, entry] : beside };
  }
  return { on, asOf: on && (await entryNoOn(tx, instituteOf(page), on)), beside };
};

/**
 * The audit number that a link names; one that is not written yet is none, since today's figures would have another name, nor
 * is one beside a day.
 */
export const entryAsked = async (page: Page, tx: Tx): Promise<Asked<number>> => {
  if (!readsTrail(page)) return { name: 'asof', value: undefined, error: undefined, field: null };
  // The head and not the last entry that the reader sees: links of others carry numbers of what a control does not read.
  const last = queried(page, 'asof') ? (await headOf(tx, instituteOf(page))).lastNo : 0;
  const isWritten = (typed: string) => /^\d{1,15}$/.test(typed) && Number(typed) <= last;
  return besideWhereAsked(page, {
    name: 'asof',
    label: page.words.t('finance.as-of-entry'),
    read: (typed) => (isWritten(typed) && !queried(page, 'on') ? Number(typed) : undefined),
  });
};

/** Figures of a past day are told from today's by the name of their file. */
export const namedByDay = (name: string, on: CalendarDay | undefined): string =>
  on ? `${name} ${on}` : name;
