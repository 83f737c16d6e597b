import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';
import { planActivity } from '../commands/plan-activity.ts';
import { activities } from '../queries/activities.ts';
import { builtKindCodes } from '../rules/kind-details.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const { outcomeId } = await programmeOf(db, cast);
const { partnershipId } = await partnerOf(db, cast, 'Own');
const me = cast.as('programme_officer', { language: 'en' });
const app = testApp(db).as(me);
const typed = {
  partnershipId,
  outcomeId,
  title: 'Bargain',
  plannedFrom: '02/03/2026',
  plannedUntil: '06/03/2026',
  mode: 'in_person',
  country: 'BJ',
  theme: 'Pay',
  method: 'course',
  level: 'national',
  trainerOrigin: 'partner',
  sessions: '2',
};
const ofInstitute = () =>
  db.read(cast.system, async (tx) => {
    const entries = await tx
      .selectFrom('audit_entries')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('chain', '=', cast.institute.id)
      .executeTakeFirstOrThrow();
    return { rows: (await activities(tx, cast.institute.id)).length, entries: entries.count };
  });

test('the plan form judges what was typed without saving it, and saves it afterwards', async () => {
  const before = await ofInstitute();
  const form = paths.planActivity({ kind: 'A2' });
  const checked = await app.post(form, { ...typed, check: '1' });
  assert.equal(checked.status, 200);
  assert.match(checked.text, /What the rules would say/);
  assert.match(checked.text, /is on no line of the plan/);
  assert.match(checked.text, /Agreement of 6 June 2007, action A?2/);
  assert.match(checked.text, /value="Bargain"/);
  assert.deepEqual(await ofInstitute(), before);
  const saved = await app.post(form, typed);
  assert.equal(saved.status, 303);
  assert.equal((await ofInstitute()).rows, before.rows + 1);
});

test('what the form is refused for is said beside its field when it is only checked, too', async () => {
  const before = await ofInstitute();
  const checked = await app.post(paths.planActivity({ kind: 'A2' }), {
    ...typed,
    plannedUntil: '01/03/2026',
    check: '1',
  });
  assert.equal(checked.status, 422);
  assert.doesNotMatch(checked.text, /What the rules would say/);
  assert.deepEqual(await ofInstitute(), before);
});

test('every kind of action has the button', async () => {
  for (const kind of builtKindCodes) {
    const { text } = await app.get(paths.planActivity({ kind }));
    assert.match(text, /name="check" value="1"/, kind);
  }
});

test('the edit form leads to what the rules say now, and judges what was typed before it is saved', async () => {
  const plan = { ...training, outcomeId, partnershipId };
  const { id } = await doing(db, cast.system, planActivity, plan);
  const form = paths.editActivity({ id });
  const now = await app.get(form);
  assert.match(now.text, /#checks">What the rules say</);
  const unchanged = await app.post(form, { ...typed, version: '1', check: '1' });
  assert.match(unchanged.text, /Every activity shows who decided: say it/);
  const decided = { decidedBy: 'joint', decidedOn: '12/01/2026', decidingOrgan: 'Executive' };
  const before = await ofInstitute();
  const checked = await app.post(form, { ...typed, ...decided, version: '1', check: '1' });
  assert.equal(checked.status, 200);
  assert.match(checked.text, /by both together \(Executive\)/);
  assert.deepEqual(await ofInstitute(), before);
  assert.doesNotMatch((await app.get(form)).text, /value="Executive"/);
});

test('the form of an outcome shows what the rules say of it', async () => {
  const { text } = await app.get(paths.editOutcome({ id: outcomeId }));
  assert.match(text, /What the rules say</);
  assert.match(text, /Agreement of 6 June 2007, aims O1 to O8/);
});

test('who may not plan may not try it out', async () => {
  const finance = testApp(db).as(cast.as('finance_officer'));
  const refused = await finance.post(paths.planActivity({ kind: 'A2' }), { ...typed, check: '1' });
  assert.equal(refused.status, 403);
});
