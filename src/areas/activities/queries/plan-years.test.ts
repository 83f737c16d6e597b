import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, planOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { paths, withQuery } from '../../../paths.ts';
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

  const site = testApp(db);
  const app = site.as(cast.as('programme_officer'));
  const own = site.as(cast.as('partner_coordinator', { partnerships: [partnershipId], language: 'en' }));
  const address = paths.actionPlan({ id: planId });
  const page = await app.get(address);
  assert.match(page.text, />12 \/ 10 \(120 %\)</);
  assert.match(page.text, />23 \/ 200 \(12 %\)</);
  for (const table of ['lines', 'years'])
    assert.ok(page.text.includes(`format=xlsx&amp;table=${table}`), table);
  const taken = (table: string, by = own) => by.get(withQuery(address, { format: 'csv', table }));
  const lines = await taken('lines');
  assert.match(lines.text, /,12,10,23,200,3,3\r\n$/);
  assert.match(lines.headers.get('content-disposition') ?? '', /Own.*2026-01-01%202026-12-31\.csv$/);
  assert.match((await taken('years')).text, new RegExp(`\r\n2026,12,10,23,200,${sum},,\r\n$`));
  assert.equal((await taken('variance')).text.split('\r\n').length, 2, 'its heads');
  const other = await partnerOf(db, cast, 'Other');
  for (const actor of [
    cast.as('partner_coordinator', { partnerships: [other.partnershipId] }),
    (await makeCast(db)).as('programme_officer'),
  ]) {
    const stranger = site.as(actor);
    for (const table of ['lines', 'years', 'variance'])
      assert.equal((await taken(table, stranger)).status, 404, actor.role);
  }
  const file = await app.get(`${paths.activities()}?format=csv&outcome=${outcomeId}`);
  assert.match(file.text, /Participant-days|Jours-participants|Deelnemersdagen/);
  const outcome = await app.get(paths.outcome({ id: outcomeId }));
  assert.match(outcome.text, new RegExp(`>${sum}<`));
});
