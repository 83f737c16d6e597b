import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { type AffiliationLink, closesCircle } from './affiliation-cycle.ts';

const link = (memberId: string, bodyId: string, from = '2000-01-01', until: string | null = null) =>
  ({ memberId, bodyId, from, until }) as AffiliationLink;

const cases: readonly [string, readonly AffiliationLink[], AffiliationLink, boolean][] = [
  ['a first membership', [], link('a', 'b'), false],
  ['a body as its own member', [], link('a', 'a'), true],
  ['two that are each other’s members', [link('b', 'a')], link('a', 'b'), true],
  ['a circle through others', [link('b', 'c'), link('c', 'd'), link('d', 'a')], link('a', 'b'), true],
  ['two ways up to the same body', [link('a', 'b'), link('b', 'd'), link('c', 'd')], link('a', 'c'), false],
  [
    'a membership after the other one ended',
    [link('b', 'a', '2000-01-01', '2005-12-31')],
    link('a', 'b', '2006-01-01'),
    false,
  ],
  ['one day in common', [link('b', 'a', '2000-01-01', '2006-01-01')], link('a', 'b', '2006-01-01'), true],
  [
    'others that never meet',
    [link('b', 'c', '2001-01-01', '2001-12-31'), link('c', 'a', '2002-01-01', '2002-12-31')],
    link('a', 'b'),
    false,
  ],
];

for (const [name, existing, added, closes] of cases)
  test(`${name} ${closes ? 'closes' : 'does not close'} a circle`, () =>
    assert.equal(closesCircle(existing, added), closes));

test('a circle is found exactly where some day shows one (10,000 generated cases)', () => {
  const below = seededRandom(607);
  const day = (at: number) => `2020-01-${String(at + 1).padStart(2, '0')}` as CalendarDay;
  const anyLink = () => {
    const from = below(8);
    const until = below(3) === 0 ? null : day(from + below(4));
    return { memberId: 'abcd'[below(4)]!, bodyId: 'abcd'[below(4)]!, from: day(from), until };
  };
  const seen = { circles: 0, none: 0 };
  for (let round = 0; round < 10_000; round += 1) {
    const existing = Array.from({ length: below(6) }, anyLink).filter(
      (each) => each.memberId !== each.bodyId,
    );
    const added = anyLink();
    const expected =
      added.memberId === added.bodyId || Array.from({ length: 12 }, (_, at) => day(at)).some(circleOn);
    function circleOn(today: CalendarDay): boolean {
      const holds = (each: AffiliationLink) =>
        each.from <= today && (each.until === null || today <= each.until);
      if (!holds(added)) return false;
      // By relation, three times squared: who is above whom over at most eight steps.
      let above = new Set(existing.filter(holds).map((each) => each.memberId + each.bodyId));
      for (let step = 0; step < 3; step += 1)
        above = new Set([
          ...above,
          ...[...above].flatMap((one) =>
            [...above].filter((two) => one[1] === two[0]).map((two) => one[0]! + two[1]!),
          ),
        ]);
      return above.has(added.bodyId + added.memberId);
    }
    assert.equal(closesCircle(existing, added), expected, JSON.stringify({ existing, added }));
    seen[expected ? 'circles' : 'none'] += 1;
  }
  assert.ok(seen.circles > 1000 && seen.none > 1000, JSON.stringify(seen));
});
