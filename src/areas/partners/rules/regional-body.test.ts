import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule, type ParameterValues } from '../../rulebook/rules/rule.ts';
import type { AffiliationLink } from './affiliation-cycle.ts';
import { jointProgramme } from './joint-programme.ts';
import type { OrganisationKind } from './organisation-input.ts';
import { regionalBody } from './regional-body.ts';
import { type RegionalBodyFacts, regionalPresence, type SupportPeriod } from './regional-presence.ts';

const day = '2026-11-24' as CalendarDay;

const link = (memberId: string, bodyId = 'body', from = '2000-01-01', until: string | null = null) =>
  ({ memberId, bodyId, from, until }) as AffiliationLink;
const union = (id: string, country: string | null, kind: OrganisationKind = 'national_union') => ({
  id,
  kind,
  country,
});
const given = (organisationId: string, from: string, until: string | null, givenBy: string | null = null) =>
  ({ organisationId, from, until, givenBy }) as SupportPeriod;

const sound: RegionalBodyFacts = {
  bodyId: 'body',
  day,
  links: [link('benin'), link('togo')],
  organisations: [union('benin', 'BJ'), union('togo', 'TG')],
  supports: [given('benin', '2022-01-01', null), given('togo', '2008-01-01', '2011-12-31')],
  partnerCountries: ['BJ', 'TG'],
};

const minimum = (value: string | null): ParameterValues =>
  new Map([
    [
      'minimum-countries',
      {
        name: 'minimum-countries',
        value,
        unit: 'countries',
        citation: 'O3',
        confidence: value ? 'read' : 'unset',
      },
    ],
  ]);

const verdictOf = (facts: RegionalBodyFacts, least: string | null = '2') =>
  applyRule(regionalBody, facts, minimum(least), { day, exceptions: [] }).verdict;

const cases: readonly [string, Partial<RegionalBodyFacts>, string][] = [
  ['two partner countries, one supported now and one in the past', {}, 'ok'],
  ['one partner country', { partnerCountries: ['BJ'] }, 'blocks'],
  ['a country that is exited on the day', { partnerCountries: ['BJ', 'NE'] }, 'blocks'],
  ['two affiliates in one country', { organisations: [union('benin', 'BJ'), union('togo', 'BJ')] }, 'blocks'],
  [
    'support that begins later',
    { supports: [given('benin', '2022-01-01', null), given('togo', '2027-01-01', null)] },
    'blocks',
  ],
  [
    'support that begins on the day',
    { supports: [given('benin', '2022-01-01', null), given('togo', day, null)] },
    'ok',
  ],
  [
    'support by another institute',
    { supports: [given('benin', '2022-01-01', null), given('togo', '2008-01-01', null, 'another')] },
    'blocks',
  ],
  [
    'an affiliate that left the day before',
    { links: [link('benin'), link('togo', 'body', '2000-01-01', '2026-11-23')] },
    'blocks',
  ],
  [
    'an affiliate that leaves on the day',
    { links: [link('benin'), link('togo', 'body', '2000-01-01', day)] },
    'ok',
  ],
  [
    'an affiliate through its confederation',
    {
      links: [link('benin'), link('confederation'), link('togo', 'confederation')],
      organisations: [
        union('benin', 'BJ'),
        union('confederation', 'TG', 'confederation'),
        union('togo', 'TG'),
      ],
    },
    'ok',
  ],
  [
    'a confederation that left the body',
    {
      links: [
        link('benin'),
        link('confederation', 'body', '2000-01-01', '2020-12-31'),
        link('togo', 'confederation'),
      ],
    },
    'blocks',
  ],
  [
    'a supported organisation that is no union',
    { organisations: [union('benin', 'BJ'), union('togo', 'TG', 'sister_ngo')] },
    'blocks',
  ],
  [
    'the body itself being supported',
    {
      links: [link('benin')],
      supports: [given('benin', '2022-01-01', null), given('body', '2022-01-01', null)],
    },
    'blocks',
  ],
];

