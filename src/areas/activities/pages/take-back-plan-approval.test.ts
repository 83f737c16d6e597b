import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { versionIn } from '../../../../test/support/partner-reports.ts';
import { partnerOf, planOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { waitingFor } from '../../overview/queries/waiting.ts';
import { plansWithoutApproval } from '../../overview/queries/waiting-programmes.ts';
import { approveActionPlan } from '../../programmes/commands/approve-action-plan.ts';
import { openPlanEdition } from '../../programmes/commands/open-plan-edition.ts';
import { planActivity } from '../commands/plan-activity.ts';
import { planLineFacts } from '../queries/plan-line-facts.ts';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;
const day = (text: string) => text as CalendarDay;

/** A plan that is approved, with a training on its line. */
const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const { planId: id, lineId } = await planOf(db, cast, partnershipId, { approvedOn: '2025-12-01' });
  const planned = { ...training, outcomeId, partnershipId, planLineId: lineId };
  const { id: activityId } = await doing(db, cast.system, planActivity, planned);
  const approvedOn = async () =>
    (await db.read(cast.system, (tx) => planLineFacts(cast.institute.id, [partnershipId]).execute(tx)))
      .rows[0]?.approvedOn;
  const waits = async () =>
    (
      await db.read(cast.system, (tx) =>
        waitingFor(tx, { instituteId: cast.institute.id, today: day('2026-03-01') }, [plansWithoutApproval]),
      )
    ).map(({ subject }) => subject.id);
  const me = app.as(cast.as('partner_coordinator', { ...en, partnerships: [partnershipId] }));
  const [plan, form] = [paths.actionPlan({ id }), paths.takeBackPlanApproval({ id })];
  return { cast, id, activityId, approvedOn, waits, me, plan, form };
};

test('an approval noted wrongly is taken back: what then lacks an approved line is told before', async () => {
  const { cast, id, activityId, approvedOn, waits, me, plan, form } = await prepared();
  assert.match((await me.get(plan)).text, new RegExp(`href="${form}"`));
  const shown = await me.get(form);
  assert.match(shown.text, /Congrès/);
  assert.match(shown.text, new RegExp(`not chargeable[\\s\\S]*href="${paths.activity({ id: activityId })}"`));
  const version = versionIn(shown.text)!;
  const bare = await me.post(form, { version, reason: '' });
  assert.deepEqual([bare.status, /id="f-reason-error"/.test(bare.text)], [422, true]);
  assert.equal(await approvedOn(), '2025-12-01');
  assert.deepEqual(await waits(), []);
  assert.equal((await me.post(form, { version, reason: 'Of another plan' })).status, 303);
  assert.equal(await approvedOn(), null);
  assert.deepEqual(await waits(), [id]);
  const draft = await me.get(plan);
  assert.match(draft.text, /not approved/i);
  assert.match(draft.text, new RegExp(`href="${paths.approveActionPlan({ id })}"`));
  const history = await me.get(paths.history({ kind: 'action-plan', id }));
  assert.match(history.text, /took back the approval of an action plan[\s\S]*Of another plan/);
  const none = await me.post(form, { version, reason: 'Again' });
  assert.deepEqual([none.status, /No approval of this edition stands/.test(none.text)], [422, true]);
  const approval = { planId: id, organ: 'Bureau', approvedOn: '2026-01-10' };
  await doing(db, cast.system, approveActionPlan, approval);
  assert.equal(await approvedOn(), '2026-01-10');
  const stale = await me.post(form, { version, reason: 'Again' });
  assert.deepEqual([stale.status, /value="Again"/.test(stale.text)], [422, true]);
  assert.match(stale.text, /Bureau/);
  assert.equal(await approvedOn(), '2026-01-10');
});

test('an edition that another follows keeps its approval; strangers find nothing, who keeps no plans may not', async () => {
  const { cast, id, approvedOn, me, plan, form } = await prepared();
  const version = versionIn((await me.get(form)).text)!;
  const asked = { version, reason: 'Of another plan' };
  const other = (await partnerOf(db, cast, 'Other')).partnershipId;
  const strangers = [
    { actor: cast.as('partner_coordinator', { partnerships: [other] }), status: 404 },
    { actor: (await makeCast(db)).as('director'), status: 404 },
    { actor: cast.as('finance_officer'), status: 403 },
  ];
  for (const { actor, status } of strangers) {
    assert.equal((await app.as(actor).get(form)).status, status);
    assert.equal((await app.as(actor).post(form, asked)).status, status);
  }
  await doing(db, cast.system, openPlanEdition, { planId: id });
  assert.doesNotMatch((await me.get(plan)).text, new RegExp(`href="${form}"`));
  const late = await me.post(form, asked);
  assert.deepEqual([late.status, /Edition 2 was opened from this one/.test(late.text)], [422, true]);
  assert.equal(await approvedOn(), '2025-12-01');
});
