import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { redefineIndicator } from '../commands/redefine-indicator.ts';
import { setTarget } from '../commands/set-target.ts';
import { measuredQuestion } from '../queries/measured-question.ts';
import { show } from './result-figures.tsx';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { id: programmeId, outcomes, partnerships } = await makeProgramme(db, cast);
const [here, there] = partnerships;
const officer = cast.as('programme_officer', { language: 'en' });
const staff = app.as(officer);
const figures = paths.resultFigures({ id: programmeId });

const define = async (code: string, more: object) => {
  const id = newId();
  await doing(db, officer, defineIndicator, {
    id,
    outcomeId: outcomes[0],
    code,
    title: { en: { text: `Indicator ${code}`, source: true } },
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
    ...more,
  });
  return id;
};
const measure = (indicatorId: string, from: string, until: string, more: object) =>
  doing(db, officer, recordMeasurement, { indicatorId, from, until, provenance: 'Register', ...more });

const trained = await define('T', {});
const members = await define('M', { overTime: 'last' });
const share = await define('S', { overTime: 'last', overPartners: 'ratio', measure: 'percentage' });
await define('F', { formula: '100 * [T] / [M]' });
const first = ['2027-01-01', '2027-06-30'] as const;
const second = ['2027-07-01', '2027-12-31'] as const;
await measure(trained, ...first, { value: '30', partnershipId: here });
await measure(trained, ...second, { value: '12', partnershipId: here });
await measure(trained, ...first, { value: '8', partnershipId: there, country: 'BJ' });
await measure(trained, ...first, { value: '11', partnershipId: here, breakdown: { sex: 'female' } });
await measure(members, ...first, { value: '900', partnershipId: here });
await measure(members, ...second, { value: '1000', partnershipId: here });
await measure(share, ...second, { value: '25', numerator: '1', denominator: '4', partnershipId: here });
await measure(share, ...second, { value: '50', numerator: '8', denominator: '16', partnershipId: there });
await doing(db, officer, setTarget, {
  indicatorId: trained,
  from: '2027-01-01',
  until: '2027-12-31',
  value: '60',
});

/** Each linked figure of a page: where it leads and what it says. */
const linked = (text: string) =>
  [...text.matchAll(/<a href="([^"]+\/entries[^"]*)">([^<]+)<\/a>/g)].map(([, href = '', said = '']) => ({
    href: href.replaceAll('&amp;', '&'),
    said,
  }));

/** The first figure of the page behind a figure. */
const valueBehind = async (href: string) => {
  const page = await staff.get(href);
  assert.equal(page.status, 200, href);
  return page.text.match(/<dd class="value">([^<]+)<\/dd>/)?.[1];
};

for (const lines of ['indicator', 'partner', 'country', 'breakdown'])
  for (const time of ['year', 'half_year', 'quarter', 'none'])
    test(`by ${lines} and ${time} each figure opens a page that says the same`, async () => {
      const { text } = await staff.get(withQuery(figures, { lines, time }));
      const found = linked(text);
      assert.ok(found.length >= 3, text.slice(-2000));
      for (const { href, said } of found) assert.equal(await valueBehind(href), said, href);
    });

test('ratios, formulas and countries are worked out of what stands behind', async () => {
  const { text } = await staff.get(withQuery(figures, { time: 'none' }));
  const said = linked(text).map((figure) => figure.said);
  assert.deepEqual(said, ['50', '1,000', '45\u00a0%', '5']);
  const { text: byCountry } = await staff.get(withQuery(figures, { lines: 'country', time: 'none' }));
  assert.match(byCountry, /Benin/);
});

test('the programme’s target stands beside the programme’s figure only, not beside a partner’s or a country’s', async () => {
  const aimed = /#targets">60</;
  const target = /<dt[^>]*>\s*Target/;
  assert.match((await staff.get(figures)).text, aimed);
  assert.match((await staff.get(paths.figureEntries({ id: trained }))).text, target);
  for (const place of [{ partner: here }, { partner: 'none' }, { country: 'BJ' }]) {
    assert.doesNotMatch((await staff.get(withQuery(figures, place))).text, aimed);
    const { text } = await staff.get(withQuery(paths.figureEntries({ id: trained }), place));
    assert.doesNotMatch(text, target);
  }
  for (const lines of ['partner', 'country'])
    assert.doesNotMatch((await staff.get(withQuery(figures, { lines }))).text, aimed);
});

