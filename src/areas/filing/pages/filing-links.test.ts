import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { addDays } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { reviseOutcome } from '../../programmes/commands/revise-outcome.ts';
import { recordMeasurement } from '../../results/commands/record-measurement.ts';
import { setTarget } from '../../results/commands/set-target.ts';
import { fileProgramme } from '../commands/file-programme.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const { programmeId, outcomes, partnerships, indicatorId, today } = office;
const [outcomeId] = outcomes;
const [partnershipId] = partnerships;
const year = Number(today.slice(0, 4));
const director = cast.as('director', { language: 'en' });
const file = async (kind: string, of?: number) =>
  paths.filing({ id: (await doing(db, director, fileProgramme, { programmeId, kind, year: of })).id });
const aimAt = (of: number, value: string) =>
  doing(db, cast.system, setTarget, { indicatorId, from: `${of}-01-01`, until: `${of}-12-31`, value });
await aimAt(year - 1, '456');
const filed = [await file('yearly_account', year), await file('programme')];
const onBehalf = { source: 'letter' };
// What follows was not known when it was filed.
await doing(db, cast.system, recordExpense, {
  ...{ outcomeId, partnershipId, line: 'a', heading: 'running', paidOn: addDays(today, -40), onBehalf },
  ...{ description: 'Known since', amount: { minor: 77_00, currency: 'EUR' } },
});
await doing(db, cast.system, recordMeasurement, {
  ...{ indicatorId, partnershipId, value: '9', provenance: 'Register', onBehalf, from: today, until: today },
});
await aimAt(year, '987');
await doing(db, cast.system, reviseOutcome, {
  ...{ outcomeId, version: 1, code: 'NEW1', aims: ['O1'], isBelgian: false },
  title: { en: { text: 'Called otherwise', source: true as const } },
});

/** Links of the page whose words are a figure, those aside that open what the filing itself keeps. */
const figuresIn = (text: string) =>
  [...text.matchAll(/<a [^>]*href="(\/[^"]*)"[^>]*>([^<]*)/g)].flatMap(([, href = '', said = '']) =>
    /^€?[\d,.]+$/.test(said) && !href.startsWith(paths.filings())
      ? [{ href: href.replaceAll('&amp;', '&'), said }]
      : [],
  );

for (const [at, name] of ['an account', 'a programme'].entries())
  test(`a figure of ${name} as filed opens the entries that were known then`, async () => {
    const { text } = await app.as(director).get(filed[at]!);
    const figures = figuresIn(text);
    const lists = ['/budget', '/money/expenses', '/transactions', '/entries', '/indicators/'];
    for (const list of lists)
      assert.ok(
        figures.some(({ href }) => href.includes(list)),
        list,
      );
    for (const { href, said } of figures) {
      assert.match(href, /[?&](asof=\d+|on=\d{4}-\d\d-\d\d)(&|#|$)/, href);
      const { status, text: list } = await app.as(director).get(href);
      assert.equal(status, 200, href);
      if (/transactions|indicators\/[^/]+\?/.test(href)) continue;
      // A list of the budget says its amounts one by one.
      if (!href.includes('/budget')) assert.ok(list.includes(said.replace('€', '')), `${href} ${said}`);
      assert.ok(!list.includes('Known since'), href);
    }
    const whole = figures.filter(({ said }) => said === '€20,000.00');
    assert.ok(whole.some(({ href }) => href.startsWith(paths.budget({ id: programmeId }))));
    assert.ok(figures.some(({ href, said }) => said === '150' && href.includes('/entries?')));
    assert.ok(figures.some(({ href }) => href.includes(`outcome=${outcomeId}`)));
  });

test('a target as filed opens the targets that were known then, not one that was set later on that day', async () => {
  const { text } = await app.as(director).get(filed[0]!);
  const links = figuresIn(text).filter(({ href }) => href.endsWith('#targets'));
  assert.ok(links.length > 0);
  for (const { href, said } of links) {
    assert.match(href, /\?asof=\d+#targets$/);
    const shown = (await app.as(director).get(href)).text;
    assert.match(shown, /As it stood at entry \d+ of the trail/);
    assert.match(shown, new RegExp(`href="#targets"[^>]*>${said}<`));
  }
  const now = (await app.as(director).get(paths.indicator({ id: indicatorId }))).text;
  assert.match(now, /href="#targets"[^>]*>987</);
});

test('what of the spending fell in the year opens the entries of that year', async () => {
  const { text } = await app.as(director).get(filed[0]!);
  const ofYear = figuresIn(text).filter(
    ({ href }) => /\/expenses\?/.test(href) && !href.includes('until=on'),
  );
  assert.equal(ofYear.length, 3);
  for (const { href } of ofYear) assert.match(href, new RegExp(`year=${year}`));
});

test('who reads what was filed alone is led to no entries', async () => {
  for (const page of filed) {
    const donor = cast.as('donor_officer', { language: 'en', institutes: [cast.institute.id] });
    const { status, text } = await app.as(donor).get(page);
    assert.equal(status, 200);
    assert.match(text, /20,000\.00/);
    assert.deepEqual(figuresIn(text), []);
  }
  const administrator = await app.as(cast.as('administrator', { language: 'en' })).get(filed[0]!);
  assert.equal(administrator.status, 200);
  const ofAdministrator = figuresIn(administrator.text);
  for (const { href, said } of ofAdministrator.filter((each) => each.href.includes('/money/expenses'))) {
    const list = await app.as(cast.as('administrator', { language: 'en' })).get(href);
    assert.ok(list.status === 200 && list.text.includes(said.replace('€', '')), href);
  }
});
