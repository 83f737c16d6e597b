import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { type Cast, doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { cancelActivity } from '../commands/cancel-activity.ts';
import { holdActivity } from '../commands/hold-activity.ts';
import { planActivity } from '../commands/plan-activity.ts';
import { aimChecksOfProgramme } from './aim-checks.ts';

const db = await testDatabase();
const app = testApp(db);

const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId, programmeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Syndicat du Bénin');
  return { cast, outcomeId, programmeId, partnershipId };
};

const localIn = async (cast: Cast, year: number, more: object) => {
  const days = { plannedFrom: `${year}-03-02`, plannedUntil: `${year}-03-06` };
  const { id } = await doing(db, cast.system, planActivity, {
    ...training,
    ...days,
    capacityTags: ['functional_local'],
    ...more,
  });
  return id;
};

const hold = (cast: Cast, activityId: string, year: number) =>
  doing(db, cast.system, holdActivity, {
    activityId,
    heldFrom: `${year}-03-02`,
    heldUntil: `${year}-03-06`,
    counts: [],
  });

const localLevel = (cast: Cast, programmeId: string, day: string) =>
  db.read(cast.as('programme_officer'), async (tx) => {
    const checks = await aimChecksOfProgramme(tx, cast.institute.id, programmeId, day as CalendarDay);
    return checks.find(({ ruleId }) => ruleId === 'O2-local-level');
  });

test('a year of the programme that ended without local work for aim O2 is reported, the running one is not', async () => {
  const { cast, outcomeId, programmeId } = await prepared();
  await hold(cast, await localIn(cast, 2022, { outcomeId }), 2022);
  assert.equal((await localLevel(cast, programmeId, '2023-06-01'))?.verdict, 'ok');
  await localIn(cast, 2023, { outcomeId });
  await hold(cast, await localIn(cast, 2024, { outcomeId, capacityTags: ['functional_national'] }), 2024);
  const cancelled = await localIn(cast, 2024, { outcomeId });
  await doing(db, cast.system, cancelActivity, { activityId: cancelled, reason: 'No room' });
  const check = await localLevel(cast, programmeId, '2025-06-01');
  assert.equal(check?.verdict, 'informs');
  assert.equal(check?.sentence.args?.years, '2023, 2024');
});

test('what holds of all work together is told to the institute’s people alone', async () => {
  const { cast, programmeId, outcomeId, partnershipId } = await prepared();
  const en = { language: 'en' } as const;
  const said = async (actor: Actor) => {
    const { text } = await app.as(actor).get(paths.programmeChecks({ id: programmeId }));
    return /No activity that strengthens a union on the local level was held in 2022/.test(text);
  };
  assert.equal(await said(cast.as('programme_officer', en)), true);
  const scope = { outcomes: [outcomeId], years: [2022, 2026] as [number, number] };
  assert.equal(await said(cast.as('auditor', { ...en, scope })), false);
  assert.equal(await said(cast.as('partner_coordinator', { ...en, partnerships: [partnershipId] })), false);
});
