import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paths, withQuery } from '../src/paths.ts';
import { routes } from '../src/registry.ts';
import { testApp } from './support/app.ts';
import { makeCast } from './support/cast.ts';
import { testDatabase } from './support/cluster.ts';
import { namesRead } from './support/names-read.ts';
import { makeOffice } from './support/office.ts';
import { routeAddresses } from './support/route-addresses.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const director = testApp(db).as(cast.as('director', { language: 'en' }));

/** What is no way to narrow: the file that is wanted, and words that anything can be. */
const asides = ['format', 'table', 'q', 'words', 'item'];

/** Addresses that take what is sent, and are narrowed all the same. */
const narrowedForms: readonly string[] = [paths.budgetGrid, paths.approveExpenses, paths.yearEnd].map(
  ({ pattern }) => pattern,
);

/** What is asked beside the list: a box that is ticked, what a form begins with, figures of today, and questions that the page answers by itself. */
const asked: Record<string, string> = {
  [paths.indicatorLibrary.pattern]: 'retired',
  [paths.chooseActivityKind.pattern]: 'outcome partner',
  [paths.review.pattern]: 'figures',
  [paths.budgetChecks.pattern]: 'amount from to',
};

test('every page tells what its address says that cannot be meant, or does not find it', async () => {
  const silent: string[] = [];
  let judged = 0;
  for (const { path, show, save } of routes) {
    if (!show || (save && !narrowedForms.includes(path.pattern))) continue;
    const left = [...asides, ...(asked[path.pattern]?.split(' ') ?? [])];
    for (const address of routeAddresses(office, path.pattern)) {
      let status = 0;
      const names = await namesRead(async () => {
        ({ status } = await director.get(address));
      });
      if (status !== 200) continue;
      for (const name of names.filter((each) => !left.includes(each))) {
        judged += 1;
        const { status: told } = await director.get(withQuery(address, { [name]: 'nonesuch' }));
        if (told !== 422 && told !== 404) silent.push(`${path.pattern} ${name}: ${told}`);
      }
      break;
    }
  }
  assert.deepEqual(silent, []);
  assert.ok(judged > 200, `${judged} names`);
});

test('a page that is narrowed by what is none shows the rest whole, beside the field that says so', async () => {
  const { programmeId: id } = office;
  const asking: [string, string][] = [
    [paths.budgetGrid({ id }), 'outcome'],
    [paths.budgetGrid({ id }), 'line'],
    [paths.approveExpenses(), 'programme'],
    [paths.jointProgrammes(), 'programme'],
    [paths.justification({ id }), 'year'],
    [paths.yearEnd({ id }), 'year'],
  ];
  for (const [address, name] of asking) {
    const { status, text } = await director.get(withQuery(address, { [name]: 'nonesuch' }));
    assert.equal(status, 422, `${address} ${name}`);
    assert.match(text, new RegExp(`href="#f-${name}">“nonesuch” is not `), `${address} ${name}`);
    assert.ok(text.includes(`id="f-${name}"`), `${address} ${name}`);
  }
});
