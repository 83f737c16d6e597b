import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { correctPartnerDecision } from '../../finance/commands/correct-partner-decision.ts';
import { recordPartnerDecision } from '../../finance/commands/record-partner-decision.ts';
import { handOverChecksOf } from '../queries/hand-over-checks.ts';
import { handOverItemsOf, handOverPlansOf } from '../queries/hand-over-plans.ts';
import { partnerDecisionsOf } from '../queries/partner-decisions.ts';
import { addHandOverItem } from './add-hand-over-item.ts';
import { changePartnership } from './change-partnership.ts';
import { finishHandOverPlan } from './finish-hand-over-plan.ts';
import { openHandOverPlan } from './open-hand-over-plan.ts';
import { reachMilestone } from './reach-milestone.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const { institute, as } = cast;
const officer = as('programme_officer');
const day = '2026-06-01' as CalendarDay;

const planOf = async (name: string) => {
  const { partnershipId } = await partnerOf(db, cast, name);
  const own = as('partner_coordinator', { partnerships: [partnershipId] });
  const plan = { partnershipId, title: 'Taking over the training', handOverOn: '2026-12-31' };
  const { id: planId } = await doing(db, own, openHandOverPlan, plan);
  return { partnershipId, own, planId, plan };
};
const item = (planId: string, what = 'The pool of trainers') => ({
  planId,
  what,
  takenOverBy: 'education department',
  dueOn: '2026-06-30',
  yearlyCost: { minor: 500_000, currency: 'EUR' },
  borneBy: 'dues',
});
const decision = (partnershipId: string, planId: string, verdict = 'approved') => ({
  partnershipId,
  about: 'hand_over_plan',
  aboutId: planId,
  aboutText: 'Taking over the training',
  verdict,
  organ: 'executive committee',
  decidedOn: '2026-03-01',
  source: 'minutes of March',
});
const verdicts = async (partnershipId: string) =>
  (
    await db.read(officer, (tx) =>
      handOverChecksOf(tx, institute.id, [partnershipId], {
        day,
        programmeUntil: '2026-12-31' as CalendarDay,
      }),
    )
  ).map(({ ruleId, verdict }) => `${ruleId} ${verdict}`);

test('a plan called final without the partner’s approval is saved and marked until the organ says yes', async () => {
  const { partnershipId, own, planId } = await planOf('Taking union');
  const empty = await perform(db, own, finishHandOverPlan, newId(), { planId, finalOn: '2026-03-02' });
  assert.deepEqual(empty, { done: false, problem: { key: 'partners.hand-over-without-items' } });
  await doing(db, own, addHandOverItem, item(planId));
  await doing(db, own, finishHandOverPlan, { planId, finalOn: '2026-03-02' });
  assert.deepEqual(await verdicts(partnershipId), ['O7-last-cycle ok', 'O7-plan-approval blocks']);
  await doing(db, own, recordPartnerDecision, decision(partnershipId, planId));
  assert.deepEqual(await verdicts(partnershipId), ['O7-last-cycle ok', 'O7-plan-approval ok']);
  const more = await perform(db, own, addHandOverItem, newId(), item(planId));
  assert.deepEqual(more, { done: false, problem: { key: 'partners.edition-is-final' } });
});

test('the next edition takes along what one chooses, with what was reached, and the old one stays', async () => {
  const { partnershipId, own, planId, plan } = await planOf('Editing union');
  const { id: kept } = await doing(db, own, addHandOverItem, item(planId));
  await doing(db, own, addHandOverItem, item(planId, 'The lease of the office'));
  const reached = { itemId: kept, reachedOn: '2026-02-01', source: 'letter' };
  await doing(db, own, reachMilestone, reached);
  const twice = await perform(db, own, reachMilestone, newId(), reached);
  assert.deepEqual(twice, { done: false, problem: { key: 'partners.milestone-reached-already' } });
  await doing(db, own, openHandOverPlan, { ...plan, itemIds: [kept] });
  const [second, first] = await db.read(own, (tx) => handOverPlansOf(tx, institute.id, partnershipId));
  assert.deepEqual([second?.edition, first?.edition], [2, 1]);
  const items = await db.read(own, (tx) => handOverItemsOf(tx, institute.id, second?.id ?? ''));
  assert.deepEqual(
    items.map(({ what, reachedOn }) => [what, reachedOn]),
    [['The pool of trainers', '2026-02-01']],
  );
  assert.equal((await db.read(own, (tx) => handOverItemsOf(tx, institute.id, planId))).length, 2);
});

test('a partner whose partnership ends within the programme and that has no plan stands in the way of filing', async () => {
  const { partnershipId } = await partnerOf(db, cast, 'Leaving union');
  assert.deepEqual(await verdicts(partnershipId), ['O7-last-cycle ok']);
  const ending = { id: partnershipId, version: 1, fromOn: '2020-01-01', untilOn: '2026-12-31' };
  await doing(db, officer, changePartnership, ending);
  assert.deepEqual(await verdicts(partnershipId), ['O7-last-cycle blocks']);
  const plan = { partnershipId, title: 'Plan', handOverOn: '2026-12-31', onBehalf: { source: 'letter' } };
  await doing(db, officer, openHandOverPlan, plan);
  assert.deepEqual(await verdicts(partnershipId), ['O7-last-cycle ok', 'O7-plan-approval ok']);
});

test('a decision is corrected by another row, and points at nothing of another partner', async () => {
  const { partnershipId, own, planId } = await planOf('Deciding union');
  const other = await planOf('Other deciding union');
  for (const wrong of [
    decision(partnershipId, other.planId),
    { ...decision(partnershipId, planId), about: 'budget' },
  ])
    assert.deepEqual(await perform(db, officer, recordPartnerDecision, newId(), wrong), {
      done: false,
      fields: { about: [{ key: 'problem.not-known-here' }] },
    });
  const { partnershipId: _, ...said } = decision(partnershipId, planId);
  const { id } = await doing(db, own, recordPartnerDecision, decision(partnershipId, planId));
  await doing(db, own, correctPartnerDecision, { ...said, id, organ: 'congress', reason: 'wrong organ' });
  const rows = () => db.read(officer, (tx) => partnerDecisionsOf(tx, institute.id, partnershipId));
  assert.deepEqual(
    (await rows()).map(({ organ }) => organ),
    ['congress'],
  );
  const [row] = await rows();
  const withdrawn = { ...said, id: row?.id, neverWas: true, reason: 'no such meeting' };
  await doing(db, own, correctPartnerDecision, withdrawn);
  assert.deepEqual(await rows(), []);
});

test('nobody else’s partner, no finance officer and no auditor keep any of it', async () => {
  const { partnershipId, planId, plan } = await planOf('Guarded union');
  const other = as('partner_coordinator', { partnerships: [newId()] });
  await assert.rejects(perform(db, other, addHandOverItem, newId(), item(planId)), NotFound);
  await assert.rejects(
    perform(db, other, finishHandOverPlan, newId(), { planId, finalOn: '2026-01-01' }),
    NotFound,
  );
  const elsewhere = await perform(db, other, openHandOverPlan, newId(), plan);
  assert.equal(elsewhere.done, false);
  for (const actor of [as('finance_officer'), as('auditor')])
    await assert.rejects(
      perform(db, actor, recordPartnerDecision, newId(), decision(partnershipId, planId)),
      NotAllowed,
    );
  const stranger = (await makeCast(db)).as('programme_officer');
  await assert.rejects(perform(db, stranger, addHandOverItem, newId(), item(planId)), NotFound);
});
