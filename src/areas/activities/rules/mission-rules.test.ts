import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonFacts, verdict } from '../../../../test/support/activity-facts.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule, type ParameterValue } from '../../rulebook/rules/rule.ts';
import type { CommonFacts } from './activity-facts.ts';
import type { DetailOf } from './kind-details.ts';
import {
  interestRule,
  missionGapRule,
  missionReportRule,
  missionReviewRule,
  northernExpertRule,
  openRecommendationsRule,
} from './mission-rules.ts';

const day = (text: string) => text as CalendarDay;

const facts = (detail: Partial<DetailOf<'A8'>>, common: Partial<CommonFacts> = {}) => ({
  ...commonFacts('A8', common),
  detail: {
    kind: 'A8' as const,
    citations: [{ citedKind: 'gap' as const, cited: 'No branch negotiates' }],
    answers: [],
    expert: 'Expert of a federation',
    expertOrigin: 'belgian_affiliate' as const,
    expertCountry: 'BE',
    termsOfReference: 'Train the negotiators',
    ...detail,
  },
});

// The programme runs from 2022 to 2026; the mission begins on 2 March 2026 where nothing else is said.
const recorded = (isBaselineRecorded: boolean) => ({ isBaselineRecorded });
const firstYear = { from: day('2022-05-02'), until: day('2022-05-06') };
for (const [name, detail, common, kept] of [
  ['a review of the same day', { reviewedOn: day('2026-03-02') }, {}, true],
  ['a review twelve months before', { reviewedOn: day('2025-03-02') }, {}, true],
  ['the last programme’s review in the first year', { reviewedOn: day('2020-11-10') }, firstYear, true],
  ['the baseline in the first year', { baselineOn: day('2021-12-31') }, firstYear, true],
  [
    'a baseline that is recorded',
    { baselineOn: day('2021-12-31') },
    { ...firstYear, ...recorded(true) },
    true,
  ],
  [
    'one that nobody recorded',
    { baselineOn: day('2021-12-31') },
    { ...firstYear, ...recorded(false) },
    false,
  ],
  [
    'one of its first day, not recorded',
    { baselineOn: day('2022-05-02') },
    { ...firstYear, ...recorded(false) },
    false,
  ],
  ['a recorded one in the fifth year', { baselineOn: day('2021-12-31') }, recorded(true), false],
  [
    'a recorded one of a later day',
    { baselineOn: day('2022-05-03') },
    { ...firstYear, ...recorded(true) },
    false,
  ],
  ['a review, whatever the baseline', { reviewedOn: day('2026-03-02') }, recorded(false), true],
  ['a review twelve months and a day before', { reviewedOn: day('2025-03-01') }, {}, false],
  ['a review that came after it', { reviewedOn: day('2026-03-03') }, {}, false],
  ['the last programme’s review in the fifth year', { reviewedOn: day('2020-11-10') }, {}, false],
  ['the baseline in the fifth year', { baselineOn: day('2021-12-31') }, {}, false],
  ['nothing', {}, {}, false],
] as const)
  test(`a mission is based on the progress made: ${name}: ${kept ? 'ok' : 'warns'}`, () => {
    assert.equal(verdict(missionReviewRule, facts(detail, common)), kept ? 'ok' : 'warns');
  });

const months = missionReviewRule.parameters[0]!;
const confirmed = new Map<string, ParameterValue>([['months', { ...months, confidence: 'read' }]]);
const given = facts({});

test('once the months are confirmed a mission without a review blocks, and an urgent one passes by derogation', () => {
  const judged = (exceptions: Parameters<typeof applyRule>[3]['exceptions']) =>
    applyRule(missionReviewRule, given, confirmed, { day: given.today, exceptions }).verdict;
  assert.equal(judged([]), 'blocks');
  const urgent = { ruleId: 'A8-review', from: day('2026-03-01'), until: day('2026-03-31') };
  assert.equal(judged([urgent]), 'settled');
  assert.equal(judged([{ ...urgent, until: day('2026-03-10') }]), 'blocks');
});

const cited = { cited: 'Dues are collected in four branches' };
for (const [name, citations, expected] of [
  ['one gap', [{ citedKind: 'gap', ...cited }], 'ok'],
  ['one progress', [{ citedKind: 'progress', ...cited }], 'ok'],
  [
    'a gap and a progress',
    [
      { citedKind: 'gap', ...cited },
      { citedKind: 'progress', ...cited },
    ],
    'ok',
  ],
] as const)
  test(`a mission cites at least one gap or progress: ${name}: ${expected}`, () => {
    assert.equal(verdict(missionGapRule, facts({ citations: [...citations] })), expected);
  });

