import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { OrganisationKind } from './organisation-input.ts';
import type { IncomeShares } from './screening-input.ts';

/** Of a screening what the rules of aim O1 look at. */
export type ScreeningSeen = {
  screenedOn: CalendarDay;
  congressHeldOn: CalendarDay | null;
  congressDueOn: CalendarDay | null;
  congressPreventedSource: string | null;
  income: IncomeShares | null;
};

/** The day of judgement, and the latest screening up to it. */
export type ScreeningFacts = { day: CalendarDay; screening: ScreeningSeen | null };

/** Aim O1 asks for independent, free and democratic unions: a company or a ministry has no congress to hold. */
export const unionKinds: readonly OrganisationKind[] = [
  'national_union',
  'confederation',
  'sector_federation',
  'union_platform',
  'regional_body',
  'continental_body',
  'global_union',
  'world_confederation',
];

/** Whether aim O1 asks anything of it. */
export const isUnionKind = (kind: OrganisationKind): boolean => unionKinds.includes(kind);