for (const [name, change, verdict] of cases)
  test(`aim O3: ${name}: ${verdict}`, () => assert.equal(verdictOf({ ...sound, ...change }), verdict));

test('aim O3: "several" is a parameter; unset, the rule only informs', () => {
  assert.equal(verdictOf(sound, '3'), 'blocks');
  assert.equal(verdictOf(sound, '1'), 'ok');
  assert.equal(verdictOf(sound, null), 'informs');
});

test('aim O3: a documented derogation settles the block while it lasts', () => {
  const facts = { ...sound, partnerCountries: ['BJ'] };
  const exception = {
    ruleId: 'O3-regional-body',
    from: '2026-01-01' as CalendarDay,
    until: '2026-12-31' as CalendarDay,
  };
  const on = (judged: string) =>
    applyRule(regionalBody, facts, minimum('2'), { day: judged as CalendarDay, exceptions: [exception] });
  assert.equal(on('2026-11-24').verdict, 'settled');
  assert.equal(on('2027-01-01').verdict, 'blocks');
});

test('aim O3: the finding names the countries that count', () => {
  const check = applyRule(regionalBody, sound, minimum('2'), { day, exceptions: [] });
  assert.deepEqual(check.sentence, {
    key: 'partners.regional-body-kept',
    args: { count: 2, minimum: 2, countries: 'BJ, TG' },
  });
});

test('a country that only another institute supports asks whether this is a joint programme', () => {
  const supports = [given('benin', '2022-01-01', null), given('togo', '2008-01-01', null, 'another')];
  const judged = (facts: RegionalBodyFacts) =>
    applyRule(jointProgramme, facts, new Map(), { day, exceptions: [] });
  assert.equal(judged(sound).verdict, 'ok');
  assert.equal(judged({ ...sound, supports }).verdict, 'warns');
  assert.equal(judged({ ...sound, supports }).inputs.countries, 'TG');
});

const byOthers = (from = '2008-01-01') => given('togo', from, null, 'another');
const ours = given('benin', '2022-01-01', null);
for (const [name, change, verdict, countries] of [
  ['support by nobody', { supports: [] }, 'ok', '–'],
  [
    'others’ support where the institute supports too',
    { supports: [...sound.supports, byOthers()] },
    'ok',
    '–',
  ],
  [
    'others’ support in no partner country',
    { supports: [ours, byOthers()], partnerCountries: ['BJ'] },
    'ok',
    '–',
  ],
  ['others’ support that begins later', { supports: [ours, byOthers('2027-01-01')] }, 'ok', '–'],
  ['others’ support that begins on the day', { supports: [ours, byOthers(day)] }, 'warns', 'TG'],
  [
    'only others’ support, in two countries',
    { supports: [byOthers(), { ...byOthers(), organisationId: 'benin' }] },
    'warns',
    'BJ, TG',
  ],
  [
    'others’ support of one below a confederation',
    {
      supports: [ours, byOthers()],
      links: [link('benin'), link('confederation'), link('togo', 'confederation')],
      organisations: [...sound.organisations, union('confederation', 'TG', 'confederation')],
    },
    'warns',
    'TG',
  ],
] as const)
  test(`a sign of a joint programme: ${name}: ${verdict}`, () => {
    const on = { day, exceptions: [] };
    const check = applyRule(jointProgramme, { ...sound, ...change }, new Map(), on);
    assert.deepEqual([check.verdict, check.inputs.countries], [verdict, countries]);
  });

test('the proof shows by which way an affiliate belongs to the body', () => {
  const facts = {
    ...sound,
    links: [link('sub'), link('confederation', 'sub'), link('togo', 'confederation')],
    organisations: [union('togo', 'TG')],
  };
  assert.deepEqual(regionalPresence(facts)[0]?.affiliates[0]?.through, ['confederation', 'sub']);
});
