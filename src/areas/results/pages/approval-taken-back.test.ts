import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { comparedRows } from '../../../../test/support/compared-rows.ts';
import { hiddenIn } from '../../../../test/support/partner-reports.ts';
import { firstHalf, reportingOffice, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { waitingOf } from '../../overview/queries/waiting-of.ts';
import { correctMeasurement } from '../commands/correct-measurement.ts';
import { unlockReport } from '../commands/lock-report.ts';
import { reviewReport } from '../commands/review-report.ts';
import { takeBackApproval } from '../commands/take-back-approval.ts';

const db = await testDatabase();
const app = testApp(db);
const office = await reportingOffice(db);
const { cast, partnershipId, indicator, open, record } = office;
const en = { language: 'en' } as const;
const officer = cast.as('programme_officer', en);
const director = cast.as('director', en);
const partner = cast.as('partner_coordinator', { ...en, partnerships: [partnershipId] });
const visitor = app.as(officer);

type Sheet = Awaited<ReturnType<typeof open>>;

const reviewing = async ({ now }: Sheet, more: object = {}, actor: Actor = officer) => {
  const { report, figures } = await now();
  const seen = figures.map(({ rowId }) => rowId);
  const { id: reportId, version } = report;
  return perform(db, actor, reviewReport, newId(), { reportId, version, seen, approveRest: true, ...more });
};

const takingBack = async ({ now }: Sheet, actor: Actor = officer) => {
  const { id: reportId, version } = (await now()).report;
  return perform(db, actor, takeBackApproval, newId(), { reportId, version, reason: 'Ticked too soon' });
};

/** A sheet with these figures, each of an indicator of its own, that was approved by mistake. */
const approved = async (...values: string[]) => {
  const ids = await Promise.all(values.map(() => indicator()));
  const sheet = await open(ids);
  const figures = values.map((value, at) => ({ indicatorId: ids[at], value }));
  assert.equal(told(await sheet.submitting(figures)), 'done');
  assert.equal(told(await reviewing(sheet)), 'done');
  const { id } = (await sheet.now()).report;
  const page = paths.reviewReport({ id });
  return { ...sheet, ids, id, page, back: paths.takeBackApproval({ id }) };
};

const states = async ({ now }: Sheet) => {
  const { report, figures } = await now();
  return [report.state, ...figures.map(({ state }) => state)];
};

const waits = async (actor: Actor, id: string) =>
  (await db.read(actor, (tx) => waitingOf(tx, actor, todayIn())))
    .filter(({ subject }) => subject.id === id)
    .map(({ what }) => what);

test('an approval is taken back with its reason: the figures lie with the officers as submitted, and are reviewed anew', async () => {
  const sheet = await approved('3', '4');
  const { id, back, page } = sheet;
  assert.deepEqual(await waits(officer, id), []);
  assert.match((await visitor.get(page)).text, new RegExp(`href="${back}"`));
  const form = await visitor.get(back);
  const silent = await visitor.post(back, hiddenIn(form.text));
  assert.equal(silent.status, 422);
  assert.match(silent.text, /id="f-reason-error"/);
  assert.deepEqual(await states(sheet), ['approved', 'approved', 'approved']);
  const sent = await visitor.post(back, { ...hiddenIn(form.text), reason: 'Ticked too soon' });
  assert.equal(sent.status, 303);
  assert.equal(sent.location?.split('?')[0], page);
  assert.deepEqual(await states(sheet), ['taken_back', 'submitted', 'submitted']);
  assert.deepEqual(await waits(officer, id), ['figures-to-review']);
  assert.deepEqual(await waits(partner, id), ['approval-taken-back']);
  const home = (await app.as(partner).get(paths.home())).text.split('What came back')[1] ?? '';
  assert.match(home, /took the approval of figures back/);
  const told1 = (await app.as(partner).get(paths.measurementReport({ id }))).text;
  assert.match(told1, /approval taken back[\s\S]*Ticked too soon/);
  assert.equal(told(await sheet.submitting([])), 'results.report-is-with-officer');
  const steps = await db.read(officer, (tx) =>
    tx.selectFrom('report_steps').select('kind').where('report_id', '=', id).orderBy('entry_no').execute(),
  );
  assert.deepEqual(
    steps.map(({ kind }) => kind),
    ['submitted', 'approved', 'taken_back'],
  );
  const history = (await visitor.get(paths.history({ kind: 'measurement-report', id }))).text;
  assert.match(history, /took the approval of figures back[\s\S]*Ticked too soon/);

  const [wrong] = (await sheet.now()).figures;
  const returned = { figures: [{ id: wrong!.id, kind: 'returned', comment: 'A nought too many' }] };
  assert.equal(told(await reviewing(sheet, returned)), 'done');
  assert.deepEqual((await states(sheet)).toSorted(), ['approved', 'returned', 'returned']);
  const again = sheet.ids.map((indicatorId) => ({ indicatorId, value: '2' }));
  assert.deepEqual(await waits(partner, id), ['figures-returned']);
  const mended = again.filter(({ indicatorId }) => indicatorId === wrong!.indicatorId);
  assert.equal(told(await sheet.submitting(mended, { reason: 'Mistyped' })), 'done');
  assert.equal(told(await reviewing(sheet)), 'done');
  assert.deepEqual(await states(sheet), ['approved', 'approved', 'approved']);
  assert.deepEqual(await waits(officer, id), []);
  assert.equal(told(await takingBack(sheet)), 'done', 'as often as it is given');
});

test('what was approved beside a returned figure is taken back too, and an officer’s own restatement is judged by another', async () => {
  const sheet = await approved('3', '4');
  const [figure] = (await sheet.now()).figures;
  const { id, entryNo: version } = figure!;
  const restated = { id, version, ...firstHalf, value: '5', provenance: 'x', reason: 'Why', told: 'All' };
  assert.equal(told(await perform(db, officer, correctMeasurement, newId(), restated)), 'done');
  assert.equal(told(await takingBack(sheet)), 'done');
  assert.deepEqual(await states(sheet), ['taken_back', 'submitted', 'submitted']);
  assert.equal(told(await reviewing(sheet)), 'results.own-report-not-approved');
  const other = (await sheet.now()).figures.find((each) => each.id !== id);
  const returned = { figures: [{ id: other!.id, kind: 'returned', comment: 'Recount' }] };
  assert.equal(told(await reviewing(sheet, returned, director)), 'done');
  assert.deepEqual((await states(sheet)).toSorted(), ['approved', 'returned', 'returned']);
  assert.equal(told(await takingBack(sheet)), 'done');
  assert.deepEqual((await states(sheet)).toSorted(), ['returned', 'submitted', 'taken_back']);
});

test('a locked sheet is opened first; one of which nothing is approved has no approval', async () => {
  const sheet = await approved('3');
  assert.equal(told(await sheet.lock()), 'done');
  assert.doesNotMatch((await visitor.get(sheet.page)).text, new RegExp(sheet.back));
  const locked = await visitor.get(sheet.back);
  assert.equal(locked.status, 403);
  assert.match(locked.text, /The period is locked.*open it again first/);
  assert.equal(told(await takingBack(sheet)), 'results.approval-is-locked');
  const { version } = (await sheet.now()).report;
  const unlock = { reportId: sheet.id, version, note: 'Approved by mistake' };
  assert.equal(told(await perform(db, officer, unlockReport, newId(), unlock)), 'done');
  assert.equal(told(await takingBack(sheet)), 'done');
  assert.equal((await visitor.get(sheet.back)).status, 403);
  assert.equal(told(await takingBack(sheet)), 'results.nothing-is-approved');
});

test('who may not review takes nothing back, nor who handed the sheet in; other institutes find nothing', async () => {
  const sheet = await approved('3');
  const readers = [partner, cast.as('finance_officer', en)];
  for (const actor of readers) {
    assert.equal((await app.as(actor).get(sheet.back)).status, 403);
    assert.equal((await app.as(actor).post(sheet.back, { reason: 'Mine', version: '3' })).status, 403);
    await assert.rejects(takingBack(sheet, actor), NotAllowed);
  }
  const stranger = app.as((await makeCast(db)).as('director', en));
  assert.equal((await stranger.get(sheet.back)).status, 404);
  assert.equal((await stranger.post(sheet.back, { reason: 'Mine', version: '3' })).status, 404);

  const id = await indicator();
  const behalf = await open([id]);
  const letter = { onBehalf: { source: 'Letter' } };
  assert.equal(told(await behalf.submitting([{ indicatorId: id, value: '3' }], letter, officer)), 'done');
  assert.equal(told(await reviewing(behalf, {}, director)), 'done');
  assert.equal(told(await takingBack(behalf)), 'results.own-report-approval-stays');
  const address = paths.takeBackApproval({ id: (await behalf.now()).report.id });
  assert.equal((await visitor.get(address)).status, 403);
  assert.equal(told(await takingBack(behalf, director)), 'done');
  assert.equal(told(await reviewing(behalf)), 'results.own-report-not-approved');
});

test('the approval of the institute’s own sheet is taken back by another than who entered or handed it in', async () => {
  const id = await indicator();
  const sheet = await open([id], { partnerships: [], asksInstitute: true }, null);
  const third = cast.as('programme_officer', en);
  await record(id, '7', { partnershipId: undefined }, third);
  assert.equal(told(await sheet.submitting([{ indicatorId: id, value: '7' }], {}, officer)), 'done');
  assert.equal(told(await reviewing(sheet, {}, director)), 'done');
  for (const actor of [officer, third])
    assert.equal(told(await takingBack(sheet, actor)), 'results.own-approval-stays');
  assert.equal(told(await takingBack(sheet, director)), 'done');
  assert.deepEqual(await states(sheet), ['taken_back', 'submitted']);
  const report = (await sheet.now()).report.id;
  const fourth = cast.as('programme_officer', en);
  assert.deepEqual(await waits(fourth, report), ['figures-to-review']);
  assert.equal(told(await reviewing(sheet, {}, third)), 'results.own-sheet-not-approved');
});

test('the second of two people meets what happened, and what was added since its approval still needs four eyes', async () => {
  const sheet = await approved('3');
  const typed = hiddenIn((await visitor.get(sheet.back)).text);
  const [indicatorId = ''] = sheet.ids;
  const part = { breakdown: { sex: 'female' } };
  await record(indicatorId, '1', part, officer);
  assert.equal(told(await takingBack(sheet, director)), 'done');
  const second = await visitor.post(sheet.back, { ...typed, reason: 'Typed for an hour' });
  assert.equal(second.status, 422);
  assert.match(second.text, /Typed for an hour/);
  assert.match(comparedRows(second.text).flat().join(' '), /Ticked too soon/);
  assert.equal(told(await reviewing(sheet)), 'results.own-report-not-approved');
  assert.equal(told(await reviewing(sheet, {}, director)), 'done');
});
