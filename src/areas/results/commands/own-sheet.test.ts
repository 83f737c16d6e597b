import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { enrol } from '../../../../test/support/enrol.ts';
import { firstHalf, reportingOffice, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { waitingOf } from '../../overview/queries/waiting-of.ts';
import { suspendMembership } from '../../people/commands/suspend-membership.ts';
import { statesOf } from '../queries/measurement-states.ts';
import { correctMeasurement } from './correct-measurement.ts';
import { unlockReport } from './lock-report.ts';
import { recordMeasurement } from './record-measurement.ts';
import { reviewReport } from './review-report.ts';
import { saveReportDraft } from './save-report-draft.ts';
import { setWindow } from './set-window.ts';
import { submitReport } from './submit-report.ts';
import { withdrawMeasurement } from './withdraw-measurement.ts';

const db = await testDatabase();
const app = testApp(db);
const office = await reportingOffice(db);
const { cast, institute, officer, partner } = office;
const director = cast.as('director');
const other = cast.as('programme_officer');

const own = { partnershipId: undefined };
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
  (await db.read(actor, (tx) => waitingOf(tx, actor, todayIn()))).some(
    (line) => line.what === what && line.subject.id === id,
  );

test('the institute hands in its own figures, and another than who entered or handed them in approves and locks', async () => {
  const id = await office.indicator();
  const sheet = await openOwn([id]);
  const figure = await office.record(id, '7', own, director);
  const { report, figures } = await sheet.now();
  assert.deepEqual(
    figures.map((each) => [each.id, each.state]),
    [[figure.id, 'recorded']],
  );
  assert.ok(await waitsFor(officer, 'figures-to-report', report.id));
  assert.equal(told(await sheet.lock(director)), 'results.own-sheet-not-locked');
  assert.equal(told(await sheet.submitting([{ indicatorId: id, value: '7' }], {}, officer)), 'done');
  assert.equal((await stateOf(figure.id))?.state, 'submitted');
  assert.ok(!(await waitsFor(officer, 'figures-to-report', report.id)));

  // Four eyes: neither who handed it in nor who entered the figure.
  assert.ok(!(await waitsFor(officer, 'figures-to-review', report.id)));
  assert.ok(await waitsFor(other, 'figures-to-review', report.id));
  for (const actor of [officer, director]) {
    assert.equal(told(await reviewing(sheet, actor)), 'results.own-sheet-not-approved');
    assert.equal(told(await sheet.lock(actor)), 'results.own-sheet-not-locked');
  }
  await assert.rejects(reviewing(sheet, cast.as('finance_officer')), NotAllowed);

  const comment = 'The last one was higher';
  const returned = { figures: [{ id: figure.id, kind: 'returned', comment }] };
  assert.equal(told(await reviewing(sheet, director, returned)), 'done');
  assert.equal((await stateOf(figure.id))?.state, 'returned');
  assert.ok(await waitsFor(officer, 'figures-returned', report.id));
  assert.match((await app.as(officer).get(paths.measurementReport({ id: report.id }))).text, /was higher/);
  assert.equal(told(await sheet.submitting([{ indicatorId: id, value: '8' }], {}, officer)), 'done');
  assert.equal(told(await reviewing(sheet, officer)), 'results.own-sheet-not-approved');
  assert.equal(told(await reviewing(sheet, director)), 'done');
  assert.equal((await stateOf(figure.id))?.state, 'approved');

  assert.equal(told(await sheet.lock(director)), 'done');
  assert.equal((await stateOf(figure.id))?.state, 'locked');
  const part = { indicatorId: id, ...firstHalf, value: '2', breakdown: { sex: 'female' }, provenance: 'x' };
  const more = await perform(db, officer, recordMeasurement, newId(), part);
  assert.deepEqual(told(more), { from: 'results.report-is-locked' });
  const page = (await app.as(director).get(paths.reviewReport({ id: report.id }))).text;
  assert.match(page, /l’institut lui-même/);
  assert.match(page, /name="step" value="unlock"/);
});

test('a locked figure of the institute is restated like a partner’s, with what it was, why and who was told', async () => {
  const id = await office.indicator();
  const sheet = await openOwn([id]);
  assert.equal(told(await sheet.submitting([{ indicatorId: id, value: '5' }], {}, officer)), 'done');
  assert.equal(told(await reviewing(sheet, director)), 'done');
  assert.equal(told(await sheet.lock(director)), 'done');
  const [figure] = (await sheet.now()).figures;
  const { entryNo: version, measuredCell: breakdown } = figure!;
  const input = {
    id: figure!.id,
    version,
    ...firstHalf,
    value: '6',
    breakdown,
    provenance: 'x',
    reason: 'Why',
  };
  const asking = (actor: Actor, more = {}) =>
    perform(db, actor, correctMeasurement, newId(), { ...input, ...more });
  assert.deepEqual(told(await asking(officer)), { told: 'results.say-who-was-told' });
  assert.equal(told(await asking(cast.as('finance_officer'), { told: 'All' })), 'results.report-is-locked');
  assert.equal(told(await asking(officer, { told: 'The board' })), 'done');
  const { isRestated, state } = (await stateOf(figure!.id))!;
  assert.deepEqual({ isRestated, state }, { isRestated: true, state: 'restated' });
  const rows = await db.read(officer, (tx) =>
    tx
      .selectFrom('measurement_restatements')
      .select(['reason', 'told', 'partnership_id'])
      .where('measurement_id', '=', figure!.id)
      .execute(),
  );
  assert.deepEqual(rows, [{ reason: 'Why', told: 'The board', partnership_id: null }]);

  const standing = (await sheet.now()).figures[0]!;
  const gone = { id: standing.id, version: standing.entryNo, reason: 'Counted twice', told: 'The board' };
  assert.equal(told(await perform(db, officer, withdrawMeasurement, newId(), gone)), 'done');
  const { figures, nothing, report } = await sheet.now();
  assert.deepEqual([figures, nothing.map(({ reason }) => reason)], [[], ['Counted twice']]);
  const open = { reportId: report.id, version: report.version, note: 'Wrong' };
  assert.equal(told(await perform(db, officer, unlockReport, newId(), open)), 'done');
});

test('what the institute measured in a country is of its sheet without one beside it', async () => {
  const id = await office.indicator();
  const abroad = await office.record(id, '4', { ...own, country: 'TD' }, other);
  const sheet = await openOwn([id]);
  const { figures } = await sheet.now();
  assert.deepEqual(
    figures.map(({ country }) => country),
    ['TD'],
  );
  const page = (await app.as(officer).get(paths.measurementReport({ id: (await sheet.now()).report.id })))
    .text;
  assert.match(page, new RegExp(`f\\.${id}\\.TD\\.whole\\.value`));
  const missing = await (await openOwn([await office.indicator()])).submitting([], {}, officer);
  assert.equal(missing.done, false);
  assert.equal(
    told(await sheet.submitting([{ indicatorId: id, country: 'TD', value: '4' }], {}, officer)),
    'done',
  );
  assert.equal((await stateOf(abroad.id))?.state, 'submitted');
  assert.equal(told(await reviewing(sheet, other)), 'results.own-sheet-not-approved');
  assert.equal(told(await reviewing(sheet, director)), 'done');
  assert.equal((await stateOf(abroad.id))?.state, 'approved');

  // Added since, wherever it was measured: it waits again.
  const late = await office.record(id, '3', { ...own, country: 'NE' }, other);
  assert.equal((await stateOf(late.id))?.state, 'submitted');
  assert.ok(await waitsFor(officer, 'figures-to-review', (await sheet.now()).report.id));
  assert.ok(!(await waitsFor(other, 'figures-to-review', (await sheet.now()).report.id)));
});

test('partners see and hand in their own sheets of the same window alone', async () => {
  const id = await office.indicator();
  const partnerships = [office.partnershipId];
  const sheet = await openOwn([id], { partnerships });
  const { report, window } = await sheet.now();
  const wanted = { windowId: window.id, version: report.version };
  assert.equal((await app.as(partner).get(paths.measurementReport({ id: report.id }))).status, 404);
  assert.doesNotMatch(
    (await app.as(partner).get(paths.reportingWindow({ id: window.id }))).text,
    /institut lui-même/,
  );
  const given = { ...wanted, figures: [{ indicatorId: id, value: '1' }], provenance: 'x' };
  const trying = (partnershipId: string | null) =>
    perform(db, partner, submitReport, newId(), { ...given, partnershipId });
  await assert.rejects(trying(null), NotAllowed);
  const draft = { ...wanted, partnershipId: null, typed: {}, language: 'en' };
  await assert.rejects(perform(db, partner, saveReportDraft, newId(), draft), NotAllowed);
  assert.equal(told(await trying(office.partnershipId)), 'done');
  assert.deepEqual((await sheet.now()).figures, []);
  assert.equal((await sheet.now()).report.state, 'draft');
  const list = (await app.as(officer).get(paths.reportingWindow({ id: window.id }))).text;
  assert.match(list, /l’institut lui-même/);
});

test('a window asks somebody, one of the institute’s own for the same days, and keeps what was handed in', async () => {
  const id = await office.indicator();
  const sheet = await openOwn([id]);
  const setting = (more: object) => perform(db, officer, setWindow, newId(), { ...sheet.input, ...more });
  assert.deepEqual(told(await setting({ name: 'A', asksInstitute: false })), {
    partnerships: 'problem.missing',
  });
  assert.deepEqual(told(await setting({ name: 'B' })), { from: 'results.window-overlaps' });
  assert.equal(
    told(await setting({ name: 'C', partnerships: [office.partnershipId], asksInstitute: false })),
    'done',
  );
  const partnerships = [office.partnershipId];
  const own = await openOwn([await office.indicator()], { partnerships });
  const [indicatorId] = own.input.indicators;
  const nothing = indicatorId && [{ indicatorId, reason: 'Not measured' }];
  assert.equal(told(await own.submitting([], { nothing }, officer)), 'done');
  const form = { ...own.input, partnerships, asksInstitute: '', command_id: newId(), version: '1' };
  const edit = paths.editWindow({ id: own.windowId });
  assert.match((await app.as(officer).get(edit)).text, /name="asksInstitute"[^>]*checked/);
  const left = await app.as(officer).post(edit, form);
  assert.equal(left.status, 422);
  assert.match(left.text, /name="asksInstitute"[^>]*aria-invalid="true"/);
  const kept = await app.as(officer).post(edit, { ...form, command_id: newId(), asksInstitute: 'on' });
  assert.equal(kept.status, 303);
  assert.equal((await own.now()).window.asksInstitute, true);
});

const officersOfTheHouse = async () => {
  const held = await db.read(cast.system, (tx) =>
    tx.selectFrom('memberships').where('role', '=', 'programme_officer').select('id').execute(),
  );
  return held.map(({ id }) => id);
};

test('a house without a programme officer tells its director of its own sheet, and who handed one in that it came back', async () => {
  const id = await office.indicator();
  const sheet = await openOwn([id]);
  const { report } = await sheet.now();
  const finance = cast.as('finance_officer');
  assert.ok(!(await waitsFor(director, 'figures-to-report', report.id)));
  for (const membershipId of await officersOfTheHouse())
    await doing(db, cast.system, suspendMembership, { membershipId, reason: 'Left' });
  assert.ok(await waitsFor(director, 'figures-to-report', report.id));
  assert.ok(!(await waitsFor(finance, 'figures-to-report', report.id)));
  assert.equal(told(await sheet.submitting([{ indicatorId: id, value: '7' }], {}, finance)), 'done');
  const [figure] = (await sheet.now()).figures;
  const returned = { figures: [{ id: figure!.id, kind: 'returned', comment: 'Of which register?' }] };
  assert.equal(told(await reviewing(sheet, director, returned)), 'done');
  for (const actor of [director, finance])
    assert.ok(await waitsFor(actor, 'figures-returned', report.id), actor.role);
  assert.ok(!(await waitsFor(cast.as('finance_officer'), 'figures-returned', report.id)));
  await enrol(db, cast.system, 'programme_officer');
  assert.ok(!(await waitsFor(director, 'figures-returned', report.id)));
  assert.ok(await waitsFor(finance, 'figures-returned', report.id));
});
