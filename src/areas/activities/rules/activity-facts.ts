import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { CountryFactPeriod } from '../../programmes/rules/country-fact.ts';
import type { ActionKind } from '../../programmes/rules/outcome-input.ts';
import type { CapacityTag } from './capacity-tag.ts';
import type { Decider } from './decision.ts';
import type { BuiltKind, DetailOf } from './kind-details.ts';

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

/** A share of a post that another activity bears, and when. */
export type PostShareElsewhere = {
  post: string;
  sharePercent: number;
  reference: string;
  from: CalendarDay;
  until: CalendarDay;
};

export type BodyEligibility = { isEligible: boolean; unconfirmed: readonly string[] };

/** What the rules see of an activity of any kind. Days are those it was held on, or those planned until it was held. */
export type CommonFacts = {
  kind: ActionKind;
  partnershipId: string | null;
  from: CalendarDay;
  until: CalendarDay;
  isHeld: boolean;
  reportOn: CalendarDay | null;
  /** The day on which the rules judge. */
  today: CalendarDay;
  mode: 'in_person' | 'online' | 'hybrid';
  country: string | null;
  isBelgianOutcome: boolean;
  /** Aims of the agreement that its outcome pursues, the main one first. */
  aims: readonly string[];
  capacityTags: readonly CapacityTag[];
  programme: {
    reference: string;
    from: CalendarDay;
    until: CalendarDay;
    /** Those that it or one of its outcomes names; empty where none is named, or a region beside them. */
    countries: readonly string[];
  };
  partnerCountries: readonly CountryFactPeriod[];
  dacCountries: readonly CountryFactPeriod[];
  /** Lines of the partner's national action plans; only a training asks for them. */
  planLines: readonly PlanLineFact[];
  /** When participants of an international training (A5) were last asked what they do with it. */
  useAskedOn: CalendarDay | null;
  /** Units that building an organisation (A1) created or developed, as they stand. */
  unitsBuilt: number;
  /** Learning products that came of an exchange (A7), as they stand. */
  learningProducts: number;
  /** Services that a defence of rights (A4) gave. */
  services: number;
  /**
   * What aim O3 says, on the first day, of the body that a multilateral action (A6) supports, and the numbers that leave
   * its answer open; null where it does not speak of it.
   */
  bodyEligibility: BodyEligibility | null;
  /** Shares of the same posts in other supports (A3) of the same partner, on days that overlap. */
  sharesElsewhere: readonly PostShareElsewhere[];
  /** What earlier expert missions (A8) recommended and was open when this one began, with their last day. */
  openRecommendations: readonly { id: string; since: CalendarDay }[];
  /**
   * Whether the baseline that a mission (A8) rests on is recorded; null where whoever asks knows no baselines: they lie in
   * an area above this one.
   */
  isBaselineRecorded: boolean | null;
  /** The awareness (aim O8) that an activity of any kind but A9 brings about; null where it brings about none. */
  awareness: { audience: string | null } | null;
  /** Who decided on it, when, and in which organ; what nobody said is null. */
  decision: { by: Decider | null; on: CalendarDay | null; organ: string | null };
};

/** The same with the typed detail of its kind. */
export type ActivityFacts<Kind extends BuiltKind = BuiltKind> = CommonFacts & { detail: DetailOf<Kind> };
