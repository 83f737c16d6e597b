import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { decided } from '../../../../test/support/obligations.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';
import { writeComment } from '../../records/commands/write-comment.ts';
import { addOutcome } from '../commands/add-outcome.ts';
import { addOutput } from '../commands/add-output.ts';
import { removeOutcome } from '../commands/remove-outcome.ts';

const db = await testDatabase();
const app = testApp(db);
const said = (fr: string) => ({ fr: { text: fr, source: true as const } });

const prepared = async (more: Record<string, unknown> = {}) => {
  const cast = await makeCast(db);
  const { programmeId } = await programmeOf(db, cast);
  const places = [{ country: 'BJ', percentage: '100' }];
  const outcome = { programmeId, code: 'OS4', title: said('Saisi deux fois'), aims: ['O2'], places, ...more };
  const { id } = await doing(db, cast.system, addOutcome, outcome);
  const me = app.as(cast.as('programme_officer', { language: 'en' }));
  return {
    cast,
    programmeId,
    id,
    me,
    page: paths.theory({ id: programmeId }),
    remove: paths.removeOutcome({ id }),
  };
};

test('an outcome entered by mistake is removed with its lists while nothing hangs on it; the history of the programme keeps it', async () => {
  const { me, page, programmeId, id, remove } = await prepared();
  assert.match((await me.get(page)).text, new RegExp(remove));
  assert.match((await me.get(remove)).text, /OS4[\s\S]*Saisi deux fois/);
  assert.equal((await me.post(remove, { version: '1' })).status, 303);
  assert.doesNotMatch((await me.get(page)).text, /Saisi deux fois/);
  assert.equal((await me.get(paths.outcome({ id }))).status, 404);
  const history = await me.get(paths.history({ kind: 'programme', id: programmeId }));
  assert.match(history.text, /Saisi deux fois/);
  assert.match(history.text, /removed the outcome/);
});

test('an outcome with an output stays until that is removed', async () => {
  const { cast, me, id, remove } = await prepared();
  await doing(db, cast.system, addOutput, {
    outcomeId: id,
    code: 'R1',
    title: said('Un réseau'),
    actions: ['A2'],
  });
  const refused = await me.post(remove, { version: '1' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /hangs on this outcome/);
});

test('an outcome of which something was said or filed beside it stays', async () => {
  const { cast, me, id, remove } = await prepared();
  const comment = { subject: { kind: 'outcome', id }, text: 'À revoir' };
  await doing(db, cast.system, writeComment, comment);
  const refused = await me.post(remove, { version: '1' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /hangs on this outcome/);
});

test('an outcome that readers of IATI may know by its identifier stays', async () => {
  const { me, remove } = await prepared({ iatiIdentifier: 'BE-BCE_KBO-0000000000-OS4' });
  const refused = await me.post(remove, { version: '1' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /IATI identifier/);
});

test('every table that refers to outcomes has its sentence, or goes with the outcome', async () => {
  const { rows } = await db.read((await prepared()).cast.system, (tx) =>
    sql<{
      name: string;
      of: string;
    }>`select conname as name, conrelid::regclass::text as of from pg_constraint
      where confrelid = 'outcomes'::regclass order by 1`.execute(tx),
  );
  const own = [
    'outcome_partners',
    'programme_arrivals',
    'programme_classifications',
    'programme_participations',
    'programme_places',
  ];
  assert.deepEqual(
    rows.filter(({ of }) => !own.includes(of)).map(({ name }) => name),
    Object.keys(removeOutcome.constraints ?? {}).sort(),
  );
});

test('an outcome of a programme on which the donor decided is not removed', async () => {
  const { cast, me, programmeId, remove } = await prepared();
  await decided(db, cast, programmeId);
  const refused = await me.post(remove, { version: '1' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /The donor decided/);
});

test('only who keeps programmes removes an outcome, in its own institute', async () => {
  const { cast, remove } = await prepared();
  assert.equal((await app.as(cast.as('finance_officer')).post(remove, { version: '1' })).status, 403);
  const other = (await makeCast(db)).as('programme_officer');
  assert.equal((await app.as(other).post(remove, { version: '1' })).status, 404);
});
