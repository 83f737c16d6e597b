import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { overlaps } from '../../../kernel/period.ts';

type Runs = { fromOn: CalendarDay; untilOn: CalendarDay };

/** Whether a framework is one of a programme's time: only to its targets a programme contributes. */
export const isOfItsTime = (framework: Runs, programme: Runs): boolean =>
  overlaps(
    { from: framework.fromOn, until: framework.untilOn },
    { from: programme.fromOn, until: programme.untilOn },
  );
