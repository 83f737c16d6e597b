import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { CountryFactPeriod } from '../../programmes/rules/country-fact.ts';
import type { ActionKind } from '../../programmes/rules/outcome-input.ts';
import type { ExchangeDetail } from './exchange-detail.ts';
import type { TrainingDetail } from './training-detail.ts';

/** A line of a national action plan with what its plan says of it. */
export type PlanLineFact = {
  id: string;
  planId: string;
  partnershipId: string;
  country: string;
  theme: string;
  fromOn: CalendarDay;
  untilOn: CalendarDay;
  planFromOn: CalendarDay;
  planUntilOn: CalendarDay;
  approvedOn: CalendarDay | null;
};

/** Everything the rules see of one activity. Days are those it was held on, or those planned until it was held. */
export type ActivityFacts = {
  kind: ActionKind;
  from: CalendarDay;
  until: CalendarDay;
  isHeld: boolean;
  reportOn: CalendarDay | null;
  /** The day on which the rules judge. */
  today: CalendarDay;
  mode: 'in_person' | 'online' | 'hybrid';
  country: string | null;
  isBelgianOutcome: boolean;
  programme: { reference: string; from: CalendarDay; until: CalendarDay };
  partnerCountries: readonly CountryFactPeriod[];
  dacCountries: readonly CountryFactPeriod[];
  training: (TrainingDetail & { lines: readonly PlanLineFact[] }) | null;
  exchange: ExchangeDetail | null;
};
