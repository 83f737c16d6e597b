import { type CalendarDay, yearOf } from '../../../kernel/calendar-day.ts';
import { overlaps } from '../../../kernel/period.ts';

type Runs = { fromOn: CalendarDay; untilOn: CalendarDay };

/** Whether a framework is one of a programme's time: only to its targets a programme contributes. */
export const isOfItsTime = (framework: Runs, programme: Runs): boolean =>
  overlaps(
    { from: framework.fromOn, until: framework.untilOn },
    { from: programme.fromOn, until: programme.untilOn },
  );

/** Years in which both run: of each of them a contribution may say what it is. */
export const yearsInCommon = (framework: Runs, programme: Runs): { fromYear: number; untilYear: number } => ({
  fromYear: Math.max(yearOf(framework.fromOn), yearOf(programme.fromOn)),
  untilYear: Math.min(yearOf(framework.untilOn), yearOf(programme.untilOn)),
});
