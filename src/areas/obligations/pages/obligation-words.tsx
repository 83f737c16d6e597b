import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import type { Words } from '../../../text/words.ts';
import { Tag } from '../../../ui/tag.tsx';
import type { Tone } from '../../../ui/tone.ts';
import type { ObligationRow } from '../queries/obligation-clock.ts';
import { isHoliday, isWeekend, type ObligationState, obligationState } from '../rules/obligation-state.ts';

const toneOf: Record<ObligationState, Tone> = {
  open: 'quiet',
  soon: 'warn',
  late: 'stop',
  ahead: 'quiet',
  waiting: 'quiet',
  filed: 'info',
  accepted: 'ok',
  questions: 'warn',
  refused: 'stop',
};

/** Legal days end in Brussels, wherever who reads them is. */
export const legalToday = (): CalendarDay => todayIn('Europe/Brussels');

export const stateOf = (row: ObligationRow, today: CalendarDay): ObligationState =>
  obligationState(row, today);

export function StateTag({ words, state }: { words: Words; state: ObligationState }) {
  return <Tag tone={toneOf[state]}>{words.say(`obligations.state-${state}`)}</Tag>;
}

/** What it is, about what and which year: how one obligation is told from another. */
export const obligationTitle = (
  words: Words,
  row: Pick<ObligationRow, 'title' | 'subject' | 'year'>,
): string => [words.text(row.title), row.subject, String(row.year)].filter(Boolean).join(' · ');

/** A Saturday, Sunday or holiday beside the day; nothing moves it. */
export const restDay = (words: Words, day: CalendarDay | null): string | undefined => {
  if (!day) return undefined;
  if (isHoliday(day)) return words.t('obligations.is-holiday');
  return isWeekend(day) ? words.t('obligations.is-weekend', { day: words.weekdayLong(day) }) : undefined;
};

/** The day that holds, as people write it, or what it waits for. */
export function DueDay({ words, row }: { words: Words; row: ObligationRow }) {
  const { dueOn, bound, derogatedOn } = row;
  if (!dueOn) return <>{words.t('obligations.waits-for', { fact: words.text(row.event) })}</>;
  const notes = [derogatedOn && words.t('obligations.derogated'), restDay(words, dueOn)].filter(Boolean);
  return (
    <>
      {words.t(`obligations.bound-${bound}-day`, { day: words.day(dueOn) })}
      {notes.length > 0 && <span class="quiet"> {notes.join(' · ')}</span>}
    </>
  );
}
