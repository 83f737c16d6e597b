import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { indicatorRollUps } from '../queries/indicator-roll-ups.ts';
import { measurementHistory } from '../queries/measurements.ts';
import { restatementById } from '../queries/restatements.ts';
import { correctMeasurement } from './correct-measurement.ts';
import { reviewReport } from './review-report.ts';
import { withdrawMeasurement } from './withdraw-measurement.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const { cast, institute, programme, officer, partner, indicator, record, open } = office;
const app = testApp(db);
const why = { reason: 'Counted for another union' };

const rowsOf = (id: string) => db.read(officer, (tx) => measurementHistory(tx, institute, id));
const withdrawing = async (id: string, more = {}, actor = partner) => {
  const version = (await rowsOf(id))[0]?.entryNo ?? 1;
  return perform(db, actor, withdrawMeasurement, newId(), { id, version, ...why, ...more });
};
const figureOf = async (indicatorId: string, asOf?: number) => {
  const scope = { indicatorIds: [indicatorId], asOf };
  const [rollUp] = await db.read(officer, (tx) => indicatorRollUps(tx, institute, scope));
  return rollUp?.actual?.value ?? null;
};

test('who recorded a measurement takes it back with a reason; as of earlier it stands, and it stays to be seen', async () => {
  const id = await indicator();
  const { id: figure } = await record(id, '9');
  const [{ entryNo } = { entryNo: 0 }] = await rowsOf(figure);
  const page = paths.indicator({ id });
  const address = paths.withdrawMeasurement({ id: figure });
  const form = app.as(partner);
  assert.ok((await form.get(page)).text.includes(address));
  const shown = await form.get(address);
  assert.match(shown.text, /<blockquote>[^<]*9/);
  assert.doesNotMatch(shown.text, /name="told"/);
  const empty = await form.post(address, { version: String(entryNo), reason: '' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /href="#f-reason"/);
  assert.equal((await form.post(address, { version: String(entryNo), ...why })).status, 303);
  assert.deepEqual([await figureOf(id), await figureOf(id, entryNo)], [null, '9']);
  assert.match((await form.get(page)).text, /<del>9<\/del>[\s\S]*retirée/);
  assert.equal((await form.get(address)).status, 404, 'twice is none');
  await assert.rejects(withdrawing(figure), NotFound);
  await record(id, '8');
  assert.equal(await figureOf(id), '8', 'its place is free');
});

test('nobody else takes it back, and of two people the second is told', async () => {
  const id = await indicator();
  const { id: figure } = await record(id, '9');
  const [, otherId] = programme.partnerships;
  const neighbour = cast.as('partner_coordinator', { partnerships: [otherId] });
  const stranger = (await makeCast(db)).as('programme_officer');
  for (const actor of [neighbour, stranger]) {
    await assert.rejects(withdrawing(figure, {}, actor), NotFound);
    assert.equal((await app.as(actor).get(paths.withdrawMeasurement({ id: figure }))).status, 404);
  }
  const scope = { outcomes: [programme.outcomes[0]], years: [new Date().getFullYear()] };
  await assert.rejects(withdrawing(figure, {}, cast.as('auditor', { scope })), NotAllowed);
  const late = await withdrawing(figure, { version: 1 });
  assert.ok(!late.done && late.conflict !== undefined);
  assert.equal(told(await withdrawing(figure, {}, officer)), 'done', 'the officer does');
});

test('what was handed in is taken back in its sheet', async () => {
  const id = await indicator();
  const { now, submitting } = await open([id]);
  assert.equal(told(await submitting([{ indicatorId: id, value: '9' }])), 'done');
  const { figures, report } = await now();
  const [figure] = figures;
  for (const actor of [partner, officer])
    assert.equal(told(await withdrawing(figure!.id, {}, actor)), 'results.withdraw-in-sheet');
  const address = paths.withdrawMeasurement({ id: figure!.id });
  assert.ok(!(await app.as(partner).get(paths.indicator({ id }))).text.includes(address));
  const refused = await app.as(partner).get(address);
  assert.equal(refused.status, 403);
  assert.match(refused.text, /en vidant son champ/);
  const returned = [{ id: figure!.id, kind: 'returned', comment: 'Of another union?' }];
  const seen = [figure!.rowId];
  const review = { reportId: report.id, version: report.version, seen, figures: returned };
  await doing(db, officer, reviewReport, review);
  assert.equal(told(await withdrawing(figure!.id)), 'results.withdraw-in-sheet');
});

test('a locked figure is taken back by an officer alone, as a restatement; its sheet says why there is nothing', async () => {
  const id = await indicator();
  const { now, submitting, lock } = await open([id]);
  const part = { indicatorId: id, breakdown: { sex: 'female' }, value: '4' };
  assert.equal(told(await submitting([{ indicatorId: id, value: '9' }, part])), 'done');
  assert.equal(told(await lock()), 'done');
  const { figures } = await now();
  const whole = figures.find(({ value }) => value === '9')!;
  const women = figures.find(({ value }) => value === '4')!;
  const letter = { told: 'Coordination of the union, by letter' };
  assert.equal(told(await withdrawing(whole.id, letter)), 'results.report-is-locked');
  assert.deepEqual(told(await withdrawing(whole.id, {}, officer)), { told: 'results.say-who-was-told' });
  assert.equal(told(await withdrawing(whole.id, letter, officer)), 'results.withdraw-parts-first');
  assert.equal(told(await withdrawing(women.id, letter, officer)), 'done');
  const correction = { value: '8', provenance: 'Register', ...why, ...letter };
  const { from, until } = (await now()).window;
  await doing(db, officer, correctMeasurement, {
    ...{ id: whole.id, version: whole.entryNo, from, until, ...correction },
  });
  assert.equal(told(await withdrawing(whole.id, letter, officer)), 'done');
  const sheet = await now();
  assert.deepEqual([sheet.figures, sheet.nothing.map(({ reason }) => reason)], [[], [why.reason]]);
  assert.equal(await figureOf(id), null);
  const rows = await rowsOf(whole.id);
  assert.deepEqual(
    rows.map(({ value, told: who, withdrawnBecause }) => [value, who, withdrawnBecause]),
    [
      ['8', letter.told, why.reason],
      ['9', null, null],
    ],
    'one row each, though the last was restated and taken back',
  );
  const { text } = await app.as(partner).get(paths.indicator({ id }));
  assert.match(text, /Retirée\s: Counted for another union/);
  const restatements = await db.read(officer, (tx) =>
    tx
      .selectFrom('measurement_restatements')
      .select('id')
      .where('measurement_id', '=', whole.id)
      .where('row_id', 'is', null)
      .execute(),
  );
  const about = await db.read(partner, (tx) => restatementById(tx, institute, restatements[0]!.id));
  assert.deepEqual([about?.indicatorId, about?.isWithdrawn], [id, true]);
});
