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
import { cellWords, earlierVersions } from '../../sheets/queries/figure-words.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { setFeed } from '../commands/set-feed.ts';
import { setWindow } from '../commands/set-window.ts';
import { driftedFigures } from '../queries/drifted-figures.ts';
import { feedOfRow } from '../queries/feeds.ts';
import { indicatorRollUps } from '../queries/indicator-roll-ups.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { reportSheet } from '../queries/report-sheets.ts';
import { reportOf, windowById } from '../queries/reporting-windows.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { today, activities, programmeId, outcomes, partnerships } = await makeOffice(db, cast);
const [outcomeId] = outcomes;
const [partnershipId] = partnerships;
const institute = cast.institute.id;
const member = cast.as('programme_officer', { language: 'en' });
const officer = app.as(member);
const dutch = app.as(cast.as('programme_officer', { language: 'nl' }));
const coordinator = cast.as('partner_coordinator', { language: 'en', partnerships: [partnershipId] });
const own = app.as(coordinator);
const [from, until] = [addDays(today, -40), addDays(today, -1)];
const young = { sex: 'female', ageBand: 'under_35', economy: 'informal', count: 12 };
const old = { sex: 'male', ageBand: '35_and_over', economy: 'formal', count: 8 };
await doing(db, cast.system, holdActivity, {
  activityId: activities.late,
  heldFrom: addDays(today, -14),
  heldUntil: addDays(today, -12),
  counts: [young, old],
  onBehalf: { source: 'letter' },
});
const filled = {
  ...{ 'title.en': 'People trained', measure: 'number', ascending: 'up', overTime: 'sum' },
  ...{ overPartners: 'sum', comparable: 'on', version: '1' },
};

const made = async (isFed = false) => {
  const { id } = await doing(db, cast.system, defineIndicator, {
    ...{ outcomeId, code: newId().slice(-8), title: { en: { text: 'People trained', source: true } } },
    ...{ measure: 'number', overTime: 'sum', overPartners: 'sum' },
  });
  if (isFed) await doing(db, member, setFeed, { indicatorId: id, version: 0, source: 'participants' });
  return id;
};

const opened = async (indicatorId: string) => {
  const { id: windowId } = await doing(db, member, setWindow, {
    ...{ programmeId, name: `W${newId().slice(-6)}`, from, until },
    ...{ opensOn: addDays(today, -3), closesOn: addDays(today, 3) },
    ...{ indicators: [indicatorId], partnerships: [partnershipId] },
  });
  return db.read(member, async (tx) => ({
    window: (await windowById(tx, institute, windowId))!,
    report: (await reportOf(tx, institute, { windowId, partnershipId }))!,
  }));
};

/** Rows of the form as `?standard=` opens them, by the axis and category that each has. */
const rowsOf = (axis: string, ...categories: (readonly [label: string, key?: string])[]) =>
  Object.fromEntries(
    categories.flatMap(([label, key], at) => [
      [`axes.${at}.axis`, axis],
      [`axes.${at}.category`, label],
      ...(key ? [[`axes.${at}.categoryKey`, key]] : []),
    ]),
  );

const cellsShown = async (id: string) =>
  (await db.read(member, (tx) => indicatorRollUps(tx, institute, { indicatorIds: [id] })))[0]!.cells.map(
    ({ breakdown, actual }) => [Object.values(breakdown).join(), actual?.value],
  );

