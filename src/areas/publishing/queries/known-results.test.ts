import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { redefineIndicator } from '../../results/commands/redefine-indicator.ts';
import { setTarget } from '../../results/commands/set-target.ts';
import { knownResults, PUBLISHED } from './known-results.ts';

const db = await testDatabase();
const { cast, programme, officer, indicator, record, open } = await reportingOffice(db);
const [outcomeId] = programme.outcomes;
const title = { fr: { text: 'Membres', source: true } };

const rowOf = async (id: string) => {
  const results = await db.read(officer, (tx) =>
    knownResults(tx, cast.institute.id, { id: outcomeId, title: {} }),
  );
  const code = await db.read(officer, (tx) =>
    tx.selectFrom('indicators').select('code').where('id', '=', id).executeTakeFirstOrThrow(),
  );
  return results.flatMap(({ indicators }) => indicators).find((one) => one.code === code.code)!;
};
const codeOf = async (id: string) => (await rowOf(id)).code;
const actualsOf = async (id: string) =>
  (await rowOf(id)).actuals.map(({ from, until, value, text, comment }) =>
    JSON.parse(JSON.stringify([from, until, value ?? text, comment])),
  );
const year = (of: number) => ({ from: `${of}-01-01`, until: `${of}-12-31` });
const days = (of: number) => [`${of}-01-01`, `${of}-12-31`];
const own = { partnershipId: undefined };

test('a worked-out indicator goes out as what its formula comes to, in years and in periods of targets', async () => {
  const members = await indicator();
  const women = await indicator();
  const share = await indicator();
  await record(share, '12', { ...own, ...year(reportYear), provenance: PUBLISHED }, officer);
  await record(members, '200', year(reportYear));
  await record(women, '50', year(reportYear));
  assert.deepEqual(await actualsOf(share), [[...days(reportYear), '12', null]]);
  await doing(db, officer, redefineIndicator, {
    indicatorId: share,
    version: 1,
    comparable: true,
    reason: 'Worked out from now on',
    title,
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
    formula: `100 * [${await codeOf(women)}] / [${await codeOf(members)}]`,
  });
  assert.deepEqual(await actualsOf(share), [[...days(reportYear), '25', null]]);
  assert.equal((await rowOf(share)).computed, true);
  const whole = { from: `${reportYear}-01-01`, until: `${reportYear + 1}-12-31` };
  await doing(db, officer, setTarget, { indicatorId: share, value: '30', ...whole });
  assert.deepEqual(await actualsOf(share), [[whole.from, whole.until, '25', null]]);
});

test('what counts from the beginning goes out as of the end of each period, and of no period still to come', async () => {
  const id = await indicator({ overTime: 'cumulative' });
  for (const ahead of [0, 1, 2])
    await doing(db, officer, setTarget, { indicatorId: id, value: '200', ...year(reportYear + ahead) });
  await record(id, '100', year(reportYear));
  await record(id, '40', { ...own, ...year(reportYear + 1) }, officer);
  assert.deepEqual(await actualsOf(id), [
    [...days(reportYear), '100', null],
    [...days(reportYear + 1), '140', null],
  ]);
});

test('a comment of a partner is never published, and its words only where words are measured and approved', async () => {
  const said = (fr: string) => ({ fr: { text: fr, source: true } });
  const number = await indicator();
  const words = await indicator({ measure: 'qualitative', overTime: 'last', overPartners: 'none' });
  const told = {
    value: undefined,
    text: said('Compté à peu près'),
    comment: said('Jos a refusé de compter'),
  };
  await record(number, '', told);
  const { submitting, lock } = await open([words]);
  const figures = [
    { indicatorId: words, breakdown: {}, text: said('Le syndicat négocie'), comment: said('Entre nous') },
  ];
  const sent = await submitting(figures);
  assert.ok(sent.done, JSON.stringify(sent));
  assert.deepEqual(await actualsOf(words), []);
  const locked = await lock();
  assert.ok(locked.done, JSON.stringify(locked));
  assert.deepEqual(await actualsOf(words), [[...days(reportYear), said('Le syndicat négocie'), null]]);
  assert.deepEqual(await actualsOf(number), []);
});
