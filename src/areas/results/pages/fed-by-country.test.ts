import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { worksIn } from '../../../../test/support/reporting.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { addDays } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { holdActivity } from '../../activities/commands/hold-activity.ts';
import { recordParticipants } from '../../activities/commands/record-participants.ts';
import { waitingFor } from '../../overview/queries/waiting.ts';
import { figuresDrifted } from '../../overview/queries/waiting-figures.ts';
import { waitingOf } from '../../overview/queries/waiting-of.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { setFeed } from '../commands/set-feed.ts';
import { setWindow } from '../commands/set-window.ts';
import { driftedFigures, sourcesInUse } from '../queries/drifted-figures.ts';
import { feedOfRow } from '../queries/feeds.ts';
import { reportSheet } from '../queries/report-sheets.ts';
import { reportOf, windowById } from '../queries/reporting-windows.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const { today, programmeId } = office;
const [outcomeId] = office.outcomes;
const [partnershipId] = office.partnerships;
const institute = cast.institute.id;
const officer = cast.as('programme_officer', { language: 'en' });
const own = cast.as('partner_coordinator', { language: 'en', partnerships: [partnershipId] });
const [from, until] = [addDays(today, -40), addDays(today, -1)];

const driftsTold = async (actor: Actor) =>
  (await db.read(actor, (tx) => waitingOf(tx, actor, today))).filter(({ what }) => what === 'figure-drifted');
const shownDay = (day: string) => day.split('-').reverse().join('/');
const women = (count: number) => ({ sex: 'female', ageBand: 'under_35', economy: 'informal', count });
const held = (activityId: string, count: number) =>
  doing(db, cast.system, holdActivity, {
    activityId,
    heldFrom: addDays(today, -14),
    heldUntil: addDays(today, -12),
    counts: [women(count)],
    onBehalf: { source: 'letter' },
  });
await held(office.activities.late, 12);

const opened = async () => {
  const { id } = await doing(db, cast.system, defineIndicator, {
    outcomeId,
    code: newId().slice(-8),
    title: { en: { text: 'People trained', source: true } },
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
  });
  await doing(db, officer, setFeed, { indicatorId: id, version: 0, source: 'participants' });
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
  const sheet = () =>
    db.read(officer, async (tx) => {
      const window = (await windowById(tx, institute, windowId))!;
      const report = (await reportOf(tx, institute, { windowId, partnershipId }))!;
      return { report, ...(await reportSheet(tx, institute, window, report)) };
    });
  const { report } = await sheet();
  const address = paths.measurementReport({ id: report.id });
  const submitting = async (typed: Record<string, string>) => {
    const { text } = await app.as(own).get(address);
    const shown = [...text.matchAll(/name="((?:proposed|version|f)[^"]*)" value="([^"]*)"/g)];
    const fields = Object.entries(typed).map(([name, value]) => [name.replace(/^:/, `f.${id}.`), value]);
    return app.as(own).post(address, {
      ...Object.fromEntries(shown.map(([, name, value]) => [name, value])),
      ...Object.fromEntries(fields),
      step: 'submit',
      provenance: 'lists',
    });
  };
  return { id, address, review: paths.reviewReport({ id: report.id }), sheet, submitting };
};

const undivided = await opened();

test('one country: the records are those of the partner, wherever it was', async () => {
  assert.match((await app.as(own).get(undivided.address)).text, /The records say 12 \(1 record\)/);
  assert.equal((await undivided.submitting({ ':whole.takeOver': 'on' })).status, 303);
});

