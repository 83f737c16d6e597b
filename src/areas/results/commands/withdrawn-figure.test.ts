import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice, told } from '../../../../test/support/reporting.ts';
import { paths } from '../../../paths.ts';
import { measurementHistory } from '../queries/measurements.ts';
import { correctMeasurement } from './correct-measurement.ts';
import { reviewReport } from './review-report.ts';
import { saveReportDraft } from './save-report-draft.ts';

const db = await testDatabase();
const app = testApp(db);
const { institute, officer, partner, partnershipId, indicator, record, open } = await reportingOffice(db);
const sex = { breakdown: { sex: 'female' } };
const why = { reason: 'Counted for another period' };

test('a figure that was emptied is taken back with a reason; the rest of the sheet stays', async () => {
  const id = await indicator();
  await record(id, '9');
  const part = await record(id, '4', sex);
  const { now, submitting } = await open([id]);
  const { rowId } = (await now()).figures.find((figure) => figure.id === part.id)!;
  assert.deepEqual(told(await submitting([], { withdrawn: [rowId] })), {
    reason: 'results.reason-for-withdrawn',
  });
  const typed = [{ indicatorId: id, ...sex, value: '3' }];
  assert.deepEqual(told(await submitting(typed, { withdrawn: [rowId], ...why })), {
    'withdrawn.0': 'results.already-measured',
  });
  const done = await submitting([], { withdrawn: [rowId], ...why });
  assert.ok(done.done && done.value.withdrawn === 1);
  assert.deepEqual(
    (await now()).figures.map(({ value }) => value),
    ['9'],
  );
  const [gone] = await db.read(officer, (tx) => measurementHistory(tx, institute, part.id));
  assert.equal(gone?.value, '4', 'what was said stays to be seen');
  assert.notEqual(gone?.endedByNo, null);
  assert.match((await app.as(partner).get(paths.indicator({ id }))).text, /retirée/);
});

test('nothing to report is said where no figure stands, or where each is taken back', async () => {
  const id = await indicator();
  await record(id, '9');
  const { now, submitting } = await open([id]);
  const rowId = (await now()).figures[0]!.rowId;
  const nothing = [{ indicatorId: id, reason: 'No congress this year' }];
  const missing = (key: string) => ({ [`missing.${id}`]: key });
  assert.deepEqual(told(await submitting([], { nothing })), missing('results.figure-and-nothing'));
  assert.deepEqual(
    told(await submitting([], { withdrawn: [rowId], ...why })),
    missing('results.figure-missing'),
  );
  assert.equal(told(await submitting([], { nothing, withdrawn: [rowId], ...why })), 'done');
  const { figures, nothing: said } = await now();
  assert.deepEqual([figures, said.map(({ reason }) => reason)], [[], ['No congress this year']]);
});

test('an approved figure is not taken back, nor one that became another since; what was returned needs no reason', async () => {
  const [a, b] = [await indicator(), await indicator()];
  const { now, submitting } = await open([a, b]);
  const values = [
    { indicatorId: a, value: '1' },
    { indicatorId: b, value: '2' },
  ];
  assert.equal(told(await submitting(values)), 'done');
  const sheet = await now();
  const [first, second] = [a, b].map((id) => sheet.figures.find(({ indicatorId }) => indicatorId === id)!);
  await doing(db, officer, reviewReport, {
    reportId: sheet.report.id,
    version: sheet.report.version,
    seen: sheet.figures.map(({ rowId }) => rowId),
    figures: [{ id: first!.id, kind: 'returned', comment: 'Not of this period?' }],
    approveRest: true,
  });
  const withdrawn = [first!.rowId, second!.rowId, partnershipId];
  const nothing = [{ indicatorId: a, reason: 'Not of this period' }];
  assert.deepEqual(told(await submitting([], { withdrawn, nothing })), {
    'withdrawn.1': 'results.figure-is-approved',
    'withdrawn.2': 'results.figure-changed-since',
  });
  assert.equal(told(await submitting([], { withdrawn: [first!.rowId], nothing })), 'done');
});

test('the form says at the field what it lacks, and takes back no figure that it did not show', async () => {
  const id = await indicator();
  const { now, windowId } = await open([id]);
  const sheet = { windowId, partnershipId };
  const { report } = await now();
  const draft = { ...sheet, version: report.version, typed: { reason: ['draft'] }, language: 'fr' };
  await doing(db, partner, saveReportDraft, draft);
  await record(id, '9');
  const address = paths.measurementReport({ id: report.id });
  const form = await app.as(partner).get(address);
  const field = `f.${id}.whole`;
  assert.match(form.text, /value="9"/, 'a figure that came since the draft is shown');
  const rowId = (await now()).figures[0]!.rowId;
  assert.match(form.text, new RegExp(`name="${field}.stands" value="${rowId}"`));
  const common = { version: '2', step: 'submit', provenance: 'Register', reason: '' };
  const emptied = { ...common, [`${field}.value`]: '', [`${field}.stands`]: rowId };
  const lacking = await app.as(partner).post(address, emptied);
  assert.equal(lacking.status, 422);
  assert.match(lacking.text, /Donnez un chiffre, ou dites pourquoi/);
  assert.match(lacking.text, /Un chiffre existant est retiré/);
  const said = { ...emptied, [`f.${id}.nothing`]: 'Pas de congrès', reason: 'Autre période' };
  assert.equal((await app.as(partner).post(address, said)).status, 303);
  assert.deepEqual((await now()).figures, []);
});

test('a figure that an officer corrected meanwhile is shown where it was emptied, and taken back once it was seen', async () => {
  const id = await indicator();
  const { id: measurementId } = await record(id, '9');
  const { now } = await open([id]);
  const { report, figures } = await now();
  const address = paths.measurementReport({ id: report.id });
  const field = `f.${id}.whole`;
  const [before] = figures;
  await doing(db, officer, correctMeasurement, {
    ...{ id: measurementId, version: before!.entryNo, ...firstHalf, value: '12' },
    ...{ provenance: 'Register', reason: 'Counted again' },
  });
  const common = { version: String(report.version), step: 'submit', provenance: 'Register' };
  const emptied = {
    ...common,
    ...{ [`${field}.value`]: '', [`${field}.stands`]: before!.rowId },
    ...{ [`f.${id}.nothing`]: 'Pas de congrès', reason: 'Autre période' },
  };
  const late = await app.as(partner).post(address, emptied);
  assert.equal(late.status, 422);
  assert.match(late.text, /a changé depuis/);
  assert.match(late.text, /value="12"/, 'the new value is shown');
  assert.match(late.text, /Pas de congrès/, 'what was typed elsewhere stays');
  const [, stands = ''] = new RegExp(`name="${field}.stands" value="([^"]+)"`).exec(late.text) ?? [];
  assert.equal(stands, (await now()).figures[0]!.rowId);
  const again = await app.as(partner).post(address, { ...emptied, [`${field}.stands`]: stands });
  assert.equal(again.status, 303, 'the next try knows it');
  assert.deepEqual((await now()).figures, []);
});
