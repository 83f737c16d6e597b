import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { leaveIndicator } from '../../../../test/support/left-indicator.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const [outcomeId] = programme.outcomes;
const officer = app.as(cast.as('programme_officer', { language: 'en' }));
const partner = app.as(
  cast.as('partner_coordinator', { partnerships: [programme.partnerships[0]], language: 'en' }),
);
const stranger = app.as((await makeCast(db)).as('programme_officer'));
const said = (text: string) => ({ en: { text, source: true as const } });

const made = async (more = {}) =>
  (
    await doing(db, cast.system, defineIndicator, {
      outcomeId,
      code: newId().slice(-8),
      title: said('Workers covered'),
      measure: 'number',
      overTime: 'sum',
      overPartners: 'sum',
      ...more,
    })
  ).id;

const sector = [
  {
    key: 'sector',
    label: said('Sector'),
    categories: [
      { key: 'mining', label: said('Mining') },
      { key: 'farming', label: said('Farming') },
    ],
  },
];
const filled = {
  'title.en': 'Workers covered',
  measure: 'number',
  ascending: 'up',
  overTime: 'sum',
  overPartners: 'sum',
  comparable: 'on',
  version: '1',
};

test('own breakdowns are rows of the form; a formula that cannot be read is told with its place, nothing typed is lost', async () => {
  const typed = {
    ...filled,
    code: 'D1',
    'axes.0.axis': 'Sector',
    'axes.0.category': 'Mines et carrières',
    'axes.4.axis': 'Sector',
    'axes.4.category': 'Farming',
    formula: '[1.1] ** 2',
    frequency: 'year',
  };
  const wrong = await officer.post(paths.newIndicator({ id: outcomeId }), typed);
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /This cannot be read from character 8 on/);
  assert.match(wrong.text, /value="Mines et carrières"/);
  const saved = await officer.post(paths.newIndicator({ id: outcomeId }), { ...typed, formula: '' });
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  const { text } = await officer.get(saved.location!);
  assert.match(text, /Sector: Mines et carrières, Farming/);
  assert.match(text, /every year/);
});

test('more rows are asked for by the last button: what was typed stays, nothing is judged and nothing is saved', async () => {
  const address = paths.newIndicator({ id: outcomeId });
  const typed = { ...filled, code: 'D2', 'scale.2.label': 'On the way', formula: '[1.1] ** 2' };
  const rows = ({ text }: { text: string }) => text.match(/name="scale\.\d+\.label"/g)?.length;
  assert.equal(rows(await officer.get(address)), 3);
  const first = await officer.post(address, { ...typed, more_rows: '5' });
  assert.equal(rows(first), 8);
  assert.match(first.text, /value="On the way"/);
  assert.match(first.text, /name="more_rows" value="10"/);
  assert.doesNotMatch(first.text, /cannot be read/);
  assert.equal(rows(await officer.post(address, { ...typed, more_rows: '10' })), 13);
  for (const odd of ['999', '-1', 'x'])
    assert.equal(rows(await officer.post(address, { ...typed, more_rows: odd })), 6);
  const { text } = await officer.get(paths.indicators({ id: outcomeId }));
  assert.doesNotMatch(text, />D2</);
});

