import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonFacts, verdict } from '../../../../test/support/activity-facts.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { ActivityFacts, PlanLineFact } from './activity-facts.ts';
import { activityRules, rulesFor, withinProgrammeRule } from './activity-rules.ts';
import type { ExchangeDetail } from './exchange-detail.ts';
import {
  exchangeDirectionRule,
  exchangeReportRule,
  exchangeSideRule,
  hemisphereOf,
  hostAgreementRule,
  seniorVisitRule,
} from './exchange-rules.ts';
import { planLineRule, themeVarianceRule } from './training-rules.ts';

const day = (text: string) => text as CalendarDay;

const exchange = (more: Partial<ExchangeDetail> = {}): ExchangeDetail => ({
  kind: 'A7',
  format: 'seminar',
  side: 'bilateral',
  direction: 'south_south',
  termsOfReference: 'Learn',
  organisations: [],
  ...more,
});

const facts = (more: Partial<ActivityFacts<'A7'>> = {}): ActivityFacts<'A7'> => ({
  ...commonFacts('A7'),
  detail: exchange(),
  ...more,
});

const taking = (count: number, organisers = 0): ExchangeDetail['organisations'] => [
  ...Array.from({ length: count }, (_, at) => ({
    organisationId: `${at}`,
    takesPart: true,
    organises: false,
  })),
  ...Array.from({ length: organisers }, (_, at) => ({
    organisationId: `o${at}`,
    takesPart: false,
    organises: true,
  })),
];

for (const [side, count, organisers, expected] of [
  ['bilateral', 2, 0, 'ok'],
  ['bilateral', 2, 1, 'ok'],
  ['bilateral', 1, 1, 'blocks'],
  ['bilateral', 3, 0, 'blocks'],
  ['bilateral', 0, 0, 'blocks'],
  ['multilateral', 3, 0, 'ok'],
  ['multilateral', 12, 1, 'ok'],
  ['multilateral', 2, 1, 'blocks'],
] as const)
  test(`a ${side} exchange of ${count} that take part and ${organisers} that only organise: ${expected}`, () => {
    const given = facts({ detail: exchange({ side, organisations: taking(count, organisers) }) });
    assert.equal(verdict(exchangeSideRule, given), expected);
  });

for (const [name, rule, more, expected] of [
  [
    'a working visit without a senior function blocks',
    seniorVisitRule,
    { format: 'working_visit' },
    'blocks',
  ],
  [
    'a working visit of a general secretary is kept',
    seniorVisitRule,
    { format: 'working_visit', seniorFunction: 'General secretary' },
    'ok',
  ],
  ['a study mission needs no senior function', seniorVisitRule, { format: 'study_mission' }, 'ok'],
  [
    'a working visit whose senior function was left empty blocks',
    seniorVisitRule,
    { format: 'working_visit', seniorFunction: '' },
    'blocks',
  ],
  [
    'a working visit to the North without a senior function blocks too',
    seniorVisitRule,
    { format: 'working_visit', direction: 'south_north', hostAgreement: 'Letter 12' },
    'blocks',
  ],
  [
    'a traineeship without its host’s agreement blocks',
    hostAgreementRule,
    { format: 'traineeship' },
    'blocks',
  ],
  [
    'a traineeship with its host’s agreement is kept',
    hostAgreementRule,
    { format: 'traineeship', hostAgreement: 'Letter 12' },
    'ok',
  ],
  ['a seminar needs no agreement of a host', hostAgreementRule, { format: 'seminar' }, 'ok'],
  [
    'a traineeship whose host’s agreement was left empty blocks',
    hostAgreementRule,
    { format: 'traineeship', hostAgreement: '' },
    'blocks',
  ],
  [
    'a trainee’s senior function stands for no agreement',
    hostAgreementRule,
    { format: 'traineeship', seniorFunction: 'Treasurer' },
    'blocks',
  ],
] as const)
  test(name, () => {
    assert.equal(verdict(rule, facts({ detail: exchange(more as Partial<ExchangeDetail>) })), expected);
  });

for (const [direction, country, expected] of [
  ['north_south', 'BJ', 'ok'],
  ['north_south', 'BE', 'warns'],
  ['south_north', 'BE', 'ok'],
  ['south_north', 'BJ', 'warns'],
  ['south_south', 'BJ', 'ok'],
  ['south_south', 'FR', 'warns'],
  ['triangular', 'BE', 'ok'],
  ['triangular', 'BJ', 'ok'],
  ['south_north', null, 'ok'],
] as const)
  test(`an exchange ${direction} that takes place in ${country ?? 'no country'}: ${expected}`, () => {
    assert.equal(
      verdict(exchangeDirectionRule, facts({ country, detail: exchange({ direction }) })),
      expected,
    );
  });

