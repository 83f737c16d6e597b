import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testPlace } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { withOwner } from '../../../db/owner.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { waitingOf } from '../../overview/queries/waiting-of.ts';
import { leavingChecks } from '../queries/leaving-figures.ts';
import { type ListedState, statesOf } from '../queries/measurement-states.ts';
import { measurementHistory, measurements } from '../queries/measurements.ts';
import { correctMeasurement } from './correct-measurement.ts';
import { reviewReport } from './review-report.ts';
import { withdrawMeasurement } from './withdraw-measurement.ts';

const place = await testPlace();
const db = place.open();
const app = testApp(db);
const office = await reportingOffice(db);
const { cast, institute, officer } = office;
const director = cast.as('director');
const other = cast.as('programme_officer');

const openOwn = (indicators: string[], more = {}) =>
  office.open(indicators, { partnerships: [], asksInstitute: true, ...more }, null);
type Sheet = Awaited<ReturnType<typeof openOwn>>;

const reviewing = async (sheet: Sheet, actor: Actor, more: object = { approveRest: true }) => {
  const { report, figures } = await sheet.now();
  const seen = figures.map(({ rowId }) => rowId);
  return perform(db, actor, reviewReport, newId(), {
    reportId: report.id,
    version: report.version,
    seen,
    ...more,
  });
};

const stateOf = async (id: string) => (await db.read(officer, (tx) => statesOf(tx, institute, [id]))).get(id);
const waitsFor = async (actor: Actor, what: string, id: string) =>
  (await waitingLines(actor)).some((line) => line.what === what && line.subject.id === id);
const waitingLines = (actor: Actor) => db.read(actor, (tx) => waitingOf(tx, actor, todayIn()));

test('an approved figure of the institute that is restated waits until another approves it', async () => {
  const id = await office.indicator();
  const sheet = await openOwn([id]);
  assert.equal(told(await sheet.submitting([{ indicatorId: id, value: '5' }], {}, officer)), 'done');
  assert.equal(told(await reviewing(sheet, director)), 'done');
  const { report, figures } = await sheet.now();
  const { id: figure, entryNo: version, measuredCell: breakdown } = figures[0]!;
  const form = await app
    .as(cast.as('programme_officer', { language: 'en' }))
    .get(paths.correctMeasurement({ id: figure }));
  assert.match(form.text, /waits in the institute’s sheet until another officer approves it/);
  const said = { ...firstHalf, value: '6', breakdown, provenance: 'x', reason: 'Why', told: 'The board' };
  await doing(db, other, correctMeasurement, { id: figure, version, ...said });
  const { isRestated, state } = (await stateOf(figure))!;
  assert.deepEqual({ isRestated, state }, { isRestated: true, state: 'submitted' });
  assert.ok(!(await waitsFor(other, 'figures-to-review', report.id)));
  assert.ok(await waitsFor(officer, 'figures-to-review', report.id));
  assert.equal(told(await reviewing(sheet, other)), 'results.own-sheet-not-approved');
  assert.equal(told(await reviewing(sheet, officer)), 'done');
  assert.equal((await stateOf(figure))?.state, 'approved');
  assert.ok(!(await waitsFor(officer, 'figures-to-review', report.id)));
});

