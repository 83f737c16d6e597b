import type { CommonFacts } from '../../src/areas/activities/rules/activity-facts.ts';
import { applyRule, type ParameterValue, type Rule } from '../../src/areas/rulebook/rules/rule.ts';
import type { CalendarDay } from '../../src/kernel/calendar-day.ts';

const day = (text: string) => text as CalendarDay;
const always = { from: day('2000-01-01'), until: null };

/** What the rules see of a planned week in Benin, whatever its kind. */
export const commonFacts = (kind: CommonFacts['kind'], more: Partial<CommonFacts> = {}): CommonFacts => ({
  kind,
  partnershipId: 'partner',
  from: day('2026-03-02'),
  until: day('2026-03-06'),
  isHeld: false,
  reportOn: null,
  today: day('2026-03-20'),
  mode: 'in_person',
  country: 'BJ',
  isBelgianOutcome: false,
  aims: ['O1'],
  capacityTags: [],
  programme: { reference: 'P2022', from: day('2022-01-01'), until: day('2026-12-31'), countries: [] },
  partnerCountries: [{ country: 'BJ', ...always }],
  dacCountries: [{ country: 'BJ', ...always }],
  planLines: [],
  useAskedOn: null,
  unitsBuilt: 0,
  learningProducts: 0,
  services: 0,
  bodyEligibility: null,
  sharesElsewhere: [],
  openRecommendations: [],
  isBaselineRecorded: null,
  awareness: null,
  decision: { by: null, on: null, organ: null },
  ...more,
});

/** What a rule says with its parameters as they are set up. */
export const verdict = <Facts extends CommonFacts>(rule: Rule<Facts>, given: Facts) => {
  const values = new Map<string, ParameterValue>(rule.parameters.map((seed) => [seed.name, seed]));
  return applyRule(rule, given, values, { day: given.today, exceptions: [] }).verdict;
};
