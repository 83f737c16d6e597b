import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, planOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { approveActionPlan } from '../commands/approve-action-plan.ts';
import { planLineById } from '../queries/action-plans.ts';

const db = await testDatabase();
const app = testApp(db);

const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const { planId, lineId } = await planOf(db, cast, partnershipId);
  const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const line = () => db.read(cast.system, (tx) => planLineById(tx, cast.institute.id, lineId));
  const edit = paths.editPlanLine({ id: lineId });
  const removal = paths.removePlanLine({ id: lineId });
  return { cast, outcomeId, partnershipId, planId, lineId, line, edit, removal, me: app.as(coordinator) };
};

const typed = {
  theme: 'Négociation collective',
  'title.fr': 'Un titre',
  fromOn: '01/02/2026',
  untilOn: '31/12/2026',
  plannedSessions: '12',
  version: '1',
};

test('a partner changes a line of a plan that is not approved; the plan leads to it, its history says what it was', async () => {
  const { me, planId, line, edit } = await prepared();
  const plan = paths.actionPlan({ id: planId });
  assert.ok((await me.get(plan)).text.includes(edit));
  const form = await me.get(edit);
  assert.match(form.text, /name="theme"[^>]*value="Négociation"/);
  assert.match(form.text, /name="plannedParticipants"[^>]*value="200"/);
  const saved = await me.post(edit, typed);
  assert.equal(saved.location?.split('?')[0], plan);
  const { theme, fromOn, plannedSessions, plannedParticipants, version } = (await line())!;
  assert.deepEqual(
    [theme, fromOn, plannedSessions, plannedParticipants, version],
    ['Négociation collective', '2026-02-01', 12, null, 2],
  );
  assert.match((await me.get(paths.history({ kind: 'action-plan', id: planId }))).text, /Négociation</);
});

test('days outside the plan are refused by field, a line that someone changed meanwhile shows both versions', async () => {
  const { me, line, edit } = await prepared();
  const outside = await me.post(edit, { ...typed, untilOn: '01/03/2027' });
  assert.equal(outside.status, 422);
  assert.match(
    outside.text,
    /<a href="#f-untilOn">Dernier jour\s: Le plan va du 01\/01\/2026 au 31\/12\/2026<\/a>/,
    'above the form it says which field',
  );
  await me.post(edit, typed);
  const late = await me.post(edit, { ...typed, theme: 'Autre' });
  assert.equal(late.status, 422);
  assert.match(late.text, /<th scope="row">Thème<\/th>[\s\S]+Négociation collective/);
  assert.doesNotMatch(
    late.text,
    /<th scope="row">(Séances prévues|Titre|Participants prévus)/,
    'what is alike is left out',
  );
  assert.equal((await line())?.theme, 'Négociation collective');
});

test('a line is removed, unless a training hangs on it', async () => {
  const { cast, me, outcomeId, partnershipId, lineId, line, removal } = await prepared();
  const planned = { ...training, outcomeId, partnershipId, planLineId: lineId };
  await doing(db, cast.system, planActivity, planned);
  const refused = await me.post(removal);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Une formation s’appuie sur cette ligne/);
  assert.ok(await line());
  const other = await prepared();
  assert.match((await other.me.get(other.removal)).text, /Négociation/);
  assert.equal((await other.me.post(other.removal)).status, 303);
  assert.equal(await other.line(), undefined);
});

test('what was approved stands: its lines are neither changed nor removed', async () => {
  const { cast, me, planId, line, edit, removal } = await prepared();
  await doing(db, cast.system, approveActionPlan, { planId, organ: 'Congrès', approvedOn: '2026-01-15' });
  assert.ok(!(await me.get(paths.actionPlan({ id: planId }))).text.includes(edit));
  assert.equal((await me.get(edit)).status, 404);
  assert.match((await me.post(removal)).text, /Cette édition est approuvée/);
  assert.equal((await line())?.version, 1);
});

test('nobody else changes or removes a line', async () => {
  const { cast, line, edit, removal } = await prepared();
  const other = await partnerOf(db, cast, 'Other');
  const refused = [
    app.as(cast.as('partner_coordinator', { partnerships: [other.partnershipId] })),
    app.as(cast.as('finance_officer')),
    app.as((await makeCast(db)).as('programme_officer')),
  ];
  for (const visitor of refused)
    for (const path of [edit, removal]) {
      assert.ok([403, 404].includes((await visitor.get(path)).status), path);
      assert.ok([403, 404].includes((await visitor.post(path, typed)).status), path);
    }
  assert.equal((await line())?.version, 1);
});