for (const [name, detail, common] of [
  ['planned', {}, {}],
  ['held', {}, { isHeld: true }],
  ['with a review', { reviewedOn: day('2026-02-01') }, {}],
] as const)
  test(`a mission that cites nothing, ${name}: blocks`, () => {
    assert.equal(verdict(missionGapRule, facts({ ...detail, citations: [] }, common)), 'blocks');
  });

const dacCountries = ['BJ', 'SN', 'TG'].map((country) => ({ country, from: day('2000-01-01'), until: null }));
const leaving = [{ country: 'BJ', from: day('2000-01-01'), until: day('2026-03-01') }];
for (const [country, list, expected] of [
  ['BE', dacCountries, 'ok'],
  ['FR', dacCountries, 'ok'],
  ['BJ', leaving, 'ok'],
  ['BJ', [], 'ok'],
  ['BJ', dacCountries, 'blocks'],
  ['SN', dacCountries, 'blocks'],
  ['TG', dacCountries, 'blocks'],
] as const)
  test(`the expert comes from the North: ${country} where ${list.length} countries are listed: ${expected}`, () => {
    assert.equal(
      verdict(northernExpertRule, facts({ expertCountry: country }, { dacCountries: list })),
      expected,
    );
  });

for (const [interest, interestStatement, expected] of [
  ['no_conflict', 'No link with the union', 'ok'],
  ['conflict', 'Sits on the same council; does not assess its budget', 'ok'],
  ['no_conflict', 'Never paid by it', 'ok'],
  [undefined, undefined, 'blocks'],
  ['conflict', undefined, 'blocks'],
  [undefined, 'No link', 'blocks'],
] as const)
  test(`a statement on conflicts of interest: ${interest ?? 'none'}, ${interestStatement ?? 'no words'}: ${expected}`, () => {
    assert.equal(verdict(interestRule, facts({ interest, interestStatement })), expected);
  });

// It ended on 6 March; thirty days later is 5 April.
for (const [name, common, expected] of [
  ['not held yet', {}, 'ok'],
  ['on the last day', { isHeld: true, reportOn: day('2026-04-05'), today: day('2026-09-01') }, 'ok'],
  ['still time', { isHeld: true, today: day('2026-04-05') }, 'ok'],
  ['a day late', { isHeld: true, reportOn: day('2026-04-06'), today: day('2026-09-01') }, 'warns'],
  ['none, a day after', { isHeld: true, today: day('2026-04-06') }, 'warns'],
  ['none, half a year after', { isHeld: true, today: day('2026-09-06') }, 'warns'],
] as const)
  test(`the mission report comes within 30 days: ${name}: ${expected}`, () => {
    assert.equal(verdict(missionReportRule, facts({}, common)), expected);
  });

// The mission begins on 2 March 2026; a recommendation of a mission that ended by 1 September 2025 is older than six months.
const open = (id: string, since: string) => ({ id, since: day(since) });
const word = (recommendationId: string) => ({
  recommendationId,
  answer: 'The dues are collected by check-off since',
});
for (const [name, openRecommendations, answers, kept] of [
  ['nothing is open', [], [], true],
  ['one open for six months to the day', [open('a', '2025-09-02')], [], true],
  ['an older one with a word on it', [open('a', '2025-09-01')], [word('a')], true],
  [
    'two older ones with a word on each',
    [open('a', '2025-01-10'), open('b', '2024-01-10')],
    [word('b'), word('a')],
    true,
  ],
  ['one a day older, without a word', [open('a', '2025-09-01')], [], false],
  ['two older ones, a word on one', [open('a', '2025-01-10'), open('b', '2024-01-10')], [word('a')], false],
  ['an older one, a word on a newer', [open('a', '2025-01-10'), open('b', '2026-01-10')], [word('b')], false],
] as const)
  test(`the next mission needs a word on what is open for more than six months: ${name}: ${kept ? 'ok' : 'warns'}`, () => {
    const judged = facts({ answers: [...answers] }, { openRecommendations: [...openRecommendations] });
    assert.equal(verdict(openRecommendationsRule, judged), kept ? 'ok' : 'warns');
  });
