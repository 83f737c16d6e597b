import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testPlace } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { waitingOf } from '../../overview/queries/waiting-of.ts';
import { statesOf } from '../queries/measurement-states.ts';
import { measurementHistory, measurements } from '../queries/measurements.ts';
import { correctMeasurement } from './correct-measurement.ts';
import { unlockReport } from './lock-report.ts';
import { reviewReport } from './review-report.ts';
import { withdrawMeasurement } from './withdraw-measurement.ts';

const place = await testPlace();
const db = place.open();
const app = testApp(db);
const office = await reportingOffice(db);
const { cast, institute, officer } = office;
const director = cast.as('director');
const other = cast.as('programme_officer');
const month = { from: firstHalf.from, until: `${firstHalf.from.slice(0, 4)}-01-31` };

/** A sheet of the institute that was handed in with a figure, one of a part of its days beside it, approved and locked. */
const lockedSheet = async () => {
  const id = await office.indicator();
  const sheet = await office.open([id], { partnerships: [], asksInstitute: true }, null);
  await office.record(id, '2', { partnershipId: undefined, ...month }, officer);
  const handIn = (value: string) => sheet.submitting([{ indicatorId: id, value }], {}, officer);
  const approving = async (actor: Actor, beside: string[] = []) => {
    const { report, figures } = await sheet.now();
    const seen = [...figures.map(({ rowId }) => rowId), ...beside];
    const said = { reportId: report.id, version: report.version, seen, approveRest: true };
    return perform(db, actor, reviewReport, newId(), said);
  };
  assert.equal(told(await handIn('5')), 'done');
  assert.equal(told(await approving(director)), 'done');
  assert.equal(told(await sheet.lock(director)), 'done');
  const { report, figures } = await sheet.now();
  const reportId = report.id;
  const unlock = async () => {
    const { version } = (await sheet.now()).report;
    return doing(db, other, unlockReport, { reportId, version, note: 'Wrong' });
  };
  const all = await db.read(officer, (tx) => measurements(tx, institute, { indicatorId: id }));
  const part = all.find(({ until }) => until === month.until)!;
  return { sheet, handIn, approving, unlock, reportId, figure: figures[0]!, part };
};

const withdrawing = ({ id, entryNo: version }: { id: string; entryNo: number }) =>
  doing(db, other, withdrawMeasurement, { id, version, reason: 'Twice', told: 'The board' });

const waits = async (reportId: string) =>
  (await db.read(officer, (tx) => waitingOf(tx, officer, todayIn()))).some(
    ({ what, subject }) => what === 'figures-to-review' && subject.id === reportId,
  );

const stateOf = async (id: string) => (await db.read(officer, (tx) => statesOf(tx, institute, [id]))).get(id);

test('who withdrew a figure of the institute does not lock its sheet over it, opened again or not', async () => {
  const { sheet, unlock, reportId, figure } = await lockedSheet();
  await withdrawing(figure);
  await unlock();
  assert.equal(told(await sheet.lock(other, [figure.rowId])), 'results.own-sheet-not-locked');
  assert.equal(told(await sheet.lock(director)), 'results.withdrawn-since', 'nobody read it');
  assert.equal(told(await sheet.lock(director, [figure.rowId])), 'done');
  assert.ok(!(await waits(reportId)), 'who locked it saw it');
});

test('who locks a sheet of the institute that was opened again reads above the button what was withdrawn', async () => {
  const { sheet, unlock, reportId, figure } = await lockedSheet();
  await withdrawing(figure);
  await unlock();
  const en = app.as(cast.as('director', { language: 'en' }));
  const address = paths.reviewReport({ id: reportId });
  const { text } = await en.get(address);
  assert.match(
    text,
    /accepted by whoever locks[\s\S]*<del>5<\/del>[\s\S]*Taken back: Twice[\s\S]*Lock the period/,
  );
  assert.ok(text.includes(`name="seen" value="${figure.rowId}"`));

  // The wrong person: one of no such role, and one of another institute.
  const seen = [figure.rowId];
  await assert.rejects(sheet.lock(cast.as('finance_officer'), seen), NotAllowed);
  await assert.rejects(sheet.lock((await reportingOffice(db)).officer, seen), NotFound);

  const lock = { step: 'lock', version: String((await sheet.now()).report.version) };
  const blind = await en.post(address, lock);
  assert.equal(blind.status, 422);
  assert.match(blind.text, /was withdrawn or restated since you opened the page/);
  assert.equal((await en.post(address, { ...lock, seen: figure.rowId })).status, 303);
  assert.equal((await sheet.now()).report.state, 'locked');
  assert.doesNotMatch((await en.get(address)).text, /accepted by whoever locks|Taken back: Twice/);
});

test('a withdrawn figure of the institute is read by who approves its sheet that was opened and handed in again', async () => {
  const { sheet, handIn, approving, unlock, figure } = await lockedSheet();
  await withdrawing(figure);
  await unlock();
  assert.equal(told(await handIn('4')), 'done');
  const seen = [figure.rowId];
  assert.equal(told(await sheet.lock(director)), 'results.withdrawn-since');
  assert.equal(told(await approving(other, seen)), 'results.own-sheet-not-approved');
  assert.equal(told(await approving(director)), 'results.withdrawn-since', 'nobody read it');
  assert.equal(told(await approving(director, seen)), 'done');
  assert.equal(told(await sheet.lock(director)), 'done');
});

test('who restated a figure of a part of the period does not lock its sheet over it either, opened again or not', async () => {
  const { sheet, unlock, part } = await lockedSheet();
  const said = { ...month, value: '3', breakdown: {}, provenance: 'x', reason: 'Why', told: 'The board' };
  await doing(db, other, correctMeasurement, { id: part.id, version: part.entryNo, ...said });
  await unlock();
  const [restated] = await db.read(officer, (tx) => measurementHistory(tx, institute, part.id));
  assert.equal(told(await sheet.lock(other, [restated!.rowId])), 'results.own-sheet-not-locked');
  assert.equal(told(await sheet.lock(director)), 'results.withdrawn-since', 'nobody read it');
  assert.equal(told(await sheet.lock(director, [restated!.rowId])), 'done');
  assert.equal((await stateOf(part.id))?.state, 'locked');
});

test('a withdrawn figure of a part of the period is read by who locks its sheet, handed in and approved again or not', async () => {
  const { sheet, handIn, approving, unlock, part } = await lockedSheet();
  await withdrawing(part);
  await unlock();
  assert.equal(told(await sheet.lock(director)), 'results.withdrawn-since', 'opened again');
  assert.equal(told(await handIn('5')), 'done');
  assert.equal(told(await approving(director)), 'done');
  assert.equal(told(await sheet.lock(director)), 'results.withdrawn-since', 'approved');
  assert.equal(told(await sheet.lock(other, [part.rowId])), 'results.own-sheet-not-locked');
  assert.equal(told(await sheet.lock(director, [part.rowId])), 'done');
  await unlock();
  assert.equal(told(await sheet.lock(director)), 'done', 'read when it was locked');
});
