import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { reviewReport } from '../commands/review-report.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const app = testApp(db);
const officer = app.as(office.officer);
const partner = app.as(office.partner);

test('a sheet that says only why there is nothing is returned whole, with the reason; its partner submits anew', async () => {
  const id = await office.indicator();
  const { now, submitting } = await office.open([id]);
  const nothing = [{ indicatorId: id, reason: 'Liste pas prête' }];
  assert.equal(told(await submitting([], { nothing })), 'done');
  const { report } = await now();
  const address = paths.reviewReport({ id: report.id });
  const { text } = await officer.get(address);
  assert.match(text, /name="step" value="return"/);
  const step = { step: 'return', version: String(report.version) };
  const unexplained = await officer.post(address, step);
  assert.equal(unexplained.status, 422);
  assert.match(unexplained.text, /Dites pourquoi vous renvoyez/);
  const sent = await officer.post(address, { ...step, note: 'La liste est due depuis mai' });
  assert.equal(sent.status, 303, sent.text.slice(0, 2000));
  assert.equal((await now()).report.state, 'returned');
  const mend = await partner.get(paths.measurementReport({ id: report.id }));
  assert.match(mend.text, /La liste est due depuis mai/);
  assert.equal(told(await submitting([{ indicatorId: id, value: '12' }])), 'done');
});

test('a figure beside a reason that will not do stays as it is, and is approved with the rest later', async () => {
  const [counted, missing] = [await office.indicator(), await office.indicator()];
  const { now, submitting } = await office.open([counted, missing]);
  const nothing = [{ indicatorId: missing, reason: '?' }];
  assert.equal(told(await submitting([{ indicatorId: counted, value: '3' }], { nothing })), 'done');
  const { report, figures } = await now();
  const review = { reportId: report.id, version: report.version, returnSheet: true };
  const reviewing = (more: object, actor = office.officer) =>
    perform(db, actor, reviewReport, newId(), { ...review, ...more });
  assert.deepEqual(told(await reviewing({})), { note: 'results.say-why-returned' });
  await assert.rejects(reviewing({ note: 'Say why' }, office.partner), NotAllowed);
  assert.equal(told(await reviewing({ note: 'Say why' })), 'done');
  const after = await now();
  assert.equal(after.report.state, 'returned');
  assert.deepEqual(
    after.figures.map(({ rowId, state }) => [rowId, state]),
    figures.map(({ rowId }) => [rowId, 'submitted']),
  );
});