test('a locked figure of the institute that is restated waits until another approves it, and its sheet stays locked', async () => {
  const id = await office.indicator();
  const sheet = await openOwn([id]);
  assert.equal(told(await sheet.submitting([{ indicatorId: id, value: '5' }], {}, officer)), 'done');
  assert.equal(told(await reviewing(sheet, director)), 'done');
  assert.equal(told(await sheet.lock(director)), 'done');
  const { report, figures } = await sheet.now();
  assert.equal(told(await reviewing(sheet, officer)), 'results.report-not-submitted', 'nothing waits');
  const { id: figure, entryNo: version, measuredCell: breakdown } = figures[0]!;
  const form = await app
    .as(cast.as('programme_officer', { language: 'en' }))
    .get(paths.correctMeasurement({ id: figure }));
  assert.match(form.text, /waits in the institute’s sheet until another officer approves it/);
  const said = { ...firstHalf, value: '6', breakdown, provenance: 'x', reason: 'Why', told: 'The board' };
  await doing(db, other, correctMeasurement, { id: figure, version, ...said });
  const of = async (state: 'locked' | 'restated') =>
    (await db.read(officer, (tx) => measurements(tx, institute, { indicatorId: id, state }))).length;
  assert.deepEqual(
    [(await stateOf(figure))?.state, await of('restated'), await of('locked')],
    ['restated', 1, 0],
  );
  assert.ok(!(await waitsFor(other, 'figures-to-review', report.id)));
  assert.ok(await waitsFor(officer, 'figures-to-review', report.id));
  await withOwner(place.ownerUrl, (owner) =>
    owner.query(`update report_steps set at = at - interval '3 years' where report_id = $1`, [report.id]),
  );
  const line = (await waitingLines(officer)).find(({ subject }) => subject.id === report.id);
  assert.equal(line?.on, todayIn(), 'the day of the figure, not of the lock');
  const again = { id: figure, version: (await sheet.now()).figures[0]!.entryNo, ...said, told: undefined };
  assert.deepEqual(told(await perform(db, officer, correctMeasurement, newId(), again)), {
    told: 'results.say-who-was-told',
  });

  // The wrong person: who restated it, one of no such role, and one of another institute.
  assert.equal(told(await reviewing(sheet, other)), 'results.own-restated-not-approved');
  await assert.rejects(reviewing(sheet, cast.as('finance_officer')), NotAllowed);
  const elsewhere = (await reportingOffice(db)).officer;
  await assert.rejects(reviewing(sheet, elsewhere), NotFound);
  assert.equal((await app.as(elsewhere).get(paths.reviewReport({ id: report.id }))).status, 404);

  const back = { figures: [{ id: figure, kind: 'returned', comment: 'No' }] };
  assert.deepEqual(told(await reviewing(sheet, officer, back)), {
    'figures.0.comment': 'results.report-is-locked',
  });
  const whole = { returnSheet: true, note: 'No' };
  assert.equal(told(await reviewing(sheet, officer, whole)), 'results.report-is-locked');
  const page = (await app.as(officer).get(paths.reviewReport({ id: report.id }))).text;
  assert.match(page, /name="step" value="approve"/);
  assert.doesNotMatch(page, /name="step" value="return"|name="return\./);
  assert.equal(told(await reviewing(sheet, officer)), 'done');
  assert.equal((await stateOf(figure))?.state, 'locked');
  assert.equal((await sheet.now()).report.state, 'locked');
  assert.ok(!(await waitsFor(officer, 'figures-to-review', report.id)));
  const kept = await db.read(officer, (tx) => measurementHistory(tx, institute, figure));
  assert.deepEqual(
    kept.map(({ value }) => Number(value)),
    [6, 5],
  );
});

test('who locks a sheet of the institute sees what was restated in it before', async () => {
  const id = await office.indicator();
  const sheet = await openOwn([id]);
  assert.equal(told(await sheet.submitting([{ indicatorId: id, value: '5' }], {}, officer)), 'done');
  assert.equal(told(await reviewing(sheet, director)), 'done');
  const { id: figure, entryNo: version, measuredCell: breakdown } = (await sheet.now()).figures[0]!;
  const said = { ...firstHalf, value: '6', breakdown, provenance: 'x', reason: 'Why', told: 'The board' };
  await doing(db, other, correctMeasurement, { id: figure, version, ...said });
  assert.equal(told(await sheet.lock(other)), 'results.own-sheet-not-locked');
  assert.equal(told(await sheet.lock(director)), 'done');
  assert.equal((await stateOf(figure))?.state, 'locked');
});

/** A sheet of the institute that was handed in with a figure and approved, and locked where it is said. */
const judgedSheet = async ({ isLocked = true, parts = [] as object[] } = {}) => {
  const id = await office.indicator();
  const sheet = await openOwn([id]);
  for (const part of parts) await office.record(id, '2', { partnershipId: undefined, ...part }, officer);
  assert.equal(told(await sheet.submitting([{ indicatorId: id, value: '5' }], {}, officer)), 'done');
  assert.equal(told(await reviewing(sheet, director)), 'done');
  if (isLocked) assert.equal(told(await sheet.lock(director)), 'done');
  const { report, figures } = await sheet.now();
  return { id, sheet, reportId: report.id, figure: figures[0]! };
};

const withdrawing = (actor: Actor, id: string, version: number) =>
  perform(db, actor, withdrawMeasurement, newId(), { id, version, reason: 'Twice', told: 'The board' });
const rowsOf = (id: string) => db.read(officer, (tx) => measurementHistory(tx, institute, id));
const reviewed = async (sheet: Sheet, actor: Actor, seen: string[]) =>
  reviewing(sheet, actor, { approveRest: true, seen });

for (const isLocked of [true, false])
  test(`a ${isLocked ? 'locked' : 'approved'} figure of the institute that is withdrawn waits until another approves it`, async () => {
    const { sheet, reportId, figure } = await judgedSheet({ isLocked });
    const address = paths.reviewReport({ id: reportId });
    const en = (role: 'programme_officer' | 'director') => app.as(cast.as(role, { language: 'en' }));
    const form = await en('programme_officer').get(paths.withdrawMeasurement({ id: figure.id }));
    assert.match(form.text, /withdrawal waits in the institute’s sheet until another officer approves it/);
    assert.equal(told(await withdrawing(other, figure.id, figure.entryNo)), 'done');
    assert.equal((await sheet.now()).report.state, isLocked ? 'locked' : 'approved');
    assert.ok(!(await waitsFor(other, 'figures-to-review', reportId)));
    assert.ok(await waitsFor(officer, 'figures-to-review', reportId));

    // The wrong person: who withdrew it, one of no such role, and one of another institute.
    const own = isLocked ? 'results.own-restated-not-approved' : 'results.own-sheet-not-approved';
    assert.equal(told(await reviewed(sheet, other, [figure.rowId])), own);
    await assert.rejects(reviewed(sheet, cast.as('finance_officer'), [figure.rowId]), NotAllowed);
    const elsewhere = (await reportingOffice(db)).officer;
    await assert.rejects(reviewed(sheet, elsewhere, [figure.rowId]), NotFound);

    const { text } = await en('director').get(address);
    assert.match(
      text,
      /Withdrawn, or restated for a part of the period[\s\S]*<del>5<\/del>[\s\S]*Taken back: Twice/,
    );
    assert.ok(text.includes(`name="seen" value="${figure.rowId}"`));
    assert.equal(told(await reviewed(sheet, officer, [])), 'results.withdrawn-since', 'nobody read it');
    assert.equal(told(await reviewed(sheet, officer, [figure.rowId])), 'done');
    assert.ok(!(await waitsFor(officer, 'figures-to-review', reportId)));
    assert.equal(told(await reviewed(sheet, director, [])), 'results.report-not-submitted');
    assert.doesNotMatch((await en('director').get(address)).text, /Withdrawn, or restated/);
  });

test('one that waits as restated is withdrawn by no one alone either', async () => {
  const { sheet, reportId, figure } = await judgedSheet();
  const { id, entryNo: version, measuredCell: breakdown } = figure;
  const said = { ...firstHalf, value: '6', breakdown, provenance: 'x', reason: 'Why', told: 'The board' };
  await doing(db, other, correctMeasurement, { id, version, ...said });
  const [restated] = await rowsOf(id);
  assert.equal(told(await withdrawing(other, id, restated!.entryNo)), 'done');
  assert.equal(told(await reviewed(sheet, other, [restated!.rowId])), 'results.own-restated-not-approved');
  assert.ok(await waitsFor(officer, 'figures-to-review', reportId));
  assert.equal(told(await reviewed(sheet, officer, [restated!.rowId])), 'done');
});

test('a figure of a part of a locked period of the institute waits in its sheet as well, restated or withdrawn', async () => {
  const month = { from: firstHalf.from, until: `${firstHalf.from.slice(0, 4)}-01-31` };
  const { id, sheet, reportId } = await judgedSheet({ parts: [month] });
  const of = await db.read(officer, (tx) => measurements(tx, institute, { indicatorId: id }));
  const part = of.find(({ until }) => until === month.until)!;
  assert.equal((await stateOf(part.id))?.state, 'locked');
  const said = { ...month, value: '3', breakdown: {}, provenance: 'x', reason: 'Why', told: 'The board' };
  await doing(db, other, correctMeasurement, { id: part.id, version: part.entryNo, ...said });
  assert.equal((await stateOf(part.id))?.state, 'restated');
  assert.ok(!(await waitsFor(other, 'figures-to-review', reportId)));
  assert.ok(await waitsFor(officer, 'figures-to-review', reportId));
  const [restated] = await rowsOf(part.id);
  assert.equal(told(await reviewed(sheet, other, [restated!.rowId])), 'results.own-restated-not-approved');
  const { text } = await app.as(officer).get(paths.reviewReport({ id: reportId }));
  assert.ok(text.includes(`name="seen" value="${restated!.rowId}"`));
  assert.match(text, /name="step" value="approve"/);
  const seen = (await sheet.now()).figures.map(({ rowId }) => rowId);
  assert.equal(told(await reviewed(sheet, officer, seen)), 'results.withdrawn-since', 'nobody read it');
  assert.equal(told(await reviewed(sheet, officer, [restated!.rowId])), 'done');
  assert.equal((await stateOf(part.id))?.state, 'locked');
  assert.ok(!(await waitsFor(officer, 'figures-to-review', reportId)));

  assert.equal(told(await withdrawing(officer, part.id, restated!.entryNo)), 'done');
  assert.equal(told(await reviewed(sheet, officer, [restated!.rowId])), 'results.own-restated-not-approved');
  assert.ok(await waitsFor(other, 'figures-to-review', reportId));
  assert.equal(told(await reviewed(sheet, other, [restated!.rowId])), 'done');
  assert.ok(!(await waitsFor(other, 'figures-to-review', reportId)));
});

test('what is to be reviewed is one list: what was handed in and what was restated in a locked sheet', async () => {
  const { figure } = await judgedSheet();
  const { id, entryNo: version, measuredCell: breakdown } = figure;
  const said = { ...firstHalf, value: '6', breakdown, provenance: 'x', reason: 'Why', told: 'The board' };
  await doing(db, other, correctMeasurement, { id, version, ...said });
  assert.equal((await stateOf(id))?.state, 'restated');
  const handedIn = await openOwn([await office.indicator()]);
  const { indicators } = (await handedIn.now()).window;
  const figures = [{ indicatorId: indicators[0], value: '3' }];
  assert.equal(told(await handedIn.submitting(figures, {}, officer)), 'done');
  const of = async (state: ListedState) =>
    (await db.read(officer, (tx) => measurements(tx, institute, { state }, null))).map((one) => one.id);
  const listed = await of('to-review');
  assert.deepEqual([...(await of('submitted')), ...(await of('restated'))].sort(), [...listed].sort());
  assert.ok(listed.includes(id));
  const scope = { programmeId: office.programme.id };
  const checks = await db.read(officer, (tx) => leavingChecks(tx, institute, scope, todayIn()));
  assert.equal(checks.find(({ ruleId }) => ruleId === 'R-reviewed')?.inputs.count, listed.length);
});
