import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { hiddenIn } from '../../../../test/support/partner-reports.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { setTarget } from '../commands/set-target.ts';
import { standingTargets } from '../queries/standing-targets.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const [outcomeId] = programme.outcomes;
const officer = app.as(cast.as('programme_officer', { language: 'en' }));
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

test('the targets of an indicator are typed as one grid: years, milestones and shares, and a change needs its reason', async () => {
  const id = await made({ axes: sector });
  const page = await officer.get(paths.targets({ id }));
  assert.equal(page.status, 200);
  assert.match(page.text, /Milestone 31\/12\/2029|Milestone 31 Dec/);
  const saved = await officer.post(paths.targets({ id }), {
    'targets.whole.2027-01-01/2027-12-31.value': '100',
    'targets.whole.2028-01-01/2028-12-31.value': '120',
    'targets.whole.2027-01-01/2029-12-31/milestone.value': '330',
    'targets.sex:female.2027-01-01/2031-12-31/share.value': '30',
  });
  assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  const stands = () =>
    db.read(cast.as('programme_officer'), (tx) => standingTargets(tx, cast.institute.id, id));
  const after = await stands();
  assert.deepEqual(
    after.map(({ from, until, value, breakdown, isMilestone, isShare }) => [
      from,
      until,
      value,
      breakdown,
      isMilestone,
      isShare,
    ]),
    [
      ['2027-01-01', '2027-12-31', '100', {}, false, false],
      ['2027-01-01', '2029-12-31', '330', {}, true, false],
      ['2027-01-01', '2031-12-31', '30', { sex: 'female' }, false, true],
      ['2028-01-01', '2028-12-31', '120', {}, false, false],
    ],
  );
  const unexplained = await officer.post(paths.targets({ id }), {
    'targets.whole.2027-01-01/2027-12-31.value': '110',
    'targets.whole.2027-01-01/2027-12-31.standing': after[0]!.id,
    'targets.sex:female.2027-01-01/2031-12-31/share.value': '130',
    'targets.sex:female.2027-01-01/2031-12-31/share.standing': after[2]!.id,
  });
  assert.equal(unexplained.status, 422);
  assert.match(unexplained.text, /A target that stands already changes: say why/);
  assert.match(unexplained.text, /between 0 and 100/);
  assert.match(unexplained.text, /value="110"/);
  const withdrawn = await officer.post(paths.targets({ id }), {
    'targets.whole.2027-01-01/2027-12-31.value': '110',
    'targets.whole.2027-01-01/2027-12-31.standing': after[0]!.id,
    'targets.whole.2028-01-01/2028-12-31.standing': after[3]!.id,
    'targets.sex:female.2027-01-01/2031-12-31/share.standing': after[2]!.id,
    reason: 'Agreed with the donor',
  });
  assert.equal(withdrawn.status, 303);
  assert.deepEqual(
    (await stands()).map(({ value }) => value),
    ['110', '330'],
  );
});

test('what share of the whole a part reached stands beside the share that is aimed at', async () => {
  const id = await made();
  const period = { indicatorId: id, from: '2027-01-01', until: '2027-12-31' };
  const women = { breakdown: { sex: 'female' } };
  await doing(db, cast.system, setTarget, { ...period, value: '30', isShare: true, ...women });
  assert.match((await officer.get(paths.indicator({ id }))).text, /–; aimed at: at least 30\s%/);
  await doing(db, cast.system, recordMeasurement, { ...period, value: '300', provenance: 'Register' });
  await doing(db, cast.system, recordMeasurement, {
    ...period,
    ...women,
    value: '100',
    provenance: 'Register',
  });
  assert.match((await officer.get(paths.indicator({ id }))).text, /33\.33\s%; aimed at: at least 30\s%/);
});

