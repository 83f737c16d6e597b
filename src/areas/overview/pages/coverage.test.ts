import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { addDays, yearOf } from '../../../kernel/calendar-day.ts';
import { languages } from '../../../kernel/language.ts';
import { paths, withQuery } from '../../../paths.ts';
import { show as showMatrix } from './coverage.tsx';
import { show as showEntries } from './coverage-entries.tsx';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const stranger = (await makeCast(db)).as('director');
const app = testApp(db);
const en = { language: 'en' } as const;
const officer = cast.as('programme_officer', en);
/** The office spent 45 days ago: in January that is the year before. */
const year = String(yearOf(addDays(office.today, -45)));

const read = async (actor: typeof officer, path: string) => {
  const { status, text } = await app.as(actor).get(path);
  assert.equal(status, 200, `${actor.role} ${path}`);
  return text;
};

test('the matrix shows the money once, under the main aim and the kind, and what no activity bears', async () => {
  const text = await read(officer, paths.coverage());
  assert.match(
    text,
    /href="\/portfolio\/coverage\/entries\?measure=spent&amp;aim=O1&amp;kind=A2">400\.00<\/a>/,
  );
  assert.equal(text.match(/>400\.00<\/a>/g)?.length, 4, 'the cell, its row, its column, the whole');
  assert.match(text, /Spent, EUR: Aim by Kind of action/);
});

test('an activity counts under every aim of its outcome, once in the whole', async () => {
  const text = await read(officer, `${paths.coverage()}?measure=activities&kind=A7`);
  assert.equal(
    text.match(/>1\/1<\/a>/g)?.length,
    2 + 2 + 1 + 1,
    'O1 and O3 with their rows, the column, the whole',
  );
});

test('a figure leads to a list of exactly what it is made of', async () => {
  const list = (query: string) => read(officer, `${paths.coverageEntries()}?${query}`);
  const spent = await list('measure=spent&aim=O1&kind=A2');
  assert.match(spent, new RegExp(`href="${paths.expense({ id: office.expenseId })}"`));
  assert.match(spent, /O1 [^·]+ · A2 [^·]+ · [^<]*400\.00/);
  assert.match(await list('measure=spent&aim=O2'), /Nothing is recorded here/);
  const served = await list(`measure=activities&aim=O3&kind=A7&country=BJ&partner=${office.partnerships[1]}`);
  const other = await list('measure=activities&aim=O3&kind=A2');
  assert.ok(!served.includes(office.activities.late) && !other.includes(office.activities.exchange));
  const attended = await list('measure=participants&kind=A7');
  assert.ok(attended.includes(paths.activity({ id: office.activities.exchange })));
  assert.match(attended, /7 attendances/);
});

test('two axes that are the same are refused beside the field, and the choice stays', async () => {
  const { status, text } = await app.as(officer).get(`${paths.coverage()}?rows=year&columns=year`);
  assert.equal(status, 422);
  assert.match(text, /<option value="year" selected[^>]*>/);
  assert.match(text, /id="f-columns-error"/);
  assert.ok(!text.includes('<table'));
});

test('whatever cannot be meant in an address is told, all of it', async () => {
  const odd = `rows=%27&measure=${'x'.repeat(2000)}&year=99999&partner=%00&country=zz&after=x&programme=1`;
  for (const address of [paths.coverage(), paths.coverageEntries()]) {
    const { status, text } = await app.as(officer).get(`${address}?${odd}`);
    assert.equal(status, 422, address);
    for (const name of ['rows', 'measure', 'year', 'partner', 'country', 'programme'])
      assert.ok(text.includes(`href="#f-${name}"`), name);
    assert.ok(!text.includes('400.00'), address);
  }
});

test('a year of no programme can be asked for: its entries lead back to the matrix of that year', async () => {
  const year = '2019';
  const { status, text } = await app.as(officer).get(withQuery(paths.coverageEntries(), { year }));
  assert.equal(status, 200);
  const [, back = ''] = text.match(/href="([^"]*coverage\?[^"]*year=2019[^"]*)"/) ?? [];
  assert.equal((await app.as(officer).get(back.replaceAll('&amp;', '&'))).status, 200, back);
});

test('the matrix and the list travel as files, the sums as the last line and column', async () => {
  const csv = await read(officer, `${paths.coverage()}?rows=year&columns=kind&format=csv`);
  const lines = csv.trim().split('\r\n');
  assert.match(lines[0]!, /^\ufeff?Year,Currency,A1,A2,.*,Total$/);
  assert.match(lines.at(-1)!, /^Total,EUR,.*400\.00$/);
  const list = await read(officer, `${paths.coverageEntries()}?measure=spent&format=csv`);
  assert.match(list, /400\.00,EUR/);
});

test('each sees its own: another institute nothing, a partner its money, the donor no such page', async () => {
  const [first, second] = office.partnerships;
  for (const address of [paths.coverage(), paths.coverageEntries()]) {
    assert.ok(!(await read(stranger, address)).includes('400.00'));
    assert.equal((await app.as(cast.as('donor_officer')).get(address)).status, 404);
    const own = await read(cast.as('partner_coordinator', { ...en, partnerships: [first] }), address);
    const other = await read(cast.as('partner_coordinator', { ...en, partnerships: [second] }), address);
    assert.ok(own.includes('400.00') && !other.includes('400.00'));
  }
});

test('staff find one institute on the axis of institutes', async () => {
  const text = await read(officer, `${paths.coverage()}?rows=institute&columns=year`);
  assert.match(text, new RegExp(`measure=spent&amp;institute=${cast.institute.code}&amp;year=${year}`));
});

test('the matrix and its entries ask at most ten queries', async () => {
  for (const show of [showMatrix, showEntries]) {
    const { queries } = await countingQueries(db, officer, show);
    assert.ok(queries <= 10, String(queries));
  }
});

test('every sentence of the matrix exists in five languages', async () => {
  for (const language of languages)
    for (const measure of ['spent', 'activities', 'participants'])
      for (const address of [paths.coverage(), paths.coverageEntries()]) {
        const text = await read(
          cast.as('director', { language }),
          `${address}?measure=${measure}&rows=partner`,
        );
        assert.doesNotMatch(
          text,
          />[^<]*\b(overview|page|activities)\.[a-zA-Z0-9-]+[^<]*</,
          `${language} ${measure}`,
        );
      }
});
