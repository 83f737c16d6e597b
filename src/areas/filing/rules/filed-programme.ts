import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Problem } from '../../../kernel/problem.ts';

/**
 * What a filing holds, as it was when it was filed. Pages of the donor are drawn from this and nothing else.
 * Amounts are minor units of `programme.currency`. No partner's comment, screening, pay or shielded text has a place here.
 */
export type FiledProgramme = {
  format: 'relais-filing-1';
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
  /** Management and structure costs, which belong to no outcome. */
  beside: FiledMoney;
  checks: { ruleId: string; verdict: string; about: string; sentence: Problem; citation: string }[];
};

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
  unit: string | null;
  baseline: Decimal | null;
  target: Decimal | null;
  actual: Decimal | null;
};