test('of what only the last one counts the page says which, and its file adds up to the figure', async () => {
  const { text } = await staff.get(paths.figureEntries({ id: members }));
  assert.match(text, /another one counts/);
  const file = await staff.get(withQuery(paths.figureEntries({ id: trained }), { format: 'csv' }));
  const [, ...lines] = file.text.replace('\ufeff', '').trim().split('\r\n');
  assert.equal(lines.length, 3);
});

test('a formula shows its indicators, each with its own figure', async () => {
  const { text } = await staff.get(withQuery(figures, { time: 'none' }));
  const href = linked(text).find(({ said }) => said === '5')!.href;
  const page = (await staff.get(href)).text;
  assert.match(page, /100 \* \[T\] \/ \[M\]/);
  assert.deepEqual(
    linked(page).map(({ said }) => said),
    ['50', '1,000'],
  );
});

test('as it stood on a day before anything was written there is nothing; a day that is none is told', async () => {
  const then = await staff.get(withQuery(figures, { on: '01/01/2020' }));
  assert.deepEqual(linked(then.text), []);
  const [year, month, day] = todayIn().split('-');
  const today = await staff.get(withQuery(figures, { on: `${day}/${month}/${year}` }));
  assert.ok(linked(today.text).length > 3);
  assert.match((await staff.get(withQuery(figures, { on: '31/02/2027' }))).text, /31\/02\/2027/);
});

test('what is on the screen goes along as a file', async () => {
  const file = await staff.get(withQuery(figures, { lines: 'partner', time: 'year', format: 'csv' }));
  assert.equal(file.status, 200);
  assert.match(file.text, /2027/);
});

test('the entries of what is no figure are told beside its field, and none of another are shown', async () => {
  const entries = paths.figureEntries({ id: trained });
  const amiss: Record<string, string> = {
    'cell=%25E0%25A4%25A': 'cell',
    'cell=sex': 'cell',
    'cell=sex:female,sex:male': 'cell',
    'time=year&period=x': 'period',
    'time=year&period=1850': 'period',
    'time=year&period=2027-Q2': 'period',
    'time=year': 'period',
    'period=2027': 'period',
    'time=week&period=2027': 'time',
    'country=ZZZ': 'country',
    'country=BJ&country=BI': 'country',
    [`partner=${newId()}`]: 'partner',
    'from=2027-02-30': 'from',
    'from=2027-03-01&until=2027-02-01': 'until',
    'asof=99999999': 'asof',
    'asof=-1': 'asof',
    'version=nonesuch': 'version',
    [`version=${newId()}`]: 'version',
  };
  for (const [query, field] of Object.entries(amiss))
    for (const format of ['', '&format=csv']) {
      const { status, text } = await staff.get(`${entries}?${query}${format}`);
      assert.equal(status, 422, query);
      assert.ok(text.includes(`href="#f-${field}"`), query);
      assert.ok(text.includes(`id="f-${field}"`), query);
      assert.doesNotMatch(text, /<dd class="value">/, query);
    }
  for (const query of ['partner=none', 'country=none', 'country=FR', 'cell=sex:male', 'from=2027-01-01'])
    assert.equal((await staff.get(`${entries}?${query}`)).status, 200, query);
});

test('a partner reads its own, others find nothing, and the page asks ten queries at most', async () => {
  const partner = app.as(cast.as('partner_coordinator', { partnerships: [there], language: 'en' }));
  const { text } = await partner.get(withQuery(figures, { time: 'none' }));
  assert.deepEqual(
    linked(text).map(({ said }) => said),
    ['8', '50\u00a0%'],
  );
  assert.match(text, /Target of the programme/);
  const stranger = app.as((await makeCast(db)).as('programme_officer'));
  assert.equal((await stranger.get(figures)).status, 404);
  assert.equal((await stranger.get(paths.figureEntries({ id: trained }))).status, 404);
  assert.equal((await app.as(cast.as('donor_officer')).get(figures)).status, 404);
  const { queries } = await countingQueries(db, officer, show, { params: { id: programmeId } });
  assert.ok(queries <= 10, String(queries));
});

