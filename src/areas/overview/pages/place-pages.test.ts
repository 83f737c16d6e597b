import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { recordMeasurement } from '../../results/commands/record-measurement.ts';
import * as country from './country.tsx';
import * as partnerResults from './partner-results.tsx';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { id: programmeId, outcomes, partnerships } = await makeProgramme(db, cast);
const [here, there] = partnerships;
const officer = cast.as('programme_officer', { language: 'en' });
const staff = app.as(officer);
const indicatorId = newId();
await doing(db, officer, defineIndicator, {
  id: indicatorId,
  outcomeId: outcomes[0],
  code: 'T',
  title: { en: { text: 'People trained', source: true } },
  measure: 'number',
  overTime: 'sum',
  overPartners: 'sum',
});
for (const [partnershipId, year, value, place] of [
  [here, 2027, '30', 'BJ'],
  [here, 2028, '5', 'BI'],
  [there, 2027, '7', 'BJ'],
] as const)
  await doing(db, officer, recordMeasurement, {
    indicatorId,
    partnershipId,
    from: `${year}-01-01`,
    until: `${year}-12-31`,
    value,
    country: place,
    provenance: 'Register',
  });

const linked = (text: string) =>
  [...text.matchAll(/<a href="([^"]+\/entries\?[^"]*)">([^<]+)<\/a>/g)].map(([, href = '', said = '']) => ({
    href: href.replaceAll('&amp;', '&'),
    said,
  }));
const partnerPage = paths.partnerResults({ id: here });
const countryPage = paths.country({ country: 'BJ' });

test('a country and a partner show what was measured there, each figure opens a page that says the same', async () => {
  for (const [address, expected] of [
    [countryPage, ['37', '37']],
    [partnerPage, ['30', '5', '35']],
  ] as const) {
    const page = await staff.get(address);
    assert.equal(page.status, 200, page.text.slice(0, 500));
    const found = linked(page.text);
    assert.deepEqual(
      found.map(({ said }) => said),
      expected,
    );
    for (const { href, said } of found) {
      const { text } = await staff.get(href);
      assert.equal(text.match(/<dd class="value">([^<]+)<\/dd>/)?.[1], said, href);
    }
  }
});

test('the address narrows a country and a partner, and each figure still opens what it is made of', async () => {
  const cases: [string, string[]][] = [
    [`${countryPage}?partner=${here}`, ['30', '30']],
    [`${countryPage}?partner=${there}&year=2027`, ['7', '7']],
    [`${countryPage}?outcome=${outcomes[0]}`, ['37', '37']],
    [`${countryPage}?outcome=${outcomes[1]}`, []],
    [`${countryPage}?year=2029`, []],
    [`${partnerPage}?year=2028`, ['5', '5']],
    [`${partnerPage}?country=BI`, ['5', '5']],
    [`${partnerPage}?programme=${programmeId}`, ['30', '5', '35']],
  ];
  for (const [address, expected] of cases) {
    const page = await staff.get(address);
    assert.equal(page.status, 200, address);
    const found = linked(page.text);
    assert.deepEqual(
      found.map(({ said }) => said),
      expected,
      address,
    );
    for (const { href, said } of found) {
      const { text } = await staff.get(href);
      assert.equal(text.match(/<dd class="value">([^<]+)<\/dd>/)?.[1], said, href);
    }
  }
});

test('what was measured at a place is taken along as it stands on the page, and so is each matrix', async () => {
  const file = async (address: string) => (await staff.get(address)).text.trim().split('\r\n');
  const [head, line, ...more] = await file(`${partnerPage}?format=csv`);
  assert.match(head ?? '', /,2027,2028,/);
  assert.match(line ?? '', /,30,5,35,0,0$/);
  assert.deepEqual(more, []);
  assert.match((await file(`${partnerPage}?format=csv&year=2028`))[1] ?? '', /,5,5,0,0$/);
  assert.match((await file(`${countryPage}?format=csv&partner=${there}`))[1] ?? '', /,7,7,0,0$/);
  assert.equal((await staff.get(`${countryPage}?format=csv&year=1066`)).status, 422);
});

test('what the address cannot mean is said beside its field, and the rest is shown', async () => {
  for (const [address, name, typed] of [
    [`${countryPage}?year=1066&partner=${here}`, 'year', '1066'],
    [`${countryPage}?outcome=%3Cb%3E&partner=${here}`, 'outcome', '&lt;b&gt;'],
    [`${countryPage}?programme=${newId()}&partner=${here}`, 'programme', ''],
    [`${partnerPage}?country=ZZ&year=2027`, 'country', 'ZZ'],
  ] as const) {
    const page = await staff.get(address);
    assert.equal(page.status, 422, address);
    assert.match(page.text, new RegExp(`href="#[^"]*${name}">“${typed}[^”]*” is not among the choices here`));
    assert.deepEqual(
      linked(page.text).map(({ said }) => said),
      ['30', '30'],
    );
  }
});

