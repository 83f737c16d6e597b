import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { applyRule } from '../../rulebook/rules/rule.ts';
import { consentRule, storyUsesToJudge } from './consent-rules.ts';
import type { ConsentFact } from './consenting.ts';

const on = '2026-06-15' as CalendarDay;
const consent = (more: Partial<ConsentFact> = {}): ConsentFact => ({
  id: newId(),
  renewsId: null,
  ofOthers: true,
  entryNo: 1,
  people: 2,
  givenOn: '2026-03-04' as CalendarDay,
  untilOn: null,
  withdrawnOn: null,
  uses: ['website'],
  ...more,
});
const day = (text: string) => text as CalendarDay;

for (const [name, peopleShown, consents, expected] of [
  ['nobody is shown', 0, [], 'ok'],
  ['both people shown consent', 2, [consent()], 'ok'],
  ['two consents together cover four people', 4, [consent(), consent()], 'ok'],
  ['until that very day', 2, [consent({ untilOn: on })], 'ok'],
  ['withdrawn the day after', 2, [consent({ withdrawnOn: day('2026-06-16') })], 'ok'],
  ['no consent', 2, [], 'blocks'],
  ['of one of three only', 3, [consent()], 'blocks'],
  ['given the day after', 2, [consent({ givenOn: day('2026-06-16') })], 'blocks'],
  ['ended the day before', 2, [consent({ untilOn: day('2026-06-14') })], 'blocks'],
  ['withdrawn that day', 2, [consent({ withdrawnOn: on })], 'blocks'],
  ['for another use', 2, [consent({ uses: ['report', 'press'] })], 'blocks'],
] as const)
  test(`publication of a story requires a consent record: ${name}: ${expected}`, () => {
    const facts = { on, use: 'website' as const, peopleShown, consents };
    assert.equal(applyRule(consentRule, facts, new Map(), { day: on, exceptions: [] }).verdict, expected);
  });

const earlier = '0193a000-0000-7000-8000-000000000001';
const renewal = (more: Partial<ConsentFact>) => consent({ renewsId: earlier, people: 1, ...more });

for (const [name, later, covered] of [
  ['by one of the two', renewal({}), 2],
  ['by one of the two, for a use beside it', renewal({ uses: ['website', 'press'] }), 2],
  ['by one of the two, for another use', renewal({ uses: ['press'] }), 2],
  ['by one, from the day after', renewal({ givenOn: day('2026-06-16') }), 2],
  ['by one, who then withdrew', renewal({ withdrawnOn: on }), 1],
  ['by both, who then withdrew', renewal({ people: 2, withdrawnOn: on }), 0],
  ['by one, for a shorter time', renewal({ untilOn: day('2026-06-14') }), 1],
] as const)
  test(`a consent of two that is renewed ${name} counts for ${covered}`, () => {
    const consents = [consent({ id: earlier }), later];
    const facts = { on, use: 'website' as const, peopleShown: 3, consents };
    assert.equal(consentRule.judge(facts, new Map()).inputs.covered, covered);
  });

test('a consent that lapsed is told from one that was never given', () => {
  const said = (consents: readonly ConsentFact[]) =>
    consentRule.judge({ on, use: 'website', peopleShown: 2, consents }, new Map()).sentence.key;
  assert.equal(said([consent({ withdrawnOn: on })]), 'activities.consent-lapsed');
  assert.equal(said([]), 'activities.consent-missing');
});

const published = (publishedAs: 'website' | 'press', takenDownOn: CalendarDay | null = null) => ({
  publishedAs,
  takenDownOn,
});

for (const [name, consents, publications, expected] of [
  ['each use in which it still stands, once', [], [published('press'), published('press')], ['press']],
  ['what was taken down is judged no more', [], [published('press', on), published('website')], ['website']],
  ['nothing where all was taken down', [], [published('press', on)], []],
  ['before it is published, the use that most agreed to', [consent({ uses: ['print'] })], [], ['print']],
  ['a use that was agreed to once and no longer is none', [consent({ withdrawnOn: on })], [], ['report']],
] as const)
  test(`a story is judged for ${name}`, () => {
    assert.deepEqual(storyUsesToJudge({ peopleShown: 2, consents, publications }, on), expected);
  });
