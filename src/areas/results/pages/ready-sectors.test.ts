import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { languages } from '../../../kernel/language.ts';
import { paths, withQuery } from '../../../paths.ts';
import { adoptLibrary } from '../commands/adopt-library.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { indicatorRollUps } from '../queries/indicator-roll-ups.ts';
import { indicatorsIn } from '../queries/indicators.ts';
import { libraryIndicators } from '../queries/library-indicators.ts';
import { sectorAxis } from '../rules/ready-axes.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { outcomes, partnerships, programmeId } = await makeOffice(db, cast);
const member = cast.as('programme_officer', { language: 'en' });
const officer = app.as(member);
const dutch = app.as(cast.as('programme_officer', { language: 'nl' }));
const filled = {
  ...{ 'title.en': 'Workers covered', measure: 'number', ascending: 'up', overTime: 'sum' },
  ...{ overPartners: 'sum', comparable: 'on', version: '1' },
};
let made = 0;

const defined = async (more: Record<string, string>) => {
  const code = `S${++made}`;
  const form = { ...filled, code, ...more };
  const saved = await officer.post(paths.newIndicator({ id: outcomes[0] }), form);
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  const all = await db.read(member, (tx) => indicatorsIn(tx, cast.institute.id, { programmeId }));
  return all.find((each) => each.code === code)!;
};

test('a box takes the sectors over, in five languages, beside sex, age and economy', async () => {
  const form = (await officer.get(paths.newIndicator({ id: outcomes[0] }))).text;
  assert.match(form, /Break down by sector of the economy too \(19 sectors\)/);
  const wrong = await officer.post(paths.newIndicator({ id: outcomes[0] }), {
    ...filled,
    'axes.sectors': 'on',
  });
  assert.equal(wrong.status, 422, 'it has no code');
  assert.match(wrong.text, /name="axes\.sectors"[^>]*checked/, 'what was ticked stays ticked');
  assert.deepEqual((await defined({})).axes, [], 'nobody is given sectors unasked');
  const indicator = await defined({ 'axes.sectors': 'on' });
  assert.deepEqual(indicator.axes, [sectorAxis]);
  assert.deepEqual(Object.keys(indicator.axes[0]!.label).sort(), [...languages].sort());
  const measuring = paths.newMeasurement({ id: indicator.id });
  assert.match((await dutch.get(measuring)).text, /sector: onderwijs/i);
  const days = { from: '2026-01-01', until: '2026-06-30' };
  await doing(db, member, recordMeasurement, {
    ...{ indicatorId: indicator.id, partnershipId: partnerships[0], ...days, value: '7' },
    ...{ breakdown: { sector: 'education' }, provenance: 'Register', onBehalf: { source: 'letter' } },
  });
  const [roll] = await db.read(member, (tx) =>
    indicatorRollUps(tx, cast.institute.id, { indicatorIds: [indicator.id] }),
  );
  assert.deepEqual(
    roll?.cells.map(({ breakdown, actual }) => [breakdown, actual?.value]),
    [[{ sector: 'education' }, '7']],
  );
});

test('sectors are rows that are changed, and what becomes of each is asked as of any category', async () => {
  const indicator = await defined({});
  const address = paths.redefineIndicator({ id: indicator.id });
  assert.match((await officer.get(address)).text, /standard=sector/);
  const opened = (await officer.get(withQuery(address, { standard: 'sector' }))).text;
  assert.match(opened, /name="axes\.18\.category"[^>]*value="other services"/);
  assert.doesNotMatch(opened, /name="axes\.sectors"/, 'they are all there');
  const rows = (keys: readonly string[]) =>
    Object.fromEntries(
      keys.flatMap((key, at) => [
        [`axes.${at}.axis`, 'Sector'],
        [`axes.${at}.axisKey`, 'sector'],
        [
          `axes.${at}.category`,
          sectorAxis.categories.find((each) => each.key === key)?.label.en?.text ?? key,
        ],
        [`axes.${at}.categoryKey`, key],
      ]),
    );
  const few = rows(['education', 'trade']);
  const kept = await officer.post(address, { ...filled, ...few, reason: 'Two sectors here' });
  assert.equal(kept.status, 303, kept.text.slice(0, 2000));
  const now = async () =>
    (await db.read(member, (tx) => indicatorsIn(tx, cast.institute.id, { indicatorIds: [indicator.id] })))[0];
  assert.equal((await now())?.axes[0]?.categories[0]?.label.nl?.text, 'onderwijs');
  const own = { ...filled, version: '2', ...rows(['schools', 'trade']) };
  const asked = await officer.post(address, own);
  assert.match(asked.text, /name="cells\.0\.cell" value="sector:education"/);
  const said = { 'cells.0.cell': 'sector:education', 'cells.0.change': 'renamed', reason: 'Its own word' };
  const taken = await officer.post(address, { ...own, ...said, 'cells.0.to': 'sector:trade' });
  assert.equal(taken.status, 422);
  const saved = await officer.post(address, { ...own, ...said, 'cells.0.to': 'sector:schools' });
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  assert.equal((await now())?.axes[0]?.categories[0]?.of, 'education');
});

test('the library brings its indicators by sector with the ready list', async () => {
  await doing(db, cast.system, adoptLibrary, {});
  const all = await db.read(member, (tx) => libraryIndicators(tx, cast.institute.id));
  const { id } = all.find(({ key }) => key === 'sector-agreements')!;
  const { text } = await dutch.get(paths.libraryIndicator({ id }));
  assert.match(text, /Sector: landbouw, bosbouw en visserij/);
});
