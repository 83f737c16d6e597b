import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Problem } from '../../../kernel/problem.ts';
import type { OverPartners, OverTime } from '../../results/rules/indicator-input.ts';

/**
 * What a filing holds, as it was when it was filed. Pages of the donor are drawn from this and nothing else.
 * Amounts are minor units of `programme.currency`. No partner's comment, screening, pay or shielded text has a place here.
 */
export type FiledProgramme = {
  /**
   * 2 brought `coverage`, 3 the words of indicators, 4 their `library`, 5 the outcome of each activity and units in several
   * languages; what was filed before stays as it was filed.
   */
  format: `relais-filing-${1 | 2 | 3 | 4 | 5}`;
  institute: { code: string; name: Localized };
  programme: {
    reference: string;
    title: Localized;
    description: Localized;
    from: CalendarDay;
    until: CalendarDay;
    currency: string;
  };
  decisions: { kind: string; on: CalendarDay; reference: string | null; subsidyMinor: number | null }[];
  outcomes: FiledOutcome[];
  coverage?: FiledCoverage;
  /** Management and structure costs, which belong to no outcome. */
  beside: FiledMoney;
  checks: { ruleId: string; verdict: string; about: string; sentence: Problem; citation: string }[];
};

/** The checks of a filing that say something: those in order are not shown. */
export const spokenChecks = ({ checks }: Pick<FiledProgramme, 'checks'>): FiledProgramme['checks'] =>
  checks.filter(({ verdict }) => verdict !== 'ok');

/** Budget of the whole programme; spent and transferred until the end of the year of the account, and of it in that year. */
export type FiledMoney = {
  budgetMinor: number;
  spentMinor: number;
  spentInYearMinor: number | null;
  transferredMinor: number;
};

export type FiledOutcome = FiledMoney & {
  code: string;
  title: Localized;
  description: Localized;
  aims: string[];
  isBelgian: boolean;
  countries: { country: string; percentage: Decimal | null }[];
  activities: { kind: string; planned: number; held: number; participants: number }[];
  indicators: FiledIndicator[];
};

export type FiledIndicator = {
  code: string;
  title: Localized;
  measure: string;
  /** In several languages since format 5; text of one language, or none, in what was filed before. */
  unit: Localized | string | null;
  baseline: Decimal | null;
  target: Decimal | null;
  actual: Decimal | null;
  /** More is better; absent from what was filed before it went in. */
  ascending?: boolean;
  /** What is said where no figure stands: the institute's own words, and what an officer approved of its partners. */
  words?: { baseline: Localized | null; target: Localized | null; actual: Localized[] };
  /** The definition of the institute's library that it was filled from; null: the programme's own. */
  library?: FiledDefinition | null;
};

/** What of a library's definition says whether figures of several programmes come together. */
export type FiledDefinition = {
  key: string;
  title: Localized;
  /** Brought by the program and in its words still, so that key and edition mean the same in each institute; else its own. */
  isBrought: boolean;
  /** The edition whose words it has; null for an institute's own, absent from what was filed before it went in. */
  edition?: number | null;
  measure: string;
  overTime: OverTime;
  overPartners: OverPartners;
  unit: Localized;
  /** Whether the indicator still counts what the library does, in the same way. */
  isSame: boolean;
};

/**
 * The entries of the donor's matrix until the end of the year of the account: what was spent, as it can be charged, and
 * what was planned and held. No titles and no places: a name could stand in them.
 */
export type FiledCoverage = {
  /** A name only where the organisation is one that others may see; else the id alone tells partners apart. */
  partners: { id: string; name: string | null }[];
  activities: {
    /** It stays for good, as its kind does, and tells the activity to whoever may open it. */
    reference: string;
    /** Code of its outcome, as it was called then; absent from what was filed before format 5. */
    outcome?: string;
    /** The main aim first. */
    aims: string[];
    kind: string;
    /** Kinds it serves besides; filings from before this was said have none. */
    furtherKinds?: string[];
    country: string | null;
    /** Of the planned beginning. */
    year: number;
    partner: string | null;
    isHeld: boolean;
    participants: number;
  }[];
  /** By activity, partner and year it is charged to; aim, kind and country are the activity's. */
  spent: {
    activity: string | null;
    aim: string | null;
    kind: string | null;
    country: string | null;
    partner: string | null;
    year: number;
    minor: number;
  }[];
};
