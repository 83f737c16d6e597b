import { type CalendarDay, firstDayOfYear, lastDayOfYear, yearOf } from '../../../kernel/calendar-day.ts';
import { contains, intersection, type Period } from '../../../kernel/period.ts';

export const agreementLevels = ['company', 'sector', 'national', 'regional', 'global_framework'] as const;

/** What becomes of an agreement. `extended`: for longer or to more workers; `applied`: it is lived by. */
export const agreementStates = ['signed', 'extended', 'renewed', 'applied', 'ended'] as const;
export type AgreementState = (typeof agreementStates)[number];

export type StateFact = {
  state: AgreementState;
  onDay: CalendarDay;
  termFrom: CalendarDay | null;
  /** Null: open, where there is a term at all. */
  termUntil: CalendarDay | null;
};

export type WorkersFact = { fromOn: CalendarDay; women: number; men: number; unknown: number };
export type AgreementFacts = { states: readonly StateFact[]; workers: readonly WorkersFact[] };

/** The periods in which it is in force. An end cuts what was agreed until then; a later renewal revives it. */
export const periodsInForce = (states: readonly StateFact[]): Period[] => {
  const ends = states.filter(({ state }) => state === 'ended').map(({ onDay }) => onDay);
  return states.flatMap(({ termFrom, termUntil, onDay }) => {
    if (termFrom === null) return [];
    const cut = ends.filter((end) => end >= onDay).sort()[0] ?? null;
    const kept = intersection(
      { from: termFrom, until: termUntil },
      { from: '1900-01-01' as CalendarDay, until: cut },
    );
    return kept ? [kept] : [];
  });
};

export const isInForce = (states: readonly StateFact[], day: CalendarDay): boolean =>
  periodsInForce(states).some((period) => contains(period, day));

/** The day of its one signing; a renewal is no signing. */
export const signedOn = (states: readonly StateFact[]): CalendarDay | null =>
  states
    .filter(({ state }) => state === 'signed')
    .map(({ onDay }) => onDay)
    .sort()[0] ?? null;

/** The count that holds on a day: the last one made until then. */
export const workersOn = (workers: readonly WorkersFact[], day: CalendarDay): WorkersFact | undefined =>
  workers.filter(({ fromOn }) => fromOn <= day).toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1))[0];

/** The last day of the year on which it is in force; undefined where it is not in force in that year. */
const lastDayInForce = (states: readonly StateFact[], year: number): CalendarDay | undefined => {
  const whole = { from: firstDayOfYear(year), until: lastDayOfYear(year) };
  return periodsInForce(states)
    .flatMap((period) => intersection(period, whole)?.until ?? [])
    .sort()
    .at(-1);
};

export type AgreementYear = {
  year: number;
  /** Agreements signed in the year: each once in its life, whatever is renewed later. */
  signed: number;
  /** Agreements in force on at least one day of the year, each once. */
  inForce: number;
  women: number;
  men: number;
  unknown: number;
};

/** One line a year from the first to the last given; workers as counted on the last day in force of that year. */
export const agreementYears = (
  agreements: readonly AgreementFacts[],
  { from, until }: { from: number; until: number },
): AgreementYear[] =>
  Array.from({ length: Math.max(0, until - from + 1) }, (_, at) => {
    const line = { year: from + at, signed: 0, inForce: 0, women: 0, men: 0, unknown: 0 };
    for (const { states, workers } of agreements) {
      const signing = signedOn(states);
      if (signing && yearOf(signing) === line.year) line.signed += 1;
      const last = lastDayInForce(states, line.year);
      if (last === undefined) continue;
      line.inForce += 1;
      const covered = workersOn(workers, last);
      line.women += covered?.women ?? 0;
      line.men += covered?.men ?? 0;
      line.unknown += covered?.unknown ?? 0;
    }
    return line;
  });
