import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { bodyThatLosesTogo } from '../../../../test/support/regional-world.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Confidence } from '../../rulebook/rules/rule.ts';
import { planActivity } from '../commands/plan-activity.ts';
import { checksOfActivity } from './activity-checks.ts';

const db = await testDatabase();

/** What A6 says, when asked on `today`, of support to the body in each of three weeks around the loss. */
const saidOf = async (reading: Confidence, today: CalendarDay) => {
  const cast = await makeCast(db);
  const { bodyId } = await bodyThatLosesTogo(db, cast, reading);
  const { outcomeId } = await programmeOf(db, cast);
  const officer = cast.as('programme_officer');
  const judged = async (plannedFrom: string, plannedUntil: string) => {
    const { id } = await doing(db, officer, planActivity, {
      kind: 'A6',
      title: 'A common position',
      outcomeId,
      plannedFrom,
      plannedUntil,
      country: 'BJ',
      reach: 'regional',
      scope: 'cross_sectoral',
      bodyOrganisationId: bodyId,
      bodyBenefits: true,
      effectCountries: ['BJ'],
      organisations: [],
    });
    const checks = await db.read(officer, (tx) => checksOfActivity(tx, cast.institute.id, id, today));
    const check = checks.find(({ ruleId }) => ruleId === 'A6-regional-body');
    return [check?.verdict, check?.unconfirmed.join()];
  };
  return {
    before: await judged('2024-06-03', '2024-06-07'),
    across: await judged('2024-12-30', '2025-01-03'),
    after: await judged('2025-06-02', '2025-06-06'),
  };
};

for (const today of ['2024-01-15', '2026-04-01'] as CalendarDay[])
  test(`support of a body is judged on its own first day, also where one asks on ${today}`, async () => {
    assert.deepEqual(await saidOf('read', today), {
      before: ['ok', ''],
      across: ['ok', ''],
      after: ['blocks', ''],
    });
  });

test('where aim O3 only warns, because nobody has confirmed its reading, A6 warns and says what is unconfirmed', async () => {
  assert.deepEqual(await saidOf('guessed', '2026-04-01' as CalendarDay), {
    before: ['ok', ''],
    across: ['ok', ''],
    after: ['warns', 'partner-country-when'],
  });
});