test('what becomes of a category is asked in a second step, and the values stay visible as they were measured', async () => {
  const id = await made({ axes: sector });
  const breakdown = { sector: 'mining' };
  const period = { from: '2027-01-01', until: '2027-12-31' };
  await doing(db, cast.system, recordMeasurement, {
    indicatorId: id,
    ...period,
    value: '41',
    breakdown,
    provenance: 'Register',
  });
  const first = {
    ...filled,
    'axes.0.axis': 'Sector',
    'axes.0.axisKey': 'sector',
    'axes.0.category': '',
    'axes.0.categoryKey': 'mining',
    'axes.1.axis': 'Sector',
    'axes.1.axisKey': 'sector',
    'axes.1.category': 'Farming',
    'axes.1.categoryKey': 'farming',
    'axes.2.axis': 'Sector',
    'axes.2.category': 'Extraction',
  };
  const emptied = { ...first, 'axes.0.axis': '' };
  const half = await officer.post(paths.redefineIndicator({ id }), first);
  assert.equal(half.status, 422);
  assert.match(half.text, /Give both the breakdown and the category/);
  const second = await officer.post(paths.redefineIndicator({ id }), emptied);
  assert.equal(second.status, 200, second.text.slice(0, 3000));
  assert.match(second.text, /name="cells\.0\.cell" value="sector:mining"/);
  assert.match(second.text, /value="Extraction"/);
  const unsaid = await officer.post(paths.redefineIndicator({ id }), {
    ...emptied,
    'cells.0.cell': 'sector:mining',
    'cells.0.change': 'renamed',
  });
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /Choose the category of the same breakdown[^<]*under which its values are read/);
  assert.doesNotMatch(unsaid.text, /value="sex:female"/, 'no category of another breakdown is offered');
  const saved = await officer.post(paths.redefineIndicator({ id }), {
    ...emptied,
    'cells.0.cell': 'sector:mining',
    'cells.0.change': 'renamed',
    'cells.0.to': 'sector:extraction',
    reason: 'The code list changed',
  });
  assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  const { text } = await officer.get(paths.indicator({ id }));
  assert.match(text, /Under earlier versions/);
  assert.match(text, /Sector: Mining/);
  assert.match(text, /Sector: Extraction/);
  assert.match(text, /The code list changed/);
});

test('the capitals of a category are put right too', async () => {
  const id = await made({ axes: sector });
  const cell = (at: number, label: string, key: string) => ({
    ...{ [`axes.${at}.axis`]: 'Sector', [`axes.${at}.axisKey`]: 'sector' },
    ...{ [`axes.${at}.category`]: label, [`axes.${at}.categoryKey`]: key },
  });
  const typed = {
    ...cell(0, 'mining', 'mining'),
    ...cell(1, 'FARMING', 'farming'),
    reason: 'Spelled wrongly',
  };
  const saved = await officer.post(paths.redefineIndicator({ id }), { ...filled, ...typed });
  assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  assert.match((await officer.get(paths.indicator({ id }))).text, /Sector: mining, FARMING/);
});

test('targets and definitions are the officers’: a partner is refused, another institute finds nothing', async () => {
  const id = await made();
  for (const path of [paths.targets({ id }), paths.redefineIndicator({ id })]) {
    assert.equal((await partner.get(path)).status, 403);
    assert.equal((await stranger.get(path)).status, 404);
    assert.equal((await partner.post(path, filled)).status, 403);
  }
});

test('what is named by a category has at least two to choose among, told beside them', async () => {
  const named = { ...filled, code: 'N1', measure: 'nominal', overTime: 'last', overPartners: 'none' };
  const one = { 'scale.0.label': 'Draft' };
  const two = { 'scale.1.label': 'Adopted' };
  const address = paths.newIndicator({ id: outcomeId });
  for (const rows of [{}, one]) {
    const refused = await officer.post(address, { ...named, ...rows });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /href="#f-scale[^"]*"[^>]*>[^<]*one of at least two/);
  }
  const saved = await officer.post(address, { ...named, ...one, ...two });
  assert.equal(saved.status, 303);
  const { text } = await officer.get(saved.headers.get('location')!);
  assert.match(text, /1 Draft · 2 Adopted/);
});

