import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testPlace } from '../../../../test/support/cluster.ts';
import { gap, mission, reviewOf } from '../../../../test/support/review-work.ts';
import { partnerOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { headOf } from '../../../command/journal.ts';
import { withOwner } from '../../../db/owner.ts';
import { addOutcome } from '../../programmes/commands/add-outcome.ts';
import { concludeReview } from '../../reviews/commands/conclude-review.ts';
import { startMission } from '../../reviews/commands/start-mission.ts';
import { holdActivity } from '../commands/hold-activity.ts';
import { planActivity } from '../commands/plan-activity.ts';
import { reviseActivity } from '../commands/revise-activity.ts';
import { activityTotals } from './activity-totals.ts';

const place = await testPlace();
const db = place.open();

const moved = async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const added = { programmeId, code: 'OS8', aims: ['O2'] };
  const title = { en: { text: 'Another', source: true as const } };
  const { id: otherId } = await doing(db, cast.system, addOutcome, { ...added, title });
  const head = () => db.read(cast.system, async (tx) => (await headOf(tx, cast.institute.id)).lastNo);
  const planned = { ...training, outcomeId, sessions: 4, onBehalf: { source: 'Letter' } };
  const plan = { ...planned, plannedFrom: '2025-11-03', plannedUntil: '2025-11-07' };
  const { id: activityId } = await doing(db, cast.system, planActivity, { ...plan, partnershipId });
  const plannedNo = await head();
  const counts = [{ sex: 'female', ageBand: 'under_35', economy: 'formal', count: 10 }];
  const held = { activityId, heldFrom: '2026-01-05', heldUntil: '2026-01-09', counts };
  await doing(db, cast.system, holdActivity, held);
  const heldNo = await head();
  const again = {
    ...plan,
    outcomeId: otherId,
    sessions: 2,
    plannedFrom: '2026-01-05',
    plannedUntil: '2026-01-09',
  };
  const { partnershipId: _, ...revised } = { ...again, partnershipId };
  await doing(db, cast.system, reviseActivity, { ...revised, activityId, version: 1 });
  const totals = async (asOf?: number, year?: number, actor = cast.system) => {
    const rows = await db.read(actor, (tx) =>
      activityTotals(tx, cast.institute.id, { programmeId, asOf, year }),
    );
    return rows.map(({ outcomeId: of, planned: all, held, participantDays }) => [
      of === outcomeId ? 'then' : of === otherId ? 'now' : of,
      ...[all, held, participantDays],
    ]);
  };
  return { cast, activityId, plannedNo, heldNo, totals, partnershipId, outcomeId, otherId };
};

const asOwner = (text: string, values: unknown[]) =>
  withOwner(place.ownerUrl, (owner) => owner.query(text, values));

test('activities of a past day count under the outcome, in the year and with the sessions that they had then', async () => {
  const { plannedNo, heldNo, totals } = await moved();
  assert.deepEqual(await totals(), [['now', 1, 1, 20]]);
  assert.deepEqual(await totals(undefined, 2025), []);
  assert.deepEqual(await totals(heldNo), [['then', 1, 1, 40]]);
  assert.deepEqual(await totals(plannedNo), [['then', 1, 0, 0]]);
  assert.deepEqual(await totals(heldNo, 2025), [['then', 1, 1, 40]]);
  assert.deepEqual(await totals(heldNo, 2026), []);
  assert.deepEqual(await totals(plannedNo - 1), [], 'not planned yet');
});

test('where what was planned was erased, the revision says what stood before it, its outcome too', async () => {
  const { cast, activityId, heldNo, totals } = await moved();
  await asOwner(
    `update audit_payloads p set body = null, salt = null, erased_at = now() from audit_entries e
      where (e.chain, e.no) = (p.chain, p.no) and e.chain = $1 and e.subject_id = $2 and e.command = 'plan-activity'`,
    [cast.institute.id, activityId],
  );
  assert.deepEqual(
    (await totals(heldNo)).map(([outcome, planned, held]) => [outcome, planned, held]),
    [['then', 1, 1]],
  );
  assert.equal((await totals(heldNo, 2025)).length, 1);
});

test('a partner counts its own of a past day alike, another institute nothing', async () => {
  const { cast, heldNo, totals, partnershipId } = await moved();
  const partner = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  assert.deepEqual(await totals(heldNo, undefined, partner), [['then', 1, 1, 40]]);
  const stranger = (await makeCast(db)).as('director');
  assert.deepEqual(await totals(heldNo, undefined, stranger), []);
});

test('a control counts of a past day those alone that lie in it today, wherever they lay then', async () => {
  const { cast, heldNo, totals, outcomeId, otherId } = await moved();
  const years = [2025, 2026];
  const of = (outcome: string) => cast.as('auditor', { scope: { outcomes: [outcome], years } });
  assert.deepEqual(await totals(heldNo, undefined, of(outcomeId)), [], 'moved out of it since');
  assert.deepEqual(await totals(heldNo, undefined, of(otherId)), [['then', 1, 1, 40]]);
});

test('a mission whose revision did not name its outcome yet is found as it was started', async () => {
  const cast = await makeCast(db);
  const { system, institute } = cast;
  const { reviewId, add, outcomeId, partnershipId } = await reviewOf(db, cast);
  const pointIds = [await add(gap)];
  await doing(db, system, concludeReview, { reviewId });
  const { id: activityId } = await doing(db, system, startMission, { reviewId, pointIds, ...mission });
  const head = await db.read(system, async (tx) => (await headOf(tx, institute.id)).lastNo);
  const { programmeId } = await programmeOfOutcome(cast, outcomeId);
  const words = { code: 'OS9', title: { en: { text: 'Another', source: true as const } }, aims: ['O7'] };
  const { id: otherId } = await doing(db, system, addOutcome, { programmeId, ...words });
  const { pointIds: _, ...said } = { pointIds, ...mission };
  await doing(db, system, reviseActivity, {
    ...{ ...said, kind: 'A8', activityId, version: 1, outcomeId: otherId, partnershipId },
    onBehalf: { source: 'Letter' },
  });
  await asOwner(
    `update audit_payloads p set body = (body::jsonb #- '{before,outcomeId}')::text from audit_entries e
      where (e.chain, e.no) = (p.chain, p.no) and e.chain = $1 and e.subject_id = $2 and e.command = 'revise-activity'`,
    [institute.id, activityId],
  );
  const outcomes = (asOf?: number) =>
    db.read(system, async (tx) =>
      (await activityTotals(tx, institute.id, { asOf })).map((each) => each.outcomeId),
    );
  assert.deepEqual([await outcomes(), await outcomes(head)], [[otherId], [outcomeId]]);
});

const programmeOfOutcome = ({ system, institute }: Awaited<ReturnType<typeof makeCast>>, outcomeId: string) =>
  db.read(system, (tx) =>
    tx
      .selectFrom('outcomes')
      .select('programme_id as programmeId')
      .where('institute_id', '=', institute.id)
      .where('id', '=', outcomeId)
      .executeTakeFirstOrThrow(),
  );
