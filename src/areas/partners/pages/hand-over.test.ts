import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';
import { handOverItemsOf, handOverPlansOf } from '../queries/hand-over-plans.ts';
import { partnerDecisionsOf } from '../queries/partner-decisions.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { as, institute } = cast;
const { partnershipId } = await partnerOf(db, cast, 'Union qui reprend');
const own = as('partner_coordinator', { partnerships: [partnershipId], language: 'fr' });
const coordinator = app.as(own);
const staff = app.as(as('programme_officer', { language: 'fr' }));
const handOver = paths.handOver({ id: partnershipId });
const plan = async () =>
  (await db.read(own, (tx) => handOverPlansOf(tx, institute.id, partnershipId)))[0]?.id ?? '';

test('the partner writes its plan, says what it takes over and what was reached', async () => {
  assert.match((await coordinator.get(handOver)).text, /pas encore de plan de transmission/);
  const open = paths.newHandOverPlan({ id: partnershipId });
  assert.equal((await coordinator.get(open)).status, 200);
  const bad = await coordinator.post(open, { title: 'Reprise', handOverOn: '31/02/2027' });
  assert.equal(bad.status, 422);
  assert.match(bad.text, /value="Reprise"/);
  assert.equal((await coordinator.post(open, { title: 'Reprise', handOverOn: '31/12/2027' })).status, 303);
  const add = paths.newHandOverItem({ id: await plan() });
  assert.equal((await coordinator.get(add)).status, 200);
  const item = { what: 'Les cours', takenOverBy: 'département formation', dueOn: '30/06/2027' };
  assert.equal((await coordinator.post(add, { ...item, dueOn: '' })).status, 422);
  const cost = { yearlyCost: '5 000', currency: 'EUR', borneBy: 'cotisations' };
  assert.equal((await coordinator.post(add, { ...item, ...cost })).status, 303);
  const [row] = await db.read(own, async (tx) => handOverItemsOf(tx, institute.id, await plan()));
  const reach = paths.reachMilestone({ id: row?.id ?? '' });
  assert.equal((await coordinator.get(reach)).status, 200);
  assert.equal((await coordinator.post(reach, { reachedOn: '01/01/2099', source: 'x' })).status, 422);
  assert.equal((await coordinator.post(reach, { reachedOn: '01/03/2026', source: 'lettre' })).status, 303);
  const { text } = await staff.get(handOver);
  for (const seen of [/Les cours/, /cotisations/, /lettre/, /en préparation/]) assert.match(text, seen);
});

test('called final it is marked, until the decision of the organ is recorded from the plan itself', async () => {
  const finish = paths.finishHandOverPlan({ id: await plan() });
  assert.equal((await staff.get(finish)).status, 200);
  const saved = await staff.post(finish, { finalOn: '02/03/2026', 'onBehalf.source': 'courriel' });
  assert.equal(saved.status, 303);
  assert.match((await staff.get(handOver)).text, /définitive sans l’approbation/);
  const decide = `${paths.newPartnerDecision({ id: partnershipId })}?plan=${await plan()}`;
  const form = await coordinator.get(decide);
  assert.match(form.text, new RegExp(`name="aboutId" value="${await plan()}"`));
  const decision = {
    about: 'hand_over_plan',
    aboutId: await plan(),
    aboutText: 'Reprise (1)',
    verdict: 'approved',
    organ: 'bureau exécutif',
    decidedOn: '05/03/2026',
    source: 'procès-verbal',
  };
  assert.equal((await coordinator.post(decide, { ...decision, organ: '' })).status, 422);
  assert.equal((await coordinator.post(decide, decision)).status, 303);
  assert.match((await staff.get(handOver)).text, /l’organe du partenaire l’a approuvée/);
  const [row] = await db.read(own, (tx) => partnerDecisionsOf(tx, institute.id, partnershipId));
  const correct = paths.correctPartnerDecision({ id: row?.id ?? '' });
  assert.match((await coordinator.get(correct)).text, /bureau exécutif/);
  const corrected = { ...decision, organ: 'congrès', reason: 'autre organe' };
  assert.equal((await coordinator.post(correct, corrected)).status, 303);
  assert.match((await staff.get(paths.partnerDecisions({ id: partnershipId }))).text, /congrès/);
});

test('another partner, an auditor, a donor and another institute find no hand-over and no decision', async () => {
  const other = app.as(
    as('partner_coordinator', { partnerships: [(await partnerOf(db, cast, 'Autre')).partnershipId] }),
  );
  const auditor = app.as(as('auditor', { scope: { outcomes: [partnershipId], years: [2026] } }));
  const donor = app.as(as('donor_officer', { institutes: [institute.id] }));
  const stranger = app.as((await makeCast(db)).as('programme_officer'));
  const pages = [
    handOver,
    paths.newHandOverPlan({ id: partnershipId }),
    paths.newHandOverItem({ id: await plan() }),
    paths.finishHandOverPlan({ id: await plan() }),
    paths.partnerDecisions({ id: partnershipId }),
    paths.newPartnerDecision({ id: partnershipId }),
  ];
  for (const visitor of [other, auditor, donor, stranger])
    for (const path of pages) assert.equal((await visitor.get(path)).status, 404, path);
  const finance = app.as(as('finance_officer'));
  assert.equal((await finance.get(handOver)).status, 200);
  assert.equal((await finance.get(paths.newPartnerDecision({ id: partnershipId }))).status, 403);
});
