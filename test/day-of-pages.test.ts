import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '../src/kernel/calendar-day.ts';
import { paths, withQuery } from '../src/paths.ts';
import { routes } from '../src/registry.ts';
import { wordsIn } from '../src/text/words.ts';
import { testApp } from './support/app.ts';
import { makeCast } from './support/cast.ts';
import { testDatabase } from './support/cluster.ts';
import { makeOffice } from './support/office.ts';
import { routeAddresses } from './support/route-addresses.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const director = testApp(db).as(cast.as('director', { language: 'en' }));
const on = addDays(office.today, -5);

const { day, dayLong } = wordsIn('en');
/** A field with the day, or the day in words. */
const namesDay = (text: string): boolean =>
  [/name="on"/, day(on), dayLong(on)].some((told) => text.search(told) >= 0);
const saysToday = /This page is read as of today only/;

test('a page that is asked for as of a day reads it or says that it reads today', async () => {
  const silent: string[] = [];
  const read: string[] = [];
  for (const { path, show } of routes) {
    if (!show) continue;
    for (const address of routeAddresses(office, path.pattern)) {
      const then = await director.get(withQuery(address, { on }));
      const isPage = then.headers.get('content-type')?.startsWith('text/html') && then.status === 200;
      if (!isPage) continue;
      read.push(path.pattern);
      if (!namesDay(then.text) && !saysToday.test(then.text)) silent.push(path.pattern);
      break;
    }
  }
  assert.deepEqual(silent, []);
  assert.ok(read.length > 200, `${read.length} pages`);
});

test('a page says so of the number of an entry too, and of what it does not read alone', async () => {
  const asked = async (address: string, query: Record<string, string>) =>
    saysToday.test((await director.get(withQuery(address, query))).text);
  assert.equal(await asked(paths.exchangeBalance(), {}), false);
  assert.equal(await asked(paths.exchangeBalance(), { asof: '1' }), true);
  assert.equal(await asked(paths.expenses(), { asof: '1' }), false);
  assert.equal(await asked(paths.expenses(), { on }), true);
  assert.equal(await asked(paths.portfolio(), { on }), false);
});

test('from the matrix as of a day the balance of exchanges is led to with the day', async () => {
  const { text } = await director.get(withQuery(paths.coverage(), { on }));
  assert.ok(text.includes(withQuery(paths.exchangeBalance(), { on })));
});

test('a file of a page that does not read the day is named by the day that it is of', async () => {
  const nameOf = async (query: Record<string, string>) => {
    const { headers } = await director.get(withQuery(paths.exchangeBalance(), { ...query, format: 'csv' }));
    return decodeURIComponent(headers.get('content-disposition') ?? '');
  };
  assert.ok((await nameOf({ on })).includes(office.today));
  assert.ok(!(await nameOf({})).includes(office.today));
});
