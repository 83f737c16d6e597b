import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { filledFormWith } from '../../../../test/support/filled-form.ts';
import { firstHalf, reportingOffice } from '../../../../test/support/reporting.ts';
import { paths, withQuery } from '../../../paths.ts';
import { setTarget } from '../commands/set-target.ts';
import { indicatorRollUps } from '../queries/indicator-roll-ups.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { standingTargets } from '../queries/standing-targets.ts';
import { keyOfCell } from '../rules/carried-cells.ts';

const db = await testDatabase();
const app = testApp(db);
const office = await reportingOffice(db);
const { institute, programme, record } = office;
const officer = app.as({ ...office.officer, language: 'en' });
const partner = app.as({ ...office.partner, language: 'en' });
const women = { sex: 'female' };
const none = { leftOutAxes: ['sex', 'age', 'economy'] };
const definition = { measure: 'number', ascending: 'up', overTime: 'sum', overPartners: 'sum' };
const days = Object.fromEntries(
  Object.entries(firstHalf).map(([name, day]) => [name, day.split('-').reverse().join('/')]),
);

const cells = async (id: string) => {
  const [rollUp] = await db.read(office.officer, (tx) =>
    indicatorRollUps(tx, institute, { indicatorIds: [id] }),
  );
  const figures = rollUp!.cells.map(({ breakdown, actual }) => [keyOfCell(breakdown), actual?.value ?? null]);
  return { whole: rollUp!.actual?.value ?? null, of: new Map(figures as [string, string | null][]) };
};

/** From now on the indicator is broken down by age and economy alone. */
const leaveOutSex = async (id: string) => {
  const { version } = (await db.read(office.officer, (tx) => definitionsOf(tx, institute, [id]))).get(id)!;
  const saved = await officer.post(paths.redefineIndicator({ id }), {
    ...{ ...definition, 'title.en': 'Members', version: String(version), comparable: 'on' },
    ...{ 'brokenDownBy.asked': 'yes', brokenDownBy: ['age', 'economy'] },
  });
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
};

