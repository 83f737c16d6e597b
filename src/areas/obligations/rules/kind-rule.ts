import type { KindRow, KindRule } from './obligation-kind.ts';

/** What a kind says of its day, as its form and the trail name it. */
export const standingRule = (kind: KindRow): Record<keyof KindRule, string | number | null> => ({
  bound: kind.bound,
  yearsAfter: kind.yearsAfter,
  month: kind.month,
  dayOfMonth: kind.day,
  monthsAfter: kind.monthsAfter,
  daysAfter: kind.daysAfter,
  role: kind.role,
  citation: kind.citation,
  confidence: kind.confidence,
});

/** The same fields under the names of their form, for the form of what changed meanwhile. */
export const comparableKind = (kind: KindRow): Record<string, string | number | null> =>
  Object.fromEntries(
    Object.entries({ ...standingRule(kind), cycleUntil: kind.cycleUntil }).map(([name, value]) => [
      `obligations.${name}`,
      value,
    ]),
  );

export const ruleColumns = (said: KindRule) => ({
  bound: said.bound,
  years_after: said.yearsAfter ?? null,
  month: said.month ?? null,
  day_of_month: said.dayOfMonth ?? null,
  months_after: said.monthsAfter,
  days_after: said.daysAfter,
  role: said.role,
  citation: said.citation,
  confidence: said.confidence,
});
