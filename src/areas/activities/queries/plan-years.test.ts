import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, planOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';
import { holdActivity } from '../commands/hold-activity.ts';
import { planActivity } from '../commands/plan-activity.ts';
import { participantDays } from '../rules/participant-days.ts';
import { activities } from './activities.ts';
import { activityTotals } from './activity-totals.ts';
import { realisedByYear } from './plan-years.ts';

const db = await testDatabase();

test('a plan says by year what was realised of it, and the rule and the statement agree on participant-days', async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const { planId, lineId } = await planOf(db, cast, partnershipId, { approvedOn: '2026-02-01' });
  const held = [
    { heldFrom: '2026-03-02', heldUntil: '2026-03-06', sessions: 1, count: 11 },
    { heldFrom: '2026-04-06', heldUntil: '2026-04-08', sessions: 2, count: 7 },
    { heldFrom: '2026-05-04', heldUntil: '2026-05-05', sessions: 9, count: 5 },
  ] as const;
  for (const { sessions, count, ...days } of held) {
    const plan = { ...training, outcomeId, partnershipId, planLineId: lineId, sessions };
    const { id } = await doing(db, cast.system, planActivity, plan);
    const counts = [{ sex: 'female', ageBand: 'under_35', economy: 'formal', count }];
    await doing(db, cast.system, holdActivity, { activityId: id, ...days, counts });
  }
  const days = held.map(({ count, ...each }) => participantDays({ ...each, participants: count } as never));
  const sum = days.reduce((all, each) => all + each, 0);
  const years = await db.read(cast.system, (tx) => realisedByYear(tx, cast.institute.id, planId));
  assert.deepEqual(
    [...years.values()],
    [{ year: 2026, trainings: 3, sessions: 12, participants: 23, participantDays: sum }],
  );
  const rows = await db.read(cast.system, (tx) => activities(tx, cast.institute.id, { outcomeId }));
  assert.deepEqual(
    rows.map((row) => row.participantDays).sort((a, b) => Number(a) - Number(b)),
    [...days].sort((a, b) => a - b),
  );
  const [total] = await db.read(cast.system, (tx) => activityTotals(tx, cast.institute.id, { outcomeId }));
  assert.equal(total?.participantDays, sum);

  const app = testApp(db).as(cast.as('programme_officer'));
  const page = await app.get(paths.actionPlan({ id: planId }));
  assert.match(page.text, />12 \/ 10 \(120 %\)</);
  assert.match(page.text, />23 \/ 200 \(12 %\)</);
  const file = await app.get(`${paths.activities()}?format=csv&outcome=${outcomeId}`);
  assert.match(file.text, /Participant-days|Jours-participants|Deelnemersdagen/);
  const outcome = await app.get(paths.outcome({ id: outcomeId }));
  assert.match(outcome.text, new RegExp(`>${sum}<`));
});
