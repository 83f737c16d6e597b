import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, planOf, programmeOf, title } from '../../../../test/support/union-work.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { addPlanLine } from '../commands/add-plan-line.ts';
import { approveActionPlan } from '../commands/approve-action-plan.ts';
import { openActionPlan } from '../commands/open-action-plan.ts';
import { actionPlanById, planLinesOf } from '../queries/action-plans.ts';

const db = await testDatabase();
const app = testApp(db);

/** A plan of 2026 with two lines, negotiation over the year and safety in February of the year, approved. */
const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const { planId } = await planOf(db, cast, partnershipId);
  const both = { fr: { text: 'Sécurité', source: true }, en: { text: 'Safety' } };
  const days = { fromOn: '2026-02-01', untilOn: '2026-02-28' };
  await doing(db, cast.system, addPlanLine, { planId, theme: 'Sécurité', title: both, outcomeId, ...days });
  const approval = { planId, organ: 'Congrès', approvedOn: '2026-01-15' };
  await doing(db, cast.system, approveActionPlan, approval);
  const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  return { cast, planId, partnershipId, outcomeId, coordinator, me: app.as(coordinator) };
};

const idOf = (location: string | null): string => location?.split('?')[0]?.split('/').at(-1) ?? '';

const year = { 'title.fr': 'Plan 2027', fromOn: '01/01/2027', untilOn: '31/12/2027' };
const negotiation = {
  'lines.0.taken': 'on',
  'lines.0.theme': 'Négociation',
  'lines.0.title': 'Un titre',
  'lines.0.fromOn': '01/01/2027',
  'lines.0.untilOn': '31/12/2027',
};
const safety = {
  'lines.1.taken': 'on',
  'lines.1.theme': 'Santé et sécurité',
  'lines.1.title': 'Sécurité au travail',
  'lines.1.fromOn': '01/02/2027',
  'lines.1.untilOn': '28/02/2027',
  'lines.1.plannedSessions': '4',
};

test('a partner copies last year’s plan: lines and days in the next year, changed before saving, not approved', async () => {
  const { cast, planId, coordinator, me } = await prepared();
  const path = paths.copyActionPlan({ id: planId });
  assert.ok((await me.get(paths.actionPlan({ id: planId }))).text.includes(path));
  const form = await me.get(path);
  assert.match(form.text, /name="fromOn"[^>]*value="01\/01\/2027"/);
  assert.match(form.text, /name="untilOn"[^>]*value="31\/12\/2027"/);
  assert.match(form.text, /name="lines\.1\.fromOn"[^>]*value="01\/02\/2027"/);
  assert.match(form.text, /name="lines\.0\.plannedSessions"[^>]*value="10"/);
  assert.match(form.text, /name="lines\.0\.taken"[^>]*checked/);
  const saved = await me.post(path, { ...year, ...safety });
  assert.equal(saved.status, 303);
  const id = idOf(saved.location);
  const [plan, lines] = await db.read(coordinator, async (tx) => [
    await actionPlanById(tx, cast.institute.id, id),
    await planLinesOf(tx, cast.institute.id, [id]),
  ]);
  assert.deepEqual(
    [plan?.edition, plan?.followsId, plan?.approvedOn, plan?.copiedFrom?.id, plan?.untilOn],
    [1, null, null, planId, '2027-12-31'],
  );
  assert.deepEqual(
    lines.map(({ theme, fromOn, plannedSessions, title: of }) => [
      theme,
      fromOn,
      plannedSessions,
      of.fr?.text,
      of.en?.text,
    ]),
    [['Santé et sécurité', '2027-02-01', 4, 'Sécurité au travail', 'Safety']],
  );
  const shown = await me.get(paths.actionPlan({ id }));
  assert.match(
    shown.text,
    new RegExp(`Copié de</dt><dd><a href="${paths.actionPlan({ id: planId })}">Un titre</a>`),
  );
  const history = await me.get(paths.history({ kind: 'action-plan', id }));
  assert.match(history.text, /copié de/);
});

test('a wrong line comes back at its place with what was typed, and nothing is half written', async () => {
  const { cast, planId, me, coordinator } = await prepared();
  const path = paths.copyActionPlan({ id: planId });
  const outside = await me.post(path, { ...year, ...safety, 'lines.1.untilOn': '01/03/2028' });
  assert.equal(outside.status, 422);
  assert.match(outside.text, /id="f-lines-1-untilOn-error"[^>]*>[^<]*31\/12\/2027/);
  assert.match(outside.text, /name="lines\.1\.theme"[^>]*value="Santé et sécurité"/);
  assert.doesNotMatch(outside.text, /name="lines\.0\.taken"[^>]*checked/);
  const nonsense = await me.post(path, { ...year, ...negotiation, ...safety, 'lines.1.fromOn': 'soon' });
  assert.match(nonsense.text, /id="f-lines-1-fromOn-error"/);
  const empty = await me.post(path, { ...year, ...safety, 'lines.1.theme': '' });
  assert.match(empty.text, /id="f-lines-1-theme-error"/);
  const unread = await me.post(path, { ...year, ...safety, 'lines.0.fromOn': 'of a line that is left out' });
  assert.equal(unread.status, 303);
  const lines = await db.read(coordinator, (tx) =>
    planLinesOf(tx, cast.institute.id, [idOf(unread.location)]),
  );
  assert.equal(lines.length, 1);
});

test('nobody copies the plan of another, or into another partner’s', async () => {
  const { cast, planId, partnershipId } = await prepared();
  const other = await partnerOf(db, cast, 'Other');
  const stranger = cast.as('partner_coordinator', { partnerships: [other.partnershipId] });
  const path = paths.copyActionPlan({ id: planId });
  assert.equal((await app.as(stranger).get(path)).status, 404);
  assert.equal((await app.as(stranger).post(path, year)).status, 404);
  assert.equal((await app.as(cast.as('finance_officer')).get(path)).status, 403);
  const plan = { title, country: 'BJ', fromOn: '2027-01-01', untilOn: '2027-12-31', copiedFromId: planId };
  const forged = { ...plan, partnershipId: other.partnershipId };
  await assert.rejects(doing(db, stranger, openActionPlan, forged));
  await assert.rejects(doing(db, cast.system, openActionPlan, forged));
  await assert.rejects(
    doing(db, cast.system, openActionPlan, { ...plan, partnershipId, copiedFromId: newId() }),
  );
});
