import { addDays } from '../../../kernel/calendar-day.ts';
import { contains } from '../../../kernel/period.ts';
import { defineRule, type ParameterValues, type Rule } from '../../rulebook/rules/rule.ts';
import type { ActivityFacts } from './activity-facts.ts';
import { dacMembers } from './dac-members.ts';

const citation =
  'Agreement of 6 June 2007, action 7 (sharing experience, bilateral and multilateral, North and South)';

/** Bilateral is exactly two organisations, multilateral three or more; an organiser counts if it takes part. */
export const exchangeSideRule = defineRule<ActivityFacts<'A7'>>({
  id: 'A7-side',
  severity: 'blocks',
  moments: ['charging'],
  citation,
  origin: 'agreement',
  parameters: [
    {
      name: 'bilateral',
      value: '2',
      unit: 'organisations',
      citation,
      confidence: 'read',
      validFrom: '2007-06-06',
    },
    {
      name: 'multilateral',
      value: '3',
      unit: 'organisations',
      citation,
      confidence: 'read',
      validFrom: '2007-06-06',
    },
  ],
  judge: ({ detail }, parameters) => {
    const count = detail.organisations.filter(({ takesPart }) => takesPart).length;
    const { side } = detail;
    const wanted = number(parameters, side);
    const kept = side === 'bilateral' ? count === wanted : count >= wanted;
    return {
      kept,
      sentence: {
        key: kept ? 'activities.side-kept' : `activities.side-${side}-broken`,
        args: { count, wanted },
      },
      inputs: { side, count, wanted },
    };
  },
});

/** A working visit is one of senior officials. */
export const seniorVisitRule = defineRule<ActivityFacts<'A7'>>({
  id: 'A7-senior-visit',
  severity: 'blocks',
  moments: ['charging'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: ({ detail }) => {
    const kept = detail.format !== 'working_visit' || Boolean(detail.seniorFunction);
    return {
      kept,
      sentence: { key: kept ? 'activities.senior-kept' : 'activities.senior-broken' },
      inputs: { format: detail.format, seniorFunction: detail.seniorFunction ?? null },
    };
  },
});

/** A trainee is hosted under an agreement. */
export const hostAgreementRule = defineRule<ActivityFacts<'A7'>>({
  id: 'A7-host-agreement',
  severity: 'blocks',
  moments: ['charging'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: ({ detail }) => {
    const kept = detail.format !== 'traineeship' || Boolean(detail.hostAgreement);
    return {
      kept,
      sentence: { key: kept ? 'activities.host-kept' : 'activities.host-broken' },
      inputs: { format: detail.format, hostAgreement: detail.hostAgreement ?? null },
    };
  },
});

/**
 * Where a country lies: South is what the donors' list names on that day, North who gives by it and what it named until before. Of
 * any other country, and without any list, nobody can say: that the rulebook has no line of it is no knowledge.
 */
export const hemisphereOf = (
  facts: Pick<ActivityFacts, 'country' | 'from' | 'dacCountries'>,
): 'north' | 'south' | null => {
  const { country, from, dacCountries } = facts;
  if (country === null || dacCountries.length === 0) return null;
  const lines = dacCountries.filter((fact) => fact.country === country);
  if (lines.some((fact) => contains(fact, from))) return 'south';
  const wasListed = lines.some(({ until }) => until !== null && until < from);
  return wasListed || dacMembers.includes(country) ? 'north' : null;
};

/** People go where the direction says: to the South from the North, to the North from the South. */
export const exchangeDirectionRule = defineRule<ActivityFacts<'A7'>>({
  id: 'A7-direction',
  severity: 'warns',
  moments: ['planning', 'charging'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: (facts) => {
    const place = hemisphereOf(facts);
    const direction = facts.detail.direction;
    const goesTo = { north_south: 'south', south_south: 'south', south_north: 'north', triangular: place }[
      direction
    ];
    const kept = place === null || place === goesTo;
    return {
      kept,
      sentence: {
        key: kept ? 'activities.direction-kept' : 'activities.direction-broken',
        args: { country: facts.country ?? '', place: place ?? 'unknown' },
      },
      inputs: { country: facts.country, place, direction },
    };
  },
});

/** The report follows within days of the end; until then the cost is flagged. */
export const exchangeReportRule = defineRule<ActivityFacts<'A7'>>({
  id: 'A7-report',
  severity: 'warns',
  moments: ['charging'],
  citation,
  origin: 'house',
  parameters: [
    {
      name: 'days',
      value: '30',
      unit: 'days',
      citation: 'House rule: to be confirmed by the institute',
      confidence: 'guessed',
      validFrom: '2007-06-06',
    },
  ],
  judge: ({ isHeld, until, reportOn, today }, parameters) => {
    const days = number(parameters, 'days');
    const due = addDays(until, days);
    const kept = !isHeld || (reportOn ? reportOn <= due : today <= due);
    return {
      kept,
      sentence: {
        key: kept
          ? 'activities.report-kept'
          : reportOn
            ? 'activities.report-late'
            : 'activities.report-missing',
        args: { days, due },
      },
      inputs: { isHeld, until, reportOn, due, days },
    };
  },
});

/** An exchange is capitalised: something that others learn from comes of it within days of the end. */
export const learningProductRule = defineRule<ActivityFacts<'A7'>>({
  id: 'A7-learning-product',
  severity: 'informs',
  moments: ['charging'],
  citation,
  origin: 'house',
  parameters: [
    {
      name: 'days',
      value: '30',
      unit: 'days',
      citation: 'House rule: to be confirmed by the institute',
      confidence: 'guessed',
      validFrom: '2007-06-06',
    },
  ],
  judge: ({ isHeld, until, learningProducts: count, today }, parameters) => {
    const days = number(parameters, 'days');
    const due = addDays(until, days);
    const kept = !isHeld || count > 0 || today <= due;
    const awaited = kept ? 'activities.learning-products-awaited' : 'activities.learning-products-none';
    return {
      kept,
      sentence: {
        key: count > 0 ? 'activities.learning-products-kept' : awaited,
        args: { count, days, due },
      },
      inputs: { isHeld, until, count, due, days },
    };
  },
});

const number = (parameters: ParameterValues, name: string): number => Number(parameters.get(name)?.value);

export const exchangeRules: readonly Rule<ActivityFacts<'A7'>>[] = [
  exchangeSideRule,
  seniorVisitRule,
  hostAgreementRule,
  exchangeDirectionRule,
  exchangeReportRule,
  learningProductRule,
];