test('a partner is offered its own outcomes alone', async () => {
  const partner = app.as(cast.as('partner_coordinator', { partnerships: [there], language: 'en' }));
  const { text } = await partner.get(paths.partnerResults({ id: there }));
  const [field = ''] = text.match(/<select[^>]*name="outcome".*?<\/select>/s) ?? [];
  assert.ok(field.includes(outcomes[1]), field);
  assert.ok(!field.includes(outcomes[0]), field);
  const foreign = await partner.get(`${paths.partnerResults({ id: there })}?outcome=${outcomes[0]}`);
  assert.equal(foreign.status, 422);
});

test('a place draws its years with the figures that its matrices hold, and nothing of what was not counted', async () => {
  const programme = await makeOffice(db, cast);
  const text = (await staff.get(paths.partnerResults({ id: programme.partnerships[0] }))).text;
  const charts = [...text.matchAll(/<figure class="chart">.*?<\/figure>/gs)].map(([chart]) => chart);
  assert.deepEqual(
    charts.map((chart) => chart.match(/<figcaption>([^<]*)/)?.[1]),
    ['Spent by year (EUR)', 'Activities by year'],
  );
  const year = programme.today.slice(0, 4);
  const drawn = charts.map((chart) => chart.match(/<table.*<\/table>/s)?.[0].replace(/<[^>]*>/g, ' ') ?? '');
  assert.match(drawn[0] ?? '', /400\.00/);
  assert.match(drawn.join(' '), new RegExp(year));
  assert.match(text, /<caption[^>]*>Spent, EUR: Kind of action by Year/);
  const [matrix = ''] = text.match(/\/portfolio\/coverage\?[^"]*format=csv/) ?? [];
  assert.match((await staff.get(matrix.replaceAll('&amp;', '&'))).text, /^[^\n]*Kind of action.*400\.00/s);
  const partner = (await staff.get(paths.partner({ id: programme.partnerships[0] }))).text;
  const [chart = ''] = partner.match(/<figure class="chart">.*?<\/figure>/s) ?? [];
  assert.match(chart, /Received and justified \(EUR\).*1,000\.00.*400\.00.*<table/s);
});

test('a country without anything says so; what is none is not found', async () => {
  assert.match((await staff.get(paths.country({ country: 'PE' }))).text, /Nothing has been measured here/);
  assert.equal((await staff.get(paths.country({ country: 'ZZ9' }))).status, 404);
});

test('a partner reads its own, others find nothing, and a page asks ten queries at most', async () => {
  const partner = app.as(cast.as('partner_coordinator', { partnerships: [there], language: 'en' }));
  assert.equal((await partner.get(partnerPage)).status, 404);
  const own = await partner.get(paths.partnerResults({ id: there }));
  assert.deepEqual(
    linked(own.text).map(({ said }) => said),
    ['7', '7'],
  );
  const stranger = app.as((await makeCast(db)).as('programme_officer'));
  assert.equal((await stranger.get(partnerPage)).status, 404);
  assert.equal((await app.as(cast.as('donor_officer')).get(countryPage)).status, 404);
  for (const { queries } of [
    await countingQueries(db, officer, country.show, { params: { country: 'BJ' } }),
    await countingQueries(db, officer, partnerResults.show, { params: { id: here } }),
  ])
    assert.ok(queries <= 10, String(queries));
});

test('what was measured and has no one value over all places keeps its row, with the years that have one', async () => {
  const id = newId();
  await doing(db, officer, defineIndicator, {
    id,
    outcomeId: outcomes[0],
    code: 'N',
    title: { en: { text: 'Not to be added', source: true } },
    measure: 'number',
    overTime: 'last',
    overPartners: 'none',
  });
  for (const [year, place] of [
    [2027, 'BJ'],
    [2028, 'BI'],
  ] as const)
    await doing(db, officer, recordMeasurement, {
      indicatorId: id,
      partnershipId: here,
      from: `${year}-01-01`,
      until: `${year}-12-31`,
      value: '4',
      country: place,
      provenance: 'Register',
    });
  const { text } = await staff.get(partnerPage);
  const own = linked(text).filter(({ href }) => href.includes(id));
  assert.deepEqual(
    own.map(({ said }) => said),
    ['4', '4', 'no value'],
  );
});
