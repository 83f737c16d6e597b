import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { addDays, yearOf } from '../../../kernel/calendar-day.ts';
import { languages } from '../../../kernel/language.ts';
import { paths } from '../../../paths.ts';
import { coverage } from '../queries/coverage.ts';
import { mapChoice } from '../rules/coverage-choice.ts';
import { show } from './country-map.tsx';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const app = testApp(db);
const en = { language: 'en' } as const;
const officer = cast.as('programme_officer', en);
/** The office spent 45 days ago: in January that is the year before. */
const year = String(yearOf(addDays(office.today, -45)));

const read = async (actor: typeof officer, query = '') => {
  const { status, text } = await app.as(actor).get(`${paths.countryMap()}${query}`);
  assert.equal(status, 200, `${actor.role} ${query}`);
  return text;
};

test('a country with activities is shaded, a link to its page, and stands in the table with its figure', async () => {
  const text = await read(officer);
  const cells = await db.read(officer, (tx) =>
    coverage(
      tx,
      cast.institute,
      mapChoice(() => null),
    ),
  );
  const benin = cells.find(({ row, column }) => row === 'BJ' && column === null);
  assert.ok(benin);
  const itsPage = '/portfolio/countries/BJ';
  assert.match(
    text,
    new RegExp(
      `<a href="${itsPage}" aria-label="Benin: ${benin.held}/${benin.value}"><path class="step-5" d="[^"]*"><title>Benin: `,
    ),
  );
  assert.match(text, new RegExp(`<a href="${itsPage}">Benin</a>`));
  assert.match(
    text,
    new RegExp(`entries\\?measure=activities&amp;country=BJ">${benin.held}/${benin.value}</a>`),
  );
  assert.equal((await app.as(officer).get(`${paths.coverage()}?measure=activities&country=BJ`)).status, 200);
});

test('the year and the measure narrow it, and stay in its links', async () => {
  const text = await read(officer, `?measure=spent&year=${year}`);
  assert.match(text, new RegExp(`measure=spent&amp;year=${year}&amp;country=BJ`));
  assert.match(text, /400\.00/);
  const outside = await app.as(officer).get(`${paths.countryMap()}?year=1999`);
  assert.equal(outside.status, 422, 'no programme has this year');
  assert.ok(!outside.text.includes('400.00'));
});

test('the table beside the map is taken along, with the measure and the year of the page', async () => {
  const file = async (actor: typeof officer, query = '') =>
    (await read(actor, `?format=csv${query}`)).trim().split('\r\n').slice(1);
  assert.match(await read(officer, '?measure=spent'), /measure=spent&amp;format=xlsx"/);
  assert.deepEqual(await file(officer, `&measure=spent&year=${year}`), [
    'Benin,EUR,400.00',
    'Total,EUR,400.00',
  ]);
  assert.match((await file(officer)).join('|'), /^Benin,\d+,\d+\|.*Total,\d+,\d+$/);
  assert.match((await file(officer, '&measure=participants')).join('|'), /Total,\d+$/);
  assert.equal((await app.as(officer).get(`${paths.countryMap()}?format=csv&year=1999`)).status, 422);
  const ofSecond = cast.as('partner_coordinator', { ...en, partnerships: [office.partnerships[1]] });
  assert.ok(!(await file(ofSecond, '&measure=spent')).join().includes('400.00'));
  assert.equal((await app.as(cast.as('donor_officer')).get(`${paths.countryMap()}?format=csv`)).status, 404);
});

test('whatever cannot be meant in an address is told, all of it', async () => {
  const odd = `measure=${'x'.repeat(900)}&year=%00&country=BJ&programme=1&institute=%27&kind=A2`;
  const { status, text } = await app.as(officer).get(`${paths.countryMap()}?${odd}`);
  assert.equal(status, 422);
  for (const name of ['measure', 'year', 'country', 'programme', 'institute'])
    assert.ok(text.includes(`href="#f-${name}"`), name);
});

test('each sees its own: another institute nothing, a partner its own, the donor no such page', async () => {
  const stranger = (await makeCast(db)).as('director', en);
  assert.match(await read(stranger), /Nothing is recorded here/);
  assert.equal((await app.as(cast.as('donor_officer')).get(paths.countryMap())).status, 404);
  const partner = cast.as('partner_coordinator', { ...en, partnerships: [office.partnerships[1]] });
  const own = await read(partner, '?measure=spent');
  assert.ok(!own.includes('400.00'));
});

test('it is light on the wire, carries no style, asks few queries, and speaks five languages', async () => {
  const text = await read(officer);
  assert.ok(brotliCompressSync(text).length < 14_000);
  assert.ok(!/ style=/.test(text));
  const { queries } = await countingQueries(db, officer, show);
  assert.ok(queries <= 10, String(queries));
  for (const language of languages)
    assert.doesNotMatch(
      await read(cast.as('director', { language })),
      />[^<]*\b(overview|page)\.[a-zA-Z0-9-]+[^<]*</,
    );
});
