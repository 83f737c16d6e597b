import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';

export type Period = { fromOn: CalendarDay; untilOn: CalendarDay };

/** What holds a period: money, and what was filed or noted of an obligation. */
const holding = ['expense', 'budget', 'instalment', 'account', 'partner-report', 'obligation'] as const;
/** What stays where it is and is told beforehand. */
const lying = ['activity', 'measurement', 'target', 'contribution'] as const;
export type OutsideKind = (typeof holding)[number] | (typeof lying)[number];

/** Things of a kind that another period would leave outside; `which`: the first of them. */
export type Outside = { kind: OutsideKind; count: number; which: string };

/** Why a programme or a framework does not get this period, or not before whoever gives it knows what will lie outside. */
export const outsideErrors = (
  outside: readonly Outside[],
  { was, becomes, isKnown }: { was: Period; becomes: Period; isKnown: boolean },
): FieldErrors | undefined => {
  const said = (kinds: readonly OutsideKind[]) =>
    outside
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ kind, count, which }) => ({ key: `programmes.outside-${kind}`, args: { count, which } }));
  const held = said(holding);
  const field = becomes.untilOn === was.untilOn ? 'fromOn' : 'untilOn';
  if (held.length > 0) return { [field]: [{ key: 'programmes.outside-holds' }, ...held] };
  const left = said(lying);
  return left.length === 0 || isKnown
    ? undefined
    : { isOutsideKnown: [{ key: 'programmes.outside-lies' }, ...left] };
};