test('no form asks by an axis that is left out: sheet, single figure, targets, baselines', async () => {
  const id = await office.indicator(none);
  const { now } = await office.open([id]);
  const sheet = await partner.get(paths.measurementReport({ id: (await now()).report.id }));
  assert.match(sheet.text, new RegExp(`f\\.${id}\\.whole\\.value`));
  assert.doesNotMatch(sheet.text, new RegExp(`f\\.${id}\\.(sex|age|economy)`));
  for (const page of [paths.newMeasurement({ id }), paths.newTarget({ id }), paths.setBaseline({ id })]) {
    const { status, text } = await officer.get(page);
    assert.equal(status, 200);
    assert.doesNotMatch(text, /<option value="(sex|age|economy):/, page);
  }
  assert.doesNotMatch((await officer.get(paths.targets({ id }))).text, /targets\.(sex|age|economy):/);
  const baseline = withQuery(paths.setBaseline({ id }), { cell: 'sex:female' });
  assert.equal((await officer.get(baseline)).status, 404);
});

test('a new figure, target or baseline in a left-out cell is refused beside its field', async () => {
  const id = await office.indicator(none);
  const address = paths.newMeasurement({ id });
  const meaning = /name="meaning" value="(\d+)"/.exec((await partner.get(address)).text)?.[1];
  const form = { ...days, provenance: 'Register', value: '6', breakdown: 'sex:female' };
  const measured = await partner.post(address, { ...form, ...(meaning ? { meaning } : {}) });
  const aimed = await officer.post(paths.newTarget({ id }), { ...days, value: '6', breakdown: 'sex:female' });
  const base = { year: '2025', value: '3', breakdown: 'sex:female', opened: '' };
  const begun = await officer.post(paths.setBaseline({ id }), base);
  for (const { status, text } of [measured, aimed, begun]) {
    assert.equal(status, 422);
    assert.match(text, /href="#f-breakdown"[^>]*>[^<]*This category is no more/);
  }
  const whole = await officer.post(paths.newTarget({ id }), { ...days, value: '6', breakdown: '' });
  assert.equal(whole.status, 303, whole.text.slice(0, 2000));
});

test('what was measured before an axis was left out is read, stands in the sheet that is given back and is corrected there', async () => {
  const id = await office.indicator();
  const window = await office.open([id]);
  await window.submitting([
    { indicatorId: id, breakdown: {}, value: '20' },
    { indicatorId: id, breakdown: women, value: '7' },
  ]);
  await leaveOutSex(id);
  const { report } = await window.now();
  assert.deepEqual(await cells(id), { whole: '20', of: new Map([[keyOfCell(women), '7']]) });
  const review = { step: 'return', version: String(report.version), note: 'See again' };
  assert.equal((await officer.post(paths.reviewReport({ id: report.id }), review)).status, 303);
  const address = paths.measurementReport({ id: report.id });
  const { text } = await partner.get(address);
  assert.doesNotMatch(text, new RegExp(`f\\.${id}\\.sex:male`), 'men were not measured');
  const stands = filledFormWith(text, `f.${id}.whole.value`)!;
  assert.equal(stands[`f.${id}.sex:female.value`], '7');
  const sent = await partner.post(address, {
    ...{ ...stands, [`f.${id}.sex:female.value`]: '6', provenance: 'Register', reason: 'Counted again' },
    step: 'submit',
  });
  assert.equal(sent.status, 303, sent.text.slice(0, 3000));
  assert.deepEqual(await cells(id), { whole: '20', of: new Map([[keyOfCell(women), '6']]) });
});

test('what was typed by an axis that was left out meanwhile is told before the rest is taken', async () => {
  const id = await office.indicator();
  const window = await office.open([id]);
  const address = paths.measurementReport({ id: (await window.now()).report.id });
  const shown = filledFormWith((await partner.get(address)).text, `f.${id}.whole.value`)!;
  await leaveOutSex(id);
  const late = { ...shown, [`f.${id}.whole.value`]: '20', [`f.${id}.sex:female.value`]: '7' };
  const refused = await partner.post(address, { ...late, provenance: 'Register', step: 'submit' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /href="#f-f[^"]+whole-value">[^<]*“7”[^<]*sex: women/);
});

test('single figures and targets of a left-out cell are corrected where they stand', async () => {
  const id = await office.indicator();
  const later = await office.indicator({ leftOutAxes: ['sex'] });
  const { id: before } = await record(id, '6', { breakdown: women });
  const { id: brought } = await record(later, '6', { breakdown: women });
  await doing(db, office.officer, setTarget, {
    ...{ indicatorId: id, ...firstHalf, value: '9', breakdown: women },
  });
  await leaveOutSex(id);
  for (const measurementId of [before, brought]) {
    const address = paths.correctMeasurement({ id: measurementId });
    const shown = filledFormWith((await partner.get(address)).text, 'reason')!;
    const corrected = await partner.post(address, { ...shown, value: '5', reason: 'Miscounted' });
    assert.equal(corrected.status, 303, corrected.text.slice(0, 3000));
  }
  for (const each of [id, later])
    assert.deepEqual([...(await cells(each)).of], [[keyOfCell(women), '5']], 'no sum is made up');
  const targets = () => db.read(office.officer, (tx) => standingTargets(tx, institute, id));
  const [target] = await targets();
  assert.match((await officer.get(paths.targets({ id }))).text, /targets\.sex:female/);
  const address = withQuery(paths.newTarget({ id }), { target: target!.id });
  const shown = filledFormWith((await officer.get(address)).text, 'reason')!;
  const moved = await officer.post(paths.newTarget({ id }), { ...shown, value: '8', reason: 'Too high' });
  assert.equal(moved.status, 303, moved.text.slice(0, 3000));
  assert.deepEqual(
    (await targets()).map(({ value, breakdown }) => [value, breakdown]),
    [['8', women]],
  );
});

test('figures are narrowed to a category that some indicator asks or in which something stands', async () => {
  const alone = await reportingOffice(db);
  const reader = app.as({ ...alone.officer, language: 'en' });
  const id = await alone.indicator(none);
  const address = paths.resultFigures({ id: alone.programme.id });
  const asked = () => reader.get(withQuery(address, { cell: 'sex:female' }));
  assert.equal((await asked()).status, 422);
  assert.doesNotMatch((await reader.get(address)).text, /<option value="sex:female"/);
  await alone.record(id, '6', { breakdown: women });
  const { status, text } = await asked();
  assert.equal(status, 200);
  assert.match(text, />6<\/a>/);
  const other = await alone.indicator(none);
  const { code } = (await db.read(alone.officer, (tx) => definitionsOf(tx, alone.institute, [other]))).get(
    other,
  )!;
  assert.match((await asked()).text, new RegExp(`not shown: [^<]*${code.replace('.', '\\.')}`));
  assert.ok(programme.id);
});