test('North and South are what the donors’ list said on that day, and nobody’s guess without a list', () => {
  const graduated = [{ country: 'CL', from: day('2000-01-01'), until: day('2017-12-31') }];
  assert.equal(
    hemisphereOf(facts({ country: 'CL', dacCountries: graduated, from: day('2017-12-31') })),
    'south',
  );
  assert.equal(
    hemisphereOf(facts({ country: 'CL', dacCountries: graduated, from: day('2018-01-01') })),
    'north',
  );
  assert.equal(hemisphereOf(facts({ country: 'CL', dacCountries: [] })), null);
});

for (const [name, more, expected] of [
  ['a planned exchange owes no report', { isHeld: false, today: day('2027-01-01') }, 'ok'],
  ['thirty days after the end there is still time', { isHeld: true, today: day('2026-04-05') }, 'ok'],
  ['on the day after, the cost is flagged', { isHeld: true, today: day('2026-04-06') }, 'warns'],
  [
    'a report in time is kept for good',
    { isHeld: true, reportOn: day('2026-04-05'), today: day('2027-01-01') },
    'ok',
  ],
  [
    'a late report stays late',
    { isHeld: true, reportOn: day('2026-04-06'), today: day('2027-01-01') },
    'warns',
  ],
  ['one that never came is flagged for years', { isHeld: true, today: day('2030-01-01') }, 'warns'],
] as const)
  test(`the report of an exchange: ${name}`, () => {
    assert.equal(verdict(exchangeReportRule, facts(more)), expected);
  });

for (const [from, until, expected] of [
  ['2022-01-01', '2022-01-02', 'ok'],
  ['2026-12-30', '2026-12-31', 'ok'],
  ['2022-01-01', '2026-12-31', 'ok'],
  ['2021-12-31', '2022-01-02', 'blocks'],
  ['2026-12-31', '2027-01-01', 'blocks'],
  ['2021-11-01', '2027-02-01', 'blocks'],
] as const)
  test(`an activity from ${from} to ${until} in a programme 2022-2026: ${expected}`, () => {
    assert.equal(verdict(withinProgrammeRule, facts({ from: day(from), until: day(until) })), expected);
  });

const line: PlanLineFact = {
  id: 'line',
  planId: 'plan',
  partnershipId: 'partner',
  country: 'BJ',
  theme: 'Négociation',
  fromOn: day('2026-01-01'),
  untilOn: day('2026-12-31'),
  planFromOn: day('2026-01-01'),
  planUntilOn: day('2026-12-31'),
  approvedOn: day('2026-01-05'),
};

const trained = ({ planLines = [line], ...more }: { planLines?: PlanLineFact[] }): ActivityFacts<'A2'> => ({
  ...commonFacts('A2'),
  planLines,
  detail: {
    kind: 'A2',
    theme: 'Négociation',
    method: 'course',
    level: 'national',
    trainerOrigin: 'partner',
    sessions: 1,
    followUpTest: false,
    ...more,
  },
});

for (const [name, rule, more, expected] of [
  ['on a line that covers it, it is kept', planLineRule, { planLineId: 'line' }, 'ok'],
  ['on no line, it blocks a charge', planLineRule, {}, 'blocks'],
  ['on no line but justified, it is kept', planLineRule, { justification: 'Strike' }, 'ok'],
  ['on a line of another theme, it blocks', planLineRule, { planLineId: 'line', theme: 'Santé' }, 'blocks'],
  [
    'on a line of its theme in another case, it is kept',
    planLineRule,
    { planLineId: 'line', theme: 'négociation' },
    'ok',
  ],
  [
    'on a line that nobody approved, it blocks',
    planLineRule,
    { planLineId: 'line', planLines: [{ ...line, approvedOn: null }] },
    'blocks',
  ],
  ['the very theme of the plan is no variance', themeVarianceRule, {}, 'ok'],
  [
    'a theme of one of several lines is no variance',
    themeVarianceRule,
    { theme: 'Santé', planLines: [line, { ...line, theme: 'Santé' }] },
    'ok',
  ],
  [
    'a theme of a plan that has ended is a variance',
    themeVarianceRule,
    { planLines: [{ ...line, planUntilOn: day('2026-03-01') }] },
    'warns',
  ],
  ['a theme of the plan is no variance', themeVarianceRule, { theme: 'négociation' }, 'ok'],
  ['a theme off the plan is a variance', themeVarianceRule, { theme: 'Santé' }, 'warns'],
  ['without any plan every theme is off it', themeVarianceRule, { planLines: [] }, 'warns'],
] as const)
  test(`a training: ${name}`, () => {
    assert.equal(verdict(rule, trained(more as { planLines?: PlanLineFact[] })), expected);
  });

test('each kind is judged by the rules of every kind and its own, and every rule has an id of its own', () => {
  assert.deepEqual(
    rulesFor('A2').map(({ id }) => id),
    [
      'A-partner-country',
      'A-programme-period',
      'O2-capacity-tag',
      'O7-who-decided',
      'A2-plan-line',
      'A2-theme-variance',
    ],
  );
  assert.equal(rulesFor('no kind').length, 4);
  assert.equal(new Set(activityRules.map(({ id }) => id)).size, activityRules.length);
});
