import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { addDays } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { holdActivity } from '../../activities/commands/hold-activity.ts';
import { recordParticipants } from '../../activities/commands/record-participants.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { setFeed } from '../commands/set-feed.ts';
import { setWindow } from '../commands/set-window.ts';
import { feedOfRow } from '../queries/feeds.ts';
import { reportSheet } from '../queries/report-sheets.ts';
import { reportOf, windowById } from '../queries/reporting-windows.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const { today, activities, programmeId } = office;
const [outcomeId] = office.outcomes;
const [partnershipId, otherId] = office.partnerships;
const institute = cast.institute.id;
const officer = cast.as('programme_officer', { language: 'en' });
const own = cast.as('partner_coordinator', { language: 'en', partnerships: [partnershipId] });
const other = cast.as('partner_coordinator', { language: 'en', partnerships: [otherId] });
const onBehalf = { source: 'letter' };
const [from, until] = [addDays(today, -40), addDays(today, -1)];
const women = { sex: 'female', ageBand: 'under_35', economy: 'informal', count: 12 };
const men = { sex: 'male', ageBand: '35_and_over', economy: 'formal', count: 8 };
await doing(db, cast.system, holdActivity, {
  activityId: activities.late,
  heldFrom: addDays(today, -14),
  heldUntil: addDays(today, -12),
  counts: [women, men],
  onBehalf,
});