test('a formula that was changed is read on the page of the indicator with what it gave, and its parts from the day on', async () => {
  const part = await made({ code: 'F1' });
  const year = (number: number) => ({ from: `${number}-01-01`, until: `${number}-12-31` });
  for (const [number, value] of [
    [2027, '7'],
    [2028, '8'],
  ] as const)
    await doing(db, cast.system, recordMeasurement, {
      ...{ indicatorId: part, value, provenance: 'Register', ...year(number) },
    });
  const formula = '10 * [F1]';
  const id = await made({ formula });
  const typed = { ...filled, comparable: '', formula: '20 * [F1]' };
  const form = await officer.get(paths.redefineIndicator({ id }));
  assert.match(form.text, /name="countsFrom"/);
  const unsaid = await officer.post(paths.redefineIndicator({ id }), typed);
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /Fill in this field/);
  assert.match(unsaid.text, /href="#f-reason"[^>]*>[^<]*The formula changes/);
  const explained = { ...typed, reason: 'Twice as many are reached', countsFrom: '01/01/2028' };
  const saved = await officer.post(paths.redefineIndicator({ id }), explained);
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  const { text } = await officer.get(paths.indicator({ id }));
  assert.match(text, /id="earlier"[\s\S]*1 · Workers covered · 10 \* \[[\s\S]*2027[\s\S]*>70</);
  assert.match(text, /id="versions"[\s\S]*20 \* \[[^<]*<\/code> from 01\/01\/2028 on[\s\S]*10 \* \[/);
  assert.ok(text.includes(paths.history({ kind: 'indicator', id })));
  const entries = await officer.get(paths.figureEntries({ id }));
  assert.match(entries.text, /160[\s\S]*>8</);
});

test('how values come together follows the measure: left to it, or refused beside the field with the ways that fit', async () => {
  const address = paths.newIndicator({ id: outcomeId });
  const { overTime, overPartners } = filled;
  const opened = (await officer.get(address)).text;
  assert.match(opened, /name="overTime" value="" checked=""/);
  assert.match(opened, /<select[^>]*name="overPartners"[^>]*><option value="">as fits the measure/);
  assert.doesNotMatch(opened, /<option value="sum" selected/);
  const share = { ...filled, code: 'P1', measure: 'percentage', overTime: '', overPartners: '' };
  const saved = await officer.post(address, share);
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  const { text } = await officer.get(saved.headers.get('location')!);
  assert.match(text, /numerators and denominators are added up/);
  for (const measure of ['percentage', 'ordinal', 'nominal', 'qualitative']) {
    const refused = await officer.post(address, { ...filled, code: 'P2', measure, overTime, overPartners });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /href="#f-overTime"[^>]*>[^<]*Choose: the last one counts/);
    assert.match(refused.text, /href="#f-overPartners"[^>]*>[^<]*Choose: [^<]*do not come together/);
  }
});

test('a definition from before, whose values cannot come together so, stays with a warning and may be worded otherwise', async () => {
  const share = { measure: 'percentage', overTime: 'last', overPartners: 'sum' } as const;
  const id = await leaveIndicator(db, cast, outcomeId, { title: said('Share covered'), ...share });
  const { text } = await officer.get(paths.indicator({ id }));
  assert.match(text, /does not fit its measure[\s\S]*Percentages of partners are not added up/);
  const stands = { ...filled, ...share };
  const worded = await officer.post(paths.redefineIndicator({ id }), {
    ...stands,
    'title.en': 'Share reached',
  });
  assert.equal(worded.status, 303, worded.text.slice(0, 2000));
  const other = await officer.post(paths.redefineIndicator({ id }), {
    ...{ ...stands, version: '2', overTime: 'sum' },
  });
  assert.equal(other.status, 422);
});

test('a figure that is worked out leads to the indicators of its formula, and their figures to their entries', async () => {
  const part = await made({ code: 'W1' });
  await doing(db, cast.system, recordMeasurement, {
    ...{ indicatorId: part, value: '7', provenance: 'Register', from: '2027-01-01', until: '2027-12-31' },
  });
  const id = await made({ formula: '10 * [W1]' });
  const { text } = await officer.get(paths.indicator({ id }));
  assert.ok(text.includes(`10 * <a href="${paths.indicator({ id: part })}">[W1]</a>`));
  const entries = paths.figureEntries({ id });
  assert.ok(text.includes(`href="${entries}"`), 'its figure opens its parts');
  assert.ok((await officer.get(entries)).text.includes(`href="${paths.figureEntries({ id: part })}"`));
});
