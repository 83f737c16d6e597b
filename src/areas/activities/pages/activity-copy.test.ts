import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, planOf, programmeOf, title, training } from '../../../../test/support/union-work.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addPlanLine } from '../../programmes/commands/add-plan-line.ts';
import { openActionPlan } from '../../programmes/commands/open-action-plan.ts';
import { cancelActivity } from '../commands/cancel-activity.ts';
import { holdActivity } from '../commands/hold-activity.ts';
import { planActivity } from '../commands/plan-activity.ts';

const db = await testDatabase();
const app = testApp(db);

const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const partner = await partnerOf(db, cast, 'Own');
  const { lineId } = await planOf(db, cast, partner.partnershipId, { approvedOn: '2026-01-15' });
  const planned = { ...training, outcomeId, partnershipId: partner.partnershipId, planLineId: lineId };
  const { id, reference } = await doing(db, cast.system, planActivity, { ...planned, sessions: 7 });
  return { cast, outcomeId, lineId, id, reference, ...partner };
};

const copyOf = (id: string, kind = 'A2') => withQuery(paths.planActivity({ kind }), { like: id });
const idOf = (location: string | null): string => location?.split('?')[0]?.split('/').at(-1) ?? '';

test('a partner plans one like last year’s: the form is filled, the days a year later, and its page says what from', async () => {
  const { cast, id, reference, partnershipId, outcomeId, lineId } = await prepared();
  const held = {
    activityId: id,
    heldFrom: '2026-03-02',
    heldUntil: '2026-03-06',
    report: 'Sixty came',
    reportOn: '2026-03-10',
  };
  await doing(db, cast.system, holdActivity, held);
  const me = app.as(cast.as('partner_coordinator', { partnerships: [partnershipId] }));
  const page = await me.get(paths.activity({ id }));
  assert.ok(page.text.includes(copyOf(id)));
  const form = await me.get(copyOf(id));
  assert.match(form.text, /name="plannedFrom"[^>]*value="02\/03\/2027"/);
  assert.match(form.text, /name="plannedUntil"[^>]*value="06\/03\/2027"/);
  assert.match(form.text, /name="sessions"[^>]*value="7"/);
  assert.match(form.text, /name="theme"[^>]*value="Négociation"/);
  assert.match(form.text, new RegExp(`<a href="${paths.activity({ id })}">${reference} `));
  assert.doesNotMatch(form.text, /Sixty came/);
  assert.doesNotMatch(form.text, new RegExp(`value="${lineId}" selected`));
  const sent = {
    partnershipId,
    outcomeId,
    title: 'Négocier, un an après',
    plannedFrom: '8/3/2027',
    plannedUntil: 'demain',
    mode: 'in_person',
    country: 'BJ',
    theme: 'Négociation',
    method: 'course',
    level: 'national',
    trainerOrigin: 'partner',
    sessions: '4',
  };
  const refused = await me.post(copyOf(id), sent);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /value="demain"/);
  assert.ok(refused.text.includes(`action="${copyOf(id)}"`));
  const saved = await me.post(copyOf(id), { ...sent, plannedUntil: '12/3/2027' });
  assert.equal(saved.status, 303);
  const shown = await me.get(paths.activity({ id: idOf(saved.location) }));
  assert.match(shown.text, /Négocier, un an après/);
  assert.match(shown.text, /-2027-A2-0001/);
  assert.match(shown.text, new RegExp(`href="${paths.activity({ id })}">\\s*${reference} `));
  const history = await me.get(paths.history({ kind: 'activity', id: idOf(saved.location) }));
  assert.match(history.text, /copié de/);
});

test('the copy of a training hangs on the line of the same theme in the next plan', async () => {
  const { cast, id, partnershipId } = await prepared();
  const next = { fromOn: '2027-01-01', untilOn: '2027-12-31' };
  const { id: planId } = await doing(db, cast.system, openActionPlan, {
    partnershipId,
    title,
    country: 'BJ',
    ...next,
  });
  const line = { planId, theme: 'Négociation', title, ...next };
  const { id: lineId } = await doing(db, cast.system, addPlanLine, line);
  const form = await app.as(cast.as('programme_officer')).get(copyOf(id));
  assert.match(form.text, new RegExp(`value="${lineId}" selected`));
});

test('a cancelled activity can be planned again', async () => {
  const { cast, id } = await prepared();
  await doing(db, cast.system, cancelActivity, { activityId: id, reason: 'A strike' });
  const page = await app.as(cast.as('programme_officer')).get(paths.activity({ id }));
  assert.ok(page.text.includes(copyOf(id)));
});

test('nobody copies what it does not see, or as another kind', async () => {
  const { cast, id, outcomeId } = await prepared();
  const other = await partnerOf(db, cast, 'Other');
  const stranger = cast.as('partner_coordinator', { partnerships: [other.partnershipId] });
  const me = app.as(cast.as('programme_officer'));
  assert.equal((await app.as(stranger).get(copyOf(id))).status, 404);
  assert.equal((await me.get(copyOf(id, 'A3'))).status, 404);
  assert.equal((await me.get(copyOf(newId()))).status, 404);
  assert.equal((await me.get(copyOf('nonsense'))).status, 404);
  const foreign = { ...training, outcomeId, partnershipId: other.partnershipId, copiedFromId: id };
  await assert.rejects(doing(db, stranger, planActivity, foreign));
  assert.equal((await app.as(cast.as('finance_officer')).get(copyOf(id))).status, 403);
});

test('where an activity was copied from is shown to those who see that one', async () => {
  const { cast, id, outcomeId, reference } = await prepared();
  const other = await partnerOf(db, cast, 'Other');
  const like = { ...training, outcomeId, partnershipId: other.partnershipId, copiedFromId: id };
  const { id: copy } = await doing(db, cast.system, planActivity, like);
  const staff = await app.as(cast.as('programme_officer')).get(paths.activity({ id: copy }));
  assert.ok(staff.text.includes(reference));
  const partner = cast.as('partner_coordinator', { partnerships: [other.partnershipId] });
  const shown = await app.as(partner).get(paths.activity({ id: copy }));
  assert.equal(shown.status, 200);
  assert.ok(!shown.text.includes(reference));
  const history = await app.as(partner).get(paths.history({ kind: 'activity', id: copy }));
  assert.ok(!history.text.includes(reference));
});
