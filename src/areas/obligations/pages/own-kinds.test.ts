import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { clockOf } from '../../../../test/support/obligations.ts';
import { title } from '../../../../test/support/union-work.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { addContribution } from '../../programmes/commands/add-contribution.ts';
import { addFramework } from '../../programmes/commands/add-framework.ts';
import { addFrameworkTarget } from '../../programmes/commands/add-framework-target.ts';
import { recordDonorDialogue } from '../../programmes/commands/record-donor-dialogue.ts';
import { beginObligationKindAnew } from '../commands/begin-obligation-kind-anew.ts';
import { fileObligation } from '../commands/file-obligation.ts';
import { obligationKinds } from '../queries/obligation-kinds.ts';
import { missingKey, whatIsMissing } from '../queries/what-is-missing.ts';
import { isOwnKind } from '../rules/obligation-kind.ts';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;
const told = yearOf(todayIn()) - 2;

const prepared = async () => {
  const cast = await makeCast(db);
  const clock = await clockOf(db, cast);
  const as = (role: 'director' | 'programme_officer') => app.as(cast.as(role, en));
  const own = async () => {
    const kinds = await db.read(cast.as('director'), (tx) => obligationKinds(tx, cast.institute.id));
    return kinds.filter(isOwnKind);
  };
  const missing = async (code: string) => {
    const row = await clock.owed(code, told);
    const all = await db.read(cast.as('director'), (tx) => whatIsMissing(tx, cast.institute.id));
    return (all.get(missingKey(row)) ?? []).map(({ what, count }) => [what, count]);
  };
  return { ...clock, cast, as, own, missing };
};

const typed = {
  'title.en': 'Report that the decree asks for',
  scope: 'programme',
  rhythm: 'every',
  bound: 'by',
  yearsAfter: '1',
  month: '3',
  dayOfMonth: '31',
  role: 'finance_officer',
  citation: 'AM 20/12/2021, art. 4',
  confidence: 'read',
  cycleFrom: '2017',
};

test('a director adds what the decree asks for besides: it is due, is filed, and can then no longer be taken out', async () => {
  const { cast, as, own, owed } = await prepared();
  const page = paths.newObligationKind();
  const before = await as('director').post(page, { ...typed, month: '2', dayOfMonth: '30' });
  assert.equal(before.status, 422);
  assert.match(before.text, /id="f-dayOfMonth-error"[\s\S]*value="AM 20\/12\/2021, art. 4"/);
  const whole = await as('director').post(page, { ...typed, scope: 'institute', rhythm: 'last' });
  assert.match(whole.text, /id="f-rhythm-error"/);
  assert.equal((await as('programme_officer').post(page, typed)).status, 403);
  assert.equal((await as('director').post(page, typed)).status, 303);
  const [kind] = await own();
  const due = await owed(kind!.code, told);
  assert.deepEqual([due.dueOn, due.role], [`${told + 1}-03-31`, 'finance_officer']);
  const filed = { obligationId: due.id, version: 0, filedOn: `${told + 1}-03-30`, channel: 'mail' };
  await doing(db, cast.as('director'), fileObligation, filed);
  const removal = paths.removeObligationKind({ id: kind!.id });
  const kept = await as('director').post(removal, { version: '1' });
  assert.equal(kept.status, 422);
  assert.match(kept.text, /on record of it already/);
});

test('a kind added by mistake is taken out; one that comes with Relais is not', async () => {
  const { cast, as, own } = await prepared();
  await as('director').post(paths.newObligationKind(), typed);
  const [kind] = await own();
  const removal = paths.removeObligationKind({ id: kind!.id });
  assert.equal((await as('programme_officer').get(removal)).status, 403);
  assert.match((await as('director').get(paths.obligationKind({ id: kind!.id }))).text, new RegExp(removal));
  assert.equal((await as('director').post(removal, { version: '1' })).status, 303);
  assert.deepEqual(await own(), []);
  const [brought] = await db.read(cast.system, (tx) => obligationKinds(tx, cast.institute.id));
  const other = paths.removeObligationKind({ id: brought!.id });
  assert.equal((await as('director').get(other)).status, 404);
  assert.equal((await as('director').post(other, { version: '1' })).status, 404);
});

test('a kind that began anew by mistake is taken out alone: the row before it holds again', async () => {
  const { cast, as, own } = await prepared();
  await as('director').post(paths.newObligationKind(), typed);
  const [first] = await own();
  const rule = { bound: 'by', yearsAfter: 1, month: 5, dayOfMonth: 31, role: 'director', citation: 'AM' };
  const anew = { kindId: first!.id, version: 1, ...rule, confidence: 'read', cycleFrom: told + 8 };
  await doing(db, cast.as('director'), beginObligationKindAnew, anew);
  const [cut, later] = await own();
  assert.equal(cut?.cycleUntil, told + 7);
  const early = await as('director').post(paths.removeObligationKind({ id: cut!.id }), { version: '2' });
  assert.match(early.text, new RegExp(`begins anew with the cycle of ${told + 8}`));
  const removal = paths.removeObligationKind({ id: later!.id });
  assert.equal((await as('director').post(removal, { version: '1' })).status, 303);
  assert.deepEqual(
    (await own()).map(({ id, cycleUntil }) => [id, cycleUntil]),
    [[first!.id, null]],
  );
});

test('the institutional dialogue waits for one of its kind, the strategic one for each framework', async () => {
  const { cast, programmeId, missing } = await prepared();
  const framework = async () => {
    const days = { fromOn: `${told - 2}-01-01`, untilOn: `${told + 2}-12-31` };
    const { id } = await doing(db, cast.system, addFramework, { name: title, kind: 'thematic', ...days });
    const target = await doing(db, cast.system, addFrameworkTarget, { frameworkId: id, code: 'C1', title });
    const contribution = { targetId: target.id, programmeId, text: title };
    await doing(db, cast.system, addContribution, contribution);
    return id;
  };
  const [first] = [await framework(), await framework()];
  const dialogue = { programmeId, heldOn: `${told}-03-02`, participants: 'DGD', summary: 'Progress' };
  assert.deepEqual(await missing('institutional-dialogue'), [['institutional-dialogue', 1]]);
  assert.deepEqual(await missing('strategic-dialogue'), [['dialogue', 1]]);
  await doing(db, cast.system, recordDonorDialogue, { ...dialogue, kind: 'strategic', frameworkId: first });
  assert.deepEqual(await missing('strategic-dialogue'), [['framework-dialogues', 1]]);
  await doing(db, cast.system, recordDonorDialogue, { ...dialogue, kind: 'institutional' });
  assert.deepEqual(await missing('institutional-dialogue'), []);
});

test('the kinds are taken along with the rule of their day, article and confidence', async () => {
  const { as } = await prepared();
  const page = paths.obligationKinds();
  assert.match((await as('programme_officer').get(page)).text, /format=xlsx/);
  const { text } = await as('programme_officer').get(`${page}?format=csv`);
  const shown = (await as('programme_officer').get(page)).text;
  assert.equal(text.trim().split('\r\n').length - 1, shown.match(/<tr>/g)!.length - 1);
  assert.match(text, /art. 32 §2, 1°",read in the source/);
});