const opened = async (source = 'participants', more = {}) => {
  const { id } = await doing(db, cast.system, defineIndicator, {
    outcomeId,
    code: newId().slice(-8),
    title: { en: { text: 'People trained', source: true } },
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
    ...more,
  });
  await doing(db, officer, setFeed, { indicatorId: id, version: 0, source });
  const { id: windowId } = await doing(db, officer, setWindow, {
    programmeId,
    name: `W${newId().slice(-6)}`,
    from,
    until,
    opensOn: addDays(today, -3),
    closesOn: addDays(today, 3),
    indicators: [id],
    partnerships: [partnershipId],
  });
  const sheet = async () =>
    db.read(officer, async (tx) => {
      const window = (await windowById(tx, institute, windowId))!;
      const report = (await reportOf(tx, institute, { windowId, partnershipId }))!;
      const { figures } = await reportSheet(tx, institute, window, report);
      return { report, figures };
    });
  const address = paths.measurementReport({ id: (await sheet()).report.id });
  const submitting = async (typed: Record<string, string>) => {
    const { text } = await app.as(own).get(address);
    const shown = Object.fromEntries(
      [...text.matchAll(/name="((?:proposed|version|f)[^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    );
    return app.as(own).post(address, {
      ...shown,
      ...Object.fromEntries(
        Object.entries(typed).map(([name, value]) => [name.replace(/^:/, `f.${id}.`), value]),
      ),
      step: 'submit',
      provenance: 'lists',
    });
  };
  const feeds = async () => {
    const { figures } = await sheet();
    return Promise.all(
      figures.map(async ({ rowId, value }) => {
        const feed = await db.read(officer, (tx) => feedOfRow(tx, institute, rowId));
        return [value, feed?.proposed ?? null, feed?.reason ?? null];
      }),
    );
  };
  return { id, address, submitting, feeds, sheet };
};

test('lists of participants know sex and age together and propose it; members are known by sex alone, which is said', async () => {
  const crossed = { crossings: [['sex', 'age']] };
  const { id, address } = await opened('participants', crossed);
  const { text } = await app.as(own).get(address);
  assert.match(text, new RegExp(`name="proposed.${id}.sex:female\\+age:under_35" value="12"`));
  assert.match(text, new RegExp(`name="proposed.${id}.sex:female\\+age:35_and_over" value="0"`));
  assert.doesNotMatch(text, /records do not tell these together/);
  const members = await opened('members', crossed);
  const untold = (await app.as(own).get(members.address)).text;
  assert.doesNotMatch(untold, new RegExp(`name="proposed.${members.id}.sex:female\\+age`));
  assert.equal(untold.match(/records do not tell these together/g)?.length, 1);
});

test('beside each cell stands what the records come to, with the way to them', async () => {
  const { id, address } = await opened();
  const { text } = await app.as(own).get(address);
  assert.match(text, /The records say 20 \(1 record\)/);
  assert.match(text, /The records say 12 \(1 record\)/);
  const place = { partner: partnershipId, from, until };
  const records = withQuery(paths.indicatorRecords({ id }), { ...place, cell: 'sex:female' });
  assert.ok(text.includes(records.replaceAll('&', '&amp;')));
  const listed = await app.as(own).get(records);
  assert.match(listed.text, /The records come to 12/);
  assert.ok(listed.text.includes(paths.activity({ id: activities.late })));
  assert.equal((await app.as(other).get(records)).status, 404);
  const scope = { outcomes: [outcomeId], years: [Number(today.slice(0, 4))] };
  assert.equal((await app.as(cast.as('auditor', { scope })).get(records)).status, 403);
  assert.equal((await app.as(own).get(paths.indicatorRecords({ id }))).status, 404);
});

test('the records that a cell comes to are taken along as they stand, by whoever reads them', async () => {
  const { id } = await opened();
  const place = { partner: partnershipId, from, until, cell: 'sex:female' };
  const records = withQuery(paths.indicatorRecords({ id }), place);
  assert.ok((await app.as(own).get(records)).text.includes('format=xlsx'));
  const csv = withQuery(paths.indicatorRecords({ id }), { ...place, format: 'csv' });
  const { text, headers } = await app.as(own).get(csv);
  assert.deepEqual(text.match(/,12\r\n/g)?.length, 1, text);
  assert.ok(headers.get('content-disposition')?.includes(`${from}%20${until}`));
  assert.equal((await app.as(other).get(csv)).status, 404);
  const scope = { outcomes: [outcomeId], years: [Number(today.slice(0, 4))] };
  assert.equal((await app.as(cast.as('auditor', { scope })).get(csv)).status, 403);
  const stranger = (await makeCast(db)).as('programme_officer');
  assert.equal((await app.as(stranger).get(csv)).status, 404);
});

test('what is taken over is linked to its records when the sheet is submitted, another figure with its reason', async () => {
  const { submitting, feeds } = await opened();
  const unsaid = await submitting({ ':whole.takeOver': 'on', ':sex:female.value': '11' });
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /Say why it is another figure/);
  assert.match(unsaid.text, /takeOver"[^>]*checked/);
  const both = await submitting({ ':whole.takeOver': 'on', ':whole.value': '19' });
  assert.equal(both.status, 422);
  assert.match(both.text, /Another figure stands here/);
  const sent = await submitting({
    ':whole.takeOver': 'on',
    ':sex:female.value': '11',
    ':sex:female.why': 'one came twice',
    ':sex:male.value': '8',
  });
  assert.equal(sent.status, 303, sent.text.slice(0, 3000));
  assert.deepEqual((await feeds()).sort(), [
    ['11', '12', 'one came twice'],
    ['20', '20', null],
    ['8', '8', null],
  ]);
});

test('a proposal that changed since it was shown saves nothing; a draft keeps the tick', async () => {
  const { id, address, submitting, feeds } = await opened();
  const stale = await submitting({ ':whole.takeOver': 'on', [`proposed.${id}.whole`]: '7' });
  assert.equal(stale.status, 422);
  assert.match(stale.text, /The records now come to 20/);
  assert.deepEqual(await feeds(), []);
  const version = /name="version" value="(\d+)"/.exec((await app.as(own).get(address)).text)![1]!;
  const draft = { [`f.${id}.whole.takeOver`]: 'on', [`proposed.${id}.whole`]: '20', step: 'draft', version };
  assert.equal((await app.as(own).post(address, draft)).status, 303);
  assert.match((await app.as(own).get(address)).text, /whole\.takeOver"[^>]*checked/);
});

test('what was recorded already and the records bear out is linked as it stands', async () => {
  const { id, submitting, feeds, sheet } = await opened();
  const measured = { indicatorId: id, partnershipId, from, until, value: '20', provenance: 'lists' };
  await doing(db, officer, recordMeasurement, { ...measured, onBehalf });
  const [before] = (await sheet()).figures;
  const sent = await submitting({ ':whole.value': '20', ':whole.takeOver': 'on' });
  assert.equal(sent.status, 303, sent.text.slice(0, 3000));
  assert.deepEqual(await feeds(), [['20', '20', null]]);
  assert.equal((await sheet()).figures[0]!.rowId, before!.rowId);
});

test('the reviewer reads how a figure stands to its records, then and now; nobody untouched must say why', async () => {
  const { id, address, submitting, feeds } = await opened();
  const sent = await submitting({
    ':whole.value': '19',
    ':whole.why': 'one fell ill',
    ':sex:male.takeOver': 'on',
  });
  assert.equal(sent.status, 303, sent.text.slice(0, 3000));
  const review = paths.reviewReport({ id: address.split('/').at(-1)! });
  const read = await app.as(officer).get(review);
  assert.match(read.text, /Other than the records: they came to 20/);
  assert.match(read.text, /one fell ill/);
  assert.match(read.text, /As the records said/);
  assert.doesNotMatch(read.text, /The records say \d+ since/);
  await doing(db, own, recordParticipants, {
    activityId: activities.late,
    counts: [women, { ...men, count: 9 }],
    reason: 'counted anew',
  });
  const since = await app.as(officer).get(review);
  assert.match(since.text, /The records say 21 since/);
  assert.match(since.text, /The records say 9 since/);
  const boxes = [...since.text.matchAll(/name="return\.([^"]+)"/g)].map(([, one]) => one);
  const seen = [...since.text.matchAll(/name="seen" value="([^"]+)"/g)].map(([, row = '']) => row);
  const version = /name="version" value="(\d+)"/.exec(since.text)![1]!;
  const back = Object.fromEntries(
    boxes.flatMap((box) => [
      [`return.${box}`, 'on'],
      [`comment.${box}`, 'look again'],
    ]),
  );
  assert.equal((await app.as(officer).post(review, { ...back, seen, step: 'approve', version })).status, 303);
  const again = await submitting({
    ':whole.value': '19',
    ':whole.answer': 'One fell ill, as said',
    ':sex:male.value': '8',
    ':sex:male.takeOver': 'on',
  });
  assert.equal(again.status, 303, again.text.slice(0, 3000));
  assert.deepEqual((await feeds()).sort(), [
    ['19', '20', 'one fell ill'],
    ['9', '9', null],
  ]);
  for (const reader of [officer, own]) {
    assert.match((await app.as(reader).get(paths.indicator({ id }))).text, /The records say 21 since/);
    const home = await app.as(reader).get(paths.home());
    const line = new RegExp(`/indicators/${id}"[^<]*>[^<]*records say otherwise since`);
    assert.match(home.text, line);
    assert.equal(home.text.match(/say otherwise since/g)!.length, 3);
  }
  assert.doesNotMatch((await app.as(other).get(paths.home())).text, /say otherwise since/);
});

test('the free sheet asks for nothing that records feed, but leads to the form that shows them', async () => {
  const { id } = await opened();
  const sheet = withQuery(paths.measurementSheet(), { outcome: outcomeId });
  for (const reader of [own, officer]) {
    const { text } = await app.as(reader).get(sheet);
    assert.doesNotMatch(text, new RegExp(`name="value\\.${id}"`));
    assert.match(text, new RegExp(`Fed by records[\\s\\S]*href="${paths.newMeasurement({ id })}"`));
  }
  const shared = { from: '01/02/2026', until: '28/02/2026', provenance: 'List', partnershipId };
  const sent = await app.as(officer).post(sheet, { ...shared, [`value.${id}`]: '99', onBehalf: 'letter' });
  assert.equal(sent.status, 422, 'a field that is not there is no figure');
});