test('a target is saved in the cell that its field named, whatever the definition knows meanwhile; what it knows no longer is told', async () => {
  const id = await made({ axes: sector });
  const shown = hiddenIn((await officer.get(paths.targets({ id }))).text);
  const period = '2027-01-01/2027-12-31';
  const typed = {
    [`targets.whole.${period}.value`]: '100',
    [`targets.sector:mining.${period}.value`]: '31',
    [`targets.sector:farming.${period}.value`]: '32',
  };
  const cell = (at: number, label: string, key: string) => ({
    ...{ [`axes.${at}.axis`]: 'Sector', [`axes.${at}.axisKey`]: 'sector' },
    ...{ [`axes.${at}.category`]: label, [`axes.${at}.categoryKey`]: key },
  });
  const redefined = await officer.post(paths.redefineIndicator({ id }), {
    ...{ ...filled, version: '1', reason: 'Nobody counts mines', 'cells.0.cell': 'sector:mining' },
    ...{ ...cell(0, 'farming', 'farming'), 'cells.0.change': 'dropped' },
  });
  assert.equal(redefined.status, 303, redefined.text.slice(0, 3000));
  const refused = await officer.post(paths.targets({ id }), { ...shown, ...typed });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /href="#f-targets-whole[^"]*">[^<]*“31” for Sector: mining, 2027/i);
  assert.match(refused.text, /name="targets\.sector:farming\.2027[^"]*"[^>]*value="32"/);
  assert.doesNotMatch(refused.text, /name="targets\.sector:mining/);
  const left = { ...typed, [`targets.sector:mining.${period}.value`]: '' };
  const saved = await officer.post(paths.targets({ id }), { ...hiddenIn(refused.text), ...left });
  assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  const stands = await db.read(cast.as('programme_officer'), (tx) =>
    standingTargets(tx, cast.institute.id, id),
  );
  const found = stands.map(({ value, breakdown }) => [value, breakdown]);
  assert.deepEqual(found.toSorted(), [
    ['100', {}],
    ['32', { sector: 'farming' }],
  ]);
});

test('a year’s target is refused where a half-year’s stands, and one changed by someone else is not overwritten', async () => {
  const id = await made();
  await doing(db, cast.system, setTarget, {
    indicatorId: id,
    from: '2027-01-01',
    until: '2027-06-30',
    value: '4',
  });
  const overlapping = await officer.post(paths.targets({ id }), {
    'targets.whole.2027-01-01/2027-12-31.value': '9',
  });
  assert.equal(overlapping.status, 422);
  assert.match(overlapping.text, /together they would count twice/);
  await doing(db, cast.system, setTarget, {
    indicatorId: id,
    from: '2028-01-01',
    until: '2028-12-31',
    value: '5',
  });
  const blind = await officer.post(paths.targets({ id }), {
    'targets.whole.2028-01-01/2028-12-31.value': '6',
    reason: 'More',
  });
  assert.equal(blind.status, 422);
  assert.match(blind.text, /Someone else changed this target meanwhile/);
});

test('the second of two people on the grid reads both versions of what differs; what they did not touch is left as the other saved it', async () => {
  const id = await made();
  const field = (year: number) => `targets.whole.${year}-01-01/${year}-12-31`;
  const aims = async () =>
    (await db.read(cast.system, (tx) => standingTargets(tx, cast.institute.id, id))).map(
      ({ value }) => value,
    );
  const address = paths.targets({ id });
  await officer.post(address, { [`${field(2027)}.value`]: '100', [`${field(2028)}.value`]: '200' });
  const opened = hiddenIn((await officer.get(address)).text);
  const typed = (first: string, second: string) => ({
    ...{ ...opened, command_id: newId(), reason: 'Otherwise planned' },
    ...{ [`${field(2027)}.value`]: first, [`${field(2028)}.value`]: second },
  });
  assert.equal((await officer.post(address, typed('900', '250'))).status, 303);
  const late = await officer.post(address, typed('800', '200'));
  assert.equal(late.status, 422);
  assert.match(late.text, /Someone else changed this target meanwhile/);
  const rows = late.text.slice(late.text.indexOf('id="errors"'));
  assert.match(rows, /2027[\s\S]*>800<[\s\S]*>900</);
  assert.doesNotMatch(rows.slice(0, rows.indexOf('</table>')), /2028/);
  const again = await officer.post(address, {
    ...{ ...typed('800', '200'), ...hiddenIn(late.text), command_id: newId() },
  });
  assert.equal(again.status, 303, again.text.slice(0, 2000));
  assert.deepEqual(await aims(), ['800', '250']);
});