test('each country has its own proposal, records and confirmation, and no record is told twice', async () => {
  const named = ['TG', 'NE'].map((country) => ({
    institute_id: institute,
    id: newId(),
    country,
    entry_no: 1,
  }));
  await db.write(cast.system, (tx) =>
    tx
      .insertInto('programme_places')
      .values(named.map((place) => ({ ...place, programme_id: programmeId })))
      .execute(),
  );
  const worked = { partnershipId, programmeId, outcomeId, home: 'BJ' };
  await worksIn(db, cast.system, worked, [{ country: 'TG' }, { country: 'KE', kind: 'A7' }]);
  const rows = await db.read(officer, (tx) =>
    tx.selectFrom('activities').select(['id', 'country']).where('country', 'in', ['TG', 'KE']).execute(),
  );
  const inTogo = rows.find(({ country }) => country === 'TG')!.id;
  await held(inTogo, 5);
  await held(rows.find(({ country }) => country === 'KE')!.id, 2);
  const { id, address, review, sheet, submitting } = await opened();
  const { text } = await app.as(own).get(address);
  const [benin = '', togo = ''] = text.split('<h2>Togo</h2>');
  assert.match(benin, /The records say 14 \(2 records\)/);
  assert.match(togo, /The records say 5 \(1 record\)/);
  const [ofBenin, ofTogo] = [benin, togo].map((part) =>
    /href="([^"]*\/records\?[^"]*)"/.exec(part)![1]!.replaceAll('&amp;', '&'),
  );
  assert.match((await app.as(own).get(ofBenin!)).text, /The records come to 14/);
  assert.match((await app.as(own).get(ofBenin!)).text, /but Togo/);
  const records = (await app.as(own).get(ofTogo!)).text;
  assert.match(records, /The records come to 5/);
  assert.ok(records.includes(paths.activity({ id: inTogo })));

  const unsaid = await submitting({ ':whole.takeOver': 'on', ':TG.whole.value': '4' });
  assert.match(unsaid.text, /Say why it is another figure/);
  const sent = await submitting({
    ':whole.takeOver': 'on',
    ':TG.whole.value': '4',
    ':TG.whole.why': 'one came twice',
  });
  assert.equal(sent.status, 303);
  const { figures } = await sheet();
  const feeds = await db.read(officer, (tx) =>
    Promise.all(figures.map(({ rowId }) => feedOfRow(tx, institute, rowId))),
  );
  assert.deepEqual(
    figures.map(({ country, value }, at) => [
      country,
      value,
      feeds[at]?.proposed,
      feeds[at]?.reason,
      feeds[at]?.elsewhere,
    ]),
    [
      [null, '14', '14', null, ['TG']],
      ['TG', '4', '5', 'one came twice', []],
    ],
  );
  const drifted = () =>
    db.read(officer, async (tx) => {
      const found = await driftedFigures(
        tx,
        institute,
        figures.map(({ rowId }) => rowId),
      );
      return figures.map(({ rowId }) => found.get(rowId));
    });
  assert.deepEqual(await drifted(), [undefined, undefined]);
  const counting = { activityId: inTogo, counts: [women(6)], reason: 'counted anew' };
  await doing(db, own, recordParticipants, counting);
  assert.deepEqual(await drifted(), [undefined, 6]);
  // Only records that feed a figure are asked: what is told is as if all were.
  assert.deepEqual(await db.read(officer, (tx) => sourcesInUse(tx, institute)), ['participants']);
  for (const actor of [officer, own]) {
    const at = { instituteId: institute, today };
    const ofAll = await db.read(actor, (tx) => waitingFor(tx, at, [figuresDrifted]));
    assert.ok(ofAll.length > 0);
    assert.deepEqual(await driftsTold(actor), ofAll);
  }
  const read = await app.as(officer).get(review);
  assert.equal(read.text.match(/The records say \d+ since/g)?.length, 1);
  const behind = await app.as(officer).get(paths.feedRecords({ id: figures[1]!.rowId }));
  assert.match(behind.text, /they now come to 6/);
  assert.ok(!behind.text.includes(paths.activity({ id: office.activities.late })));
  assert.doesNotMatch((await app.as(officer).get(paths.indicator({ id }))).text, /records say 20/);
});

test('a figure that is confirmed by itself meets the records of the country it is of', async () => {
  const { id } = await opened();
  const typed = {
    from: shownDay(addDays(today, -20)),
    until: shownDay(addDays(today, -2)),
    provenance: 'lists',
  };
  const form = paths.newMeasurement({ id });
  const asked = async (country: string, more = {}) =>
    app.as(own).post(form, { ...typed, country, takeOver: 'on', ...more });
  for (const [country, value, named] of [
    ['', '14', 'but Togo'],
    ['BJ', '14', 'but Togo'],
    ['TG', '6', 'Togo'],
    ['NE', '0', 'Niger'],
  ] as const) {
    const { text } = await asked(country, { ask: 'yes' });
    assert.match(text, new RegExp(`name="proposed" value="${value}"`), country);
    assert.match(text, new RegExp(`<p[^>]*>[^<]*${named}`), country);
  }
  const stale = await asked('TG', { proposed: '14' });
  assert.equal(stale.status, 422);
  assert.match(stale.text, /id="f-takeOver-error"/);
  assert.equal((await asked('TG', { proposed: '6' })).status, 303);
  assert.equal((await asked('', { proposed: '14' })).status, 303);
  const rows = await db.read(officer, (tx) =>
    tx
      .selectFrom('measurements as m')
      .innerJoin('measurement_feeds as f', 'f.row_id', 'm.id')
      .select(['m.country', 'm.value', 'f.elsewhere'])
      .where('m.indicator_id', '=', id)
      .orderBy('m.entry_no')
      .execute(),
  );
  assert.deepEqual(
    rows.map(({ country, value, elsewhere }) => [country, Number(value), elsewhere]),
    [
      ['TG', 6, []],
      [null, 14, ['TG']],
    ],
  );
});

test('what was handed in without a country stays confirmed by the records of all', async () => {
  const shown = await app.as(officer).get(undivided.review);
  assert.match(shown.text, /<h2>Without country<\/h2>/);
  assert.match(shown.text, /The records say 20 since/);
  const { report } = await undivided.sheet();
  const back = { version: String(report.version), note: 'By country', step: 'return' };
  assert.equal((await app.as(officer).post(undivided.review, back)).status, 303);
  const { text } = await app.as(own).get(undivided.address);
  const [benin = '', togo = ''] = text.split('<h2>Togo</h2>');
  assert.match(benin, /The records say 14 \(2 records\)/);
  assert.match(benin, /The records say 20 since/);
  assert.match(togo, /The records say 6 \(1 record\)/);
  const both = {
    ':whole.value': '',
    ':whole.takeOver': 'on',
    ':TG.whole.takeOver': 'on',
    reason: 'Togo apart',
  };
  assert.equal((await undivided.submitting(both)).status, 303);
  const { figures } = await undivided.sheet();
  assert.deepEqual(
    figures.map(({ country, value, proposed }) => [country, value, proposed]),
    [
      [null, '14', '14'],
      ['TG', '6', '6'],
    ],
  );
});
