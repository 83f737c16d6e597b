import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { EligibilityOnDay } from '../../partners/queries/eligibility-checks.ts';
import type { RegionalChange } from '../../partners/rules/regional-history.ts';
import type { RestingDecisions } from '../queries/resting-decisions.ts';

/** A regional body through the years; `judged` holds each year's day and the day of each decision. */
export type ThroughYears = {
  years: readonly number[];
  judged: ReadonlyMap<CalendarDay, EligibilityOnDay>;
  decisions: RestingDecisions;
  change: RegionalChange | undefined;
};