test('age bands are split for one indicator: what was measured stays as it was, and records are said not to fit', async () => {
  const id = await made(true);
  await doing(db, member, recordMeasurement, {
    ...{ indicatorId: id, partnershipId, from: addDays(from, -60), until: addDays(from, -30) },
    ...{ value: '9', breakdown: { age: 'under_35' }, provenance: 'lists', onBehalf: { source: 'letter' } },
  });
  const address = paths.redefineIndicator({ id });
  assert.match((await officer.get(address)).text, /standard=age/);
  const shown = await officer.get(withQuery(address, { standard: 'age' }));
  assert.match(shown.text, /name="axes\.1\.category"[^>]*value="35 and over"/);
  const rows = rowsOf('age', ['under 30', 'under_35'], ['30 to 34'], ['35 and over', '35_and_over']);
  const asked = await officer.post(address, { ...filled, ...rows });
  assert.match(asked.text, /name="cells\.0\.cell" value="age:under_35"/);
  assert.doesNotMatch(asked.text, /name="cells\.1/);
  const split = {
    'cells.0.cell': 'age:under_35',
    'cells.0.change': 'split',
    reason: 'Youth is under 30 here',
  };
  const into = { 'cells.0.into': ['age:under_30', 'age:30_to_34'] };
  const saved = await officer.post(address, { ...filled, ...rows, ...split, ...into });
  assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  assert.match((await officer.get(saved.location!)).text, /split into age: under 30 · age: 30 to 34/i);
  assert.match((await officer.get(paths.setFeed({ id }))).text, /nothing for: age: under 30 · age: 30 to 34/);
  assert.deepEqual(await cellsShown(id), []);
  const { report } = await opened(id);
  const { text } = await own.get(paths.measurementReport({ id: report.id }));
  assert.match(text, new RegExp(`f\\.${id}\\.age:under_30\\.value`));
  assert.doesNotMatch(text, new RegExp(`f\\.${id}\\.age:under_35\\.value`));
  assert.equal(text.match(/The records know other categories than this one/g)?.length, 2);
  assert.match(text, /name="proposed\.[^"]*\.age:35_and_over" value="8"/);
});

test('a standard category that is called otherwise is fed on, confirmed and found to drift as before', async () => {
  const id = await made(true);
  const rows = rowsOf('Age', ['Jeunes'], ['35 and over']);
  const renamed = { 'cells.0.cell': 'age:under_35', 'cells.0.change': 'renamed', 'cells.0.to': 'age:jeunes' };
  const saved = await officer.post(paths.redefineIndicator({ id }), {
    ...{ ...filled, ...rows, ...renamed, reason: 'So the code list calls them' },
  });
  assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  const { report, window } = await opened(id);
  const address = paths.measurementReport({ id: report.id });
  const { text } = await own.get(address);
  assert.match(text, new RegExp(`name="proposed\\.${id}\\.age:jeunes" value="12"`));
  const shown = Object.fromEntries(
    [...text.matchAll(/name="((?:proposed|version|f)[^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  );
  const sent = await own.post(address, {
    ...{ ...shown, [`f.${id}.whole.value`]: '20', [`f.${id}.age:jeunes.takeOver`]: 'on' },
    ...{ [`f.${id}.whole.takeOver`]: 'on', step: 'submit', provenance: 'lists' },
  });
  assert.equal(sent.status, 303, sent.text.slice(0, 3000));
  const { figures } = await db.read(member, (tx) => reportSheet(tx, institute, window, report));
  const { rowId } = figures.find(({ breakdown }) => breakdown.age === 'jeunes')!;
  const feed = await db.read(member, (tx) => feedOfRow(tx, institute, rowId));
  assert.deepEqual([feed?.proposed, feed?.recordCell], ['12', { age: 'under_35' }]);
  const drifted = () => db.read(member, (tx) => driftedFigures(tx, institute, [rowId]));
  assert.equal((await drifted()).size, 0);
  await doing(db, coordinator, recordParticipants, {
    ...{ activityId: activities.late, counts: [{ ...young, count: 13 }, old], reason: 'One came late' },
  });
  assert.deepEqual([...(await drifted())], [[rowId, 13]]);
  const records = await officer.get(paths.feedRecords({ id: rowId }));
  assert.match(records.text, /say 13|come to 13|13/);
});

test('the kinds of economy join one of their own, and a workbook reads their old words there', async () => {
  const id = await made();
  for (const [economy, value] of [
    ['formal', '3'],
    ['informal', '4'],
  ] as const)
    await doing(db, member, recordMeasurement, {
      ...{ indicatorId: id, partnershipId, from, until, value, breakdown: { economy } },
      ...{ provenance: 'lists', onBehalf: { source: 'letter' } },
    });
  const joins = (at: number, economy: string) => ({
    [`cells.${at}.cell`]: `economy:${economy}`,
    [`cells.${at}.change`]: 'merged',
    [`cells.${at}.to`]: 'economy:at_work',
  });
  const saved = await officer.post(paths.redefineIndicator({ id }), {
    ...{ ...filled, ...rowsOf('Economy', ['At work']), ...joins(0, 'formal'), ...joins(1, 'informal') },
    reason: 'Nobody can tell them apart',
  });
  assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  assert.deepEqual(await cellsShown(id), [['at_work', '7']]);
  const { cells: now, formerCells: former } = await db.read(member, async (tx) =>
    cellWords(
      [...(await definitionsOf(tx, institute, [id])).values()],
      await earlierVersions(tx, institute, programmeId),
      [],
    ),
  );
  assert.equal(now.get(id)!.get('economy: formal'), undefined);
  assert.deepEqual(former.get(id)!.get('economy: formal')![0], { economy: 'at_work' });
});

test('rows that name a standard axis in the words of the person count it otherwise from the first definition on', async () => {
  const code = newId().slice(-8);
  const saved = await dutch.post(paths.newIndicator({ id: outcomeId }), {
    ...{ ...filled, code, ...rowsOf('Leeftijd', ['Jonger dan 25'], ['25 en ouder']) },
  });
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  const { text } = await officer.get(saved.location!);
  assert.match(text, /age: Jonger dan 25, 25 en ouder/);
  const again = await dutch.post(paths.newIndicator({ id: outcomeId }), {
    ...{ ...filled, code: `${code}b`, ...rowsOf('Leeftijd', ['jonger dan 35'], ['35 en ouder']) },
  });
  assert.doesNotMatch((await officer.get(again.location!)).text, /35 and over, /);
});
