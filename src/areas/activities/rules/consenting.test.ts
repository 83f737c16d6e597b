import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { renewableBy } from './consent-claim.ts';
import { consentRule } from './consent-rules.ts';
import { type ConsentFact, consentsOfUnknown } from './consenting.ts';

const on = '2026-06-15' as CalendarDay;
const day = (text: string) => text as CalendarDay;
const first = '0193a000-0000-7000-8000-000000000001';
const second = '0193a000-0000-7000-8000-000000000002';

/** A consent of one person of which nobody said whose it is. */
const old = (entryNo: number, more: Partial<ConsentFact> = {}): ConsentFact => ({
  id: newId(),
  renewsId: null,
  ofOthers: false,
  entryNo,
  people: 1,
  givenOn: day('2026-03-04'),
  untilOn: null,
  withdrawnOn: null,
  uses: ['website'],
  ...more,
});

const judged = (peopleShown: number, consents: readonly ConsentFact[]) =>
  consentRule.judge({ on, use: 'website', peopleShown, consents }, new Map());

for (const [name, consents, covered, sentence] of [
  ['two old ones of one person each, of two shown', [old(1), old(2)], 1, 'consent-unproven'],
  ['the second said to be of another', [old(1), old(2, { ofOthers: true })], 2, 'consent-given'],
  ['the first said to be of another, later', [old(3, { ofOthers: true }), old(2)], 2, 'consent-given'],
  [
    'said of the first, before the second was there',
    [old(1, { ofOthers: true }), old(2)],
    1,
    'consent-unproven',
  ],
  [
    'said to be of the same person',
    [old(1, { id: first }), old(2, { renewsId: first })],
    1,
    'consent-missing',
  ],
  [
    'of the same person twice, for a use that the first did not name',
    [old(1, { id: first, uses: ['press'] }), old(2, { renewsId: first }), old(3, { renewsId: first })],
    1,
    'consent-missing',
  ],
  [
    'the second of two people, who may include the first',
    [old(1), old(2, { people: 2 })],
    2,
    'consent-given',
  ],
  ['for other uses', [old(1), old(2, { uses: ['press'] })], 1, 'consent-missing'],
  ['the first ended by itself', [old(1, { untilOn: day('2026-05-01') }), old(2)], 1, 'consent-missing'],
  [
    'the first withdrawn by who may be the second too',
    [old(1, { withdrawnOn: day('2026-05-01') }), old(2)],
    0,
    'consent-lapsed',
  ],
  [
    'the first withdrawn by who is another than the second',
    [old(1, { withdrawnOn: day('2026-05-01') }), old(2, { ofOthers: true })],
    1,
    'consent-lapsed',
  ],
  [
    'the second given after the first was withdrawn',
    [old(1, { withdrawnOn: day('2026-05-01') }), old(2, { givenOn: day('2026-05-02') })],
    1,
    'consent-missing',
  ],
  [
    'three, of which the third alone is told apart',
    [old(1), old(2), old(3, { ofOthers: true })],
    2,
    'consent-given',
  ],
] as const)
  test(`what is not proven to be of two people is not of two: ${name}`, () => {
    const { inputs, sentence: said } = judged(2, consents);
    assert.deepEqual([inputs.covered, said.key], [covered, `activities.${sentence}`]);
  });

test('the sentence on consents of unknown people names the article that it rests on', () => {
  assert.equal(judged(2, [old(1), old(2)]).sentence.args?.article, consentRule.citation);
});

for (const [name, consents, expected] of [
  ['the first alone', [old(1)], 0],
  ['the later of two', [old(2), old(1)], 1],
  [
    'none where they never held together',
    [old(1, { untilOn: day('2026-03-04') }), old(2, { givenOn: on })],
    0,
  ],
  ['none for different uses', [old(1), old(2, { uses: ['press'] })], 0],
  ['none where it is said', [old(1, { id: first }), old(2, { renewsId: first })], 0],
  ['none withdrawn on its very day', [old(1, { withdrawnOn: day('2026-03-04') }), old(2)], 0],
] as const)
  test(`it is still to be said whose a consent is: ${name}`, () => {
    assert.equal(consentsOfUnknown(consents).length, expected);
  });

test('a consent renews none that renews it, however far down', () => {
  const one = old(1, { id: first });
  const two = old(2, { id: second, renewsId: first });
  const three = old(3, { renewsId: second });
  const other = old(4);
  assert.deepEqual(renewableBy(one, [one, two, three, other]), [other]);
  assert.deepEqual(renewableBy(three, [one, two, three, other]), [one, two, other]);
});