test('the shell’s question says what the page says', async () => {
  const asked = (by: string[]) =>
    db.read(officer, (tx) => measuredQuestion.ask(tx, cast.institute.id, { programmeId, by }));
  const { rows } = await asked(['indicator']);
  assert.deepEqual(
    rows.map(({ at, figures: { actual, target } }) => [at.indicator, actual, target]),
    [
      ['T', '50', '60'],
      ['M', '1000', null],
      ['S', '45', null],
      ['F', '5', null],
    ],
  );
  const told = await asked(['indicator', 'partner', 'country', 'breakdown', 'quarter']);
  assert.deepEqual(
    told.rows
      .filter(({ at }) => at.indicator === 'T')
      .map(({ at, figures: { actual, target } }) => [at.country, at.breakdown, at.quarter, actual, target]),
    [
      [null, null, '2027-Q2', '30', null],
      ['BJ', null, '2027-Q2', '8', null],
      [null, null, '2027-Q4', '12', null],
      [null, 'sex=female', '2027-Q2', '11', null],
    ],
  );
});

test('of cells that came together under a new definition all rows of the last period count', async () => {
  const wording: Record<string, string> = { region: 'Region of work', all: 'Everywhere' };
  const area = (key: string) => ({ key, label: { en: { text: wording[key] ?? key, source: true } } });
  const axes = (...keys: string[]) => [{ ...area('region'), categories: keys.map(area) }];
  const id = await define('R', { overTime: 'last', axes: axes('north', 'south') });
  for (const [period, values] of [
    [first, ['100', '1']],
    [second, ['10', '5']],
  ] as [readonly [string, string], string[]][])
    for (const [at, region] of ['north', 'south'].entries())
      await measure(id, ...period, { value: values[at], partnershipId: here, breakdown: { region } });
  await doing(db, officer, redefineIndicator, {
    indicatorId: id,
    version: 1,
    comparable: true,
    title: { en: { text: 'Indicator R', source: true } },
    measure: 'number',
    overTime: 'last',
    overPartners: 'sum',
    axes: axes('all'),
    reason: 'One region',
    cells: ['north', 'south'].map((category) => ({
      axis: 'region',
      category,
      change: 'merged',
      to: { axis: 'region', category: 'all' },
    })),
  });
  const { text: lines } = await staff.get(withQuery(figures, { lines: 'breakdown', indicator: id }));
  assert.match(lines, />Region of work: Everywhere</);
  const { text } = await staff.get(withQuery(paths.figureEntries({ id }), { cell: 'region:all' }));
  assert.match(text, /Region of work: Everywhere/);
  assert.match(text, /<dd class="value">15</);
  assert.equal(text.match(/class="tag ok">/g)?.length, 2, text.slice(-2500));
});

test('what makes no value leads to its measurements: words, and what does not come together', async () => {
  const told = await define('W', { measure: 'qualitative', overTime: 'last', overPartners: 'none' });
  const text = (said: string) => ({ text: { en: { text: said, source: true } } });
  await measure(told, ...first, { ...text('Talks resumed'), partnershipId: here });
  await measure(told, ...second, { ...text('Talks broke off'), partnershipId: there });
  const apart = await define('N', { overTime: 'last', overPartners: 'none' });
  for (const partnershipId of [here, there]) await measure(apart, ...first, { value: '3', partnershipId });
  const linkOf = async (indicator: string, actor: typeof staff) => {
    const page = await actor.get(withQuery(figures, { time: 'none', indicator }));
    return linked(page.text)[0]!;
  };
  for (const id of [told, apart]) assert.equal((await linkOf(id, staff)).said, '2 measurements');
  const halves = await staff.get(withQuery(figures, { time: 'half_year', indicator: told }));
  assert.doesNotMatch(halves.text, /no value/, 'words are drawn by no line');
  const { href } = await linkOf(told, staff);
  const page = await staff.get(href);
  assert.match(page.text, /in words/);
  for (const said of ['Talks resumed', 'Talks broke off']) assert.ok(page.text.includes(said), said);
  assert.match((await staff.get(withQuery(href, { format: 'csv' }))).text, /Talks broke off/);
  const partner = app.as(cast.as('partner_coordinator', { partnerships: [there], language: 'en' }));
  assert.equal((await linkOf(told, partner)).said, '1 measurement');
  assert.doesNotMatch((await partner.get(href)).text, /Talks resumed/);
  const asked = await db.read(officer, (tx) =>
    measuredQuestion.ask(tx, cast.institute.id, { programmeId, by: ['indicator'] }),
  );
  const row = asked.rows.find(({ at }) => at.indicator === 'W');
  assert.deepEqual([row?.figures.actual, row?.figures.entries], [null, 2]);
});
