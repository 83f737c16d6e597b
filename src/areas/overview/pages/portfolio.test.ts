import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { training } from '../../../../test/support/union-work.ts';
import type { Tx } from '../../../db/transaction.ts';
import { addDays } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { activities, activitiesAPage } from '../../activities/queries/activities.ts';
import { coverage } from '../queries/coverage.ts';
import { outcomeFacts } from '../queries/outcome-facts.ts';
import { portfolio } from '../queries/portfolio.ts';
import { portfolioQuestion } from '../queries/portfolio-question.ts';
import { sumOf } from '../rules/sums.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const stranger = (await makeCast(db)).as('director');
const app = testApp(db);
const en = { language: 'en' } as const;
const officer = cast.as('programme_officer', en);
const tag = cast.institute.code;
const [first, second] = office.partnerships;
const ofSecond = cast.as('partner_coordinator', { ...en, partnerships: [second] });
const addresses = { outcome: paths.outcome({ id: office.outcomes[0] }) };

const read = async (actor: typeof officer, path: string) => {
  const { status, text } = await app.as(actor).get(path);
  assert.equal(status, 200, `${actor.role} ${path}`);
  return text;
};

test('the portfolio adds up what outcomes are planned to cost, cost and reached, and leads to the matrix', async () => {
  const text = await read(officer, paths.portfolio());
  for (const amount of ['20,000.00', '10,000.00', '400.00']) assert.ok(text.includes(amount), amount);
  assert.match(
    text,
    new RegExp(
      `href="/activities\\?state=standing&amp;programme=${office.programmeId}&amp;outcome=${office.outcomes[0]}"`,
    ),
  );
  assert.match(text, /Benin/);
  assert.ok(text.includes(`href="${paths.coverage()}"`));
  const earlier = await read(officer, `${paths.portfolio()}?year=${Number(office.today.slice(0, 4)) - 1}`);
  assert.ok(!earlier.includes('10,000.00'), 'a year without budget shows the budget of another');
});

test('a figure of the portfolio leads to the activities that it counts, no others', async () => {
  const list = (query: string) => read(officer, `${paths.portfolioActivities()}?${query}`);
  const served = await list('aim=O3&kind=A7');
  assert.ok(served.includes(paths.activity({ id: office.activities.exchange })));
  assert.ok(!served.includes(office.activities.late));
  assert.match(await list('aim=O2&kind=A7'), /No activities yet/);
  assert.ok((await list('aim=O1')).includes(office.activities.late));
  assert.ok(!(await read(ofSecond, paths.portfolioActivities())).includes(office.activities.late));
  assert.equal((await app.as(cast.as('donor_officer')).get(paths.portfolioActivities())).status, 404);
});

test('the activities that a figure counts come a page at a time and are taken along whole, narrowed alike', async () => {
  const dates = { plannedFrom: addDays(office.today, 1), plannedUntil: addDays(office.today, 2) };
  const world = await makeCast(db);
  const own = await makeOffice(db, world);
  for (let at = 0; at < activitiesAPage + 1; at++)
    await doing(db, world.system, planActivity, {
      ...training,
      ...{ ...dates, outcomeId: own.outcomes[0], title: `Course ${at}` },
    });
  const reader = world.as('programme_officer', { language: 'en' });
  const list = paths.portfolioActivities();
  const first = await read(reader, `${list}?kind=A2`);
  const shown = (text: string) => new Set(text.match(/href="\/activities\/[0-9a-f-]{36}"/g) ?? []);
  assert.equal(shown(first).size, activitiesAPage);
  const [, next = ''] = /href="([^"]*after=[^"]*)"/.exec(first) ?? [];
  const second = shown(await read(reader, next.replaceAll('&amp;', '&')));
  assert.ok(second.size > 0 && [...second].every((each) => !shown(first).has(each)));
  const count = shown(first).size + second.size;
  assert.ok(first.includes(`${count} `), 'how many they are in all');
  const file = (await read(reader, `${list}?kind=A2&format=csv`)).trim().split('\r\n');
  assert.equal(file.length, count + 1);
  assert.equal((await read(reader, `${list}?kind=A7&aim=O2&format=csv`)).trim().split('\r\n').length, 1);
});

test('what was cancelled is planned nowhere: by outcome, by kind, in the files and at the shell', async () => {
  const { lines } = await db.read(officer, async (tx) =>
    portfolio(tx, cast.institute.id, await outcomeFacts(tx, cast.institute.id), { reader: officer }),
  );
  const kinds = lines.flatMap((line) => line.kinds);
  const [planned, held, cancelled] = [
    sumOf(kinds, (kind) => kind.planned),
    sumOf(kinds, (kind) => kind.held),
    sumOf(kinds, (kind) => kind.cancelled),
  ];
  const all = await db.read(officer, (tx) => activities(tx, cast.institute.id, { limit: 100 }));
  assert.ok(cancelled > 0);
  assert.equal(planned + cancelled, all.length);
  assert.equal(held, all.filter(({ state }) => state === 'held').length);
  const text = await read(officer, paths.portfolio());
  const card = (id: string) => text.match(new RegExp(`id="${id}".*?</section>`, 's'))?.[0] ?? '';
  const ofKinds = [...card('kinds').matchAll(/>(\d+) of (\d+)</g)].map(([, of, total]) =>
    [of, total].map(Number),
  );
  assert.deepEqual(
    [0, 1].map((at) => sumOf(ofKinds, (pair) => pair[at]!)),
    [held, planned],
  );
  assert.ok(card('outcomes').includes(`${held} of ${planned}`));
  const file = await read(officer, withQuery(paths.portfolio(), { format: 'csv', table: 'kinds' }));
  const rows = file
    .trim()
    .split('\r\n')
    .slice(1)
    .map((row) => row.split(',').slice(-4).map(Number));
  assert.deepEqual(
    [0, 1].map((at) => sumOf(rows, (row) => row[at]!)),
    [planned, held],
  );
  const asked = {
    id: cast.institute.id,
    code: tag,
    read: <T>(fn: (tx: Tx) => Promise<T>) => db.read(officer, fn),
  };
  const { total } = await portfolioQuestion.ask([asked], ['outcome']);
  assert.deepEqual([total?.planned, total?.held, total?.cancelled], [planned, held, cancelled]);
  const list = await read(officer, `${paths.activities()}?state=standing`);
  assert.ok(!list.includes(paths.activity({ id: office.activities.cancelled })));
});

test('the portfolio says of each country what its activities cost and reached, as the map does, and adds up', async () => {
  for (const query of ['', `?year=${office.today.slice(0, 4)}`, `?programme=${office.programmeId}`]) {
    const text = await read(officer, `${paths.portfolio()}${query}`);
    const [card = ''] = text.match(/id="countries".*?<\/section>/s) ?? [];
    const links = [...card.matchAll(/href="([^"]*entries[^"]*)">([^<]*)</g)].map(([, href = '', said]) => ({
      href: href.replaceAll('&amp;', '&'),
      said,
    }));
    assert.ok(links.length > 0, card);
    for (const { href, said } of links) {
      const entries = await read(officer, href);
      const quiet = entries.match(/<h1.*?class="quiet">(.*?)</s)?.[1] ?? '';
      assert.ok(quiet.includes(String(said).replace('/', ' of ')), `${href}: ${said} is not «${quiet}»`);
    }
    const { cells } = await db.read(officer, async (tx) => ({
      cells: await coverage(tx, cast.institute, {
        measure: 'spent',
        rows: 'country',
        columns: 'institute',
        filter: query.includes('year') ? { year: office.today.slice(0, 4) } : {},
      }),
    }));
    const whole = cells.find(({ row, column }) => row === null && column === null)?.value ?? 0;
    const rows = cells.filter(({ row, column }) => row !== null && column === null);
    assert.equal(
      sumOf(rows, ({ value }) => value),
      whole,
    );
    assert.ok(card.includes((whole / 100).toFixed(2)), card);
    assert.match(card, /The budget is not planned by country/);
  }
});

const rowsOf = async (actor: typeof officer, path: string, query: Record<string, string>) => {
  const { status, text, headers } = await app.as(actor).get(withQuery(path, { format: 'csv', ...query }));
  assert.equal(status, 200, path);
  assert.match(headers.get('content-type') ?? '', /text\/csv/);
  const [, ...lines] = text.trim().split('\r\n');
  return lines.map((line) => line.split(','));
};

test('each table of the portfolio is taken along as it stands on the page, filters applied', async () => {
  const year = office.today.slice(0, 4);
  const outcomes = await rowsOf(officer, paths.portfolio(), { year });
  assert.deepEqual(
    outcomes.map((row) => row.slice(2, 5)),
    [
      ['EUR', '10000.00', '400.00'],
      ['EUR', '10000.00', '0.00'],
      ['EUR', '0.00', '0.00'],
    ],
  );
  const countries = await rowsOf(officer, paths.portfolio(), { table: 'countries' });
  assert.deepEqual(
    countries.map(([name, currency, spent]) => [name, currency, spent]),
    [['Benin', 'EUR', '400.00']],
  );
  assert.ok((await rowsOf(officer, paths.portfolio(), { table: 'aims' })).length > 1);
  assert.ok(
    (await rowsOf(officer, paths.portfolio(), { table: 'kinds' })).some(([kind]) => /^A7 /.test(kind!)),
  );
  const workbook = await app.as(officer).get(`${paths.portfolio()}?format=xlsx&table=countries`);
  assert.match(workbook.headers.get('content-type') ?? '', /spreadsheetml/);
  assert.ok(!JSON.stringify(await rowsOf(ofSecond, paths.portfolio(), {})).includes('400.00'));
  const amiss = await app.as(officer).get(`${paths.portfolio()}?format=csv&year=x`);
  assert.equal(amiss.status, 422);
  for (const table of ['countries', 'aims']) {
    const ofAim = withQuery(paths.portfolio(), { aim: 'O1', format: 'csv', table });
    assert.equal((await app.as(officer).get(ofAim)).status, 422, `no table of ${table} under one aim`);
  }
  assert.ok((await rowsOf(officer, paths.portfolio(), { aim: 'O1', table: 'kinds' })).length > 1);
});

test('the tables of an outcome and of a partner are taken along, and each page offers its files', async () => {
  const [indicator] = await rowsOf(officer, addresses.outcome, {});
  assert.match(indicator?.[0] ?? '', new RegExp(`Members of ${tag}`));
  const activities = await rowsOf(officer, addresses.outcome, { table: 'activities' });
  assert.ok(activities.every(([kind]) => /^A\d /.test(kind!)));
  const [balance] = await rowsOf(cast.as('finance_officer', en), paths.partner({ id: first }), {});
  assert.deepEqual(balance?.slice(1, 6), ['EUR', '1000.00', '400.00', '0.00', '600.00']);
  for (const [address, table] of [
    [paths.portfolio(), 'countries'],
    [addresses.outcome, 'indicators'],
    [paths.partner({ id: first }), ''],
  ] as const)
    assert.match(await read(officer, address), new RegExp(`format=xlsx(&amp;table=${table})?"`), address);
  assert.equal((await app.as(ofSecond).get(`${paths.partner({ id: first })}?format=csv`)).status, 404);
});

test('the overview of a programme is taken along: its outcomes with their money, and the indicators of all', async () => {
  const path = paths.programme({ id: office.programmeId });
  const outcomes = await rowsOf(officer, path, {});
  assert.deepEqual(
    outcomes.map((row) => row.slice(-9, -5)),
    [
      ['EUR', '10000.00', '400.00', '4'],
      ['EUR', '10000.00', '0.00', '0'],
    ],
  );
  const indicators = await rowsOf(officer, path, { table: 'indicators' });
  assert.match(JSON.stringify(indicators), new RegExp(`Members of ${tag}`));
  assert.match(await read(officer, path), /format=csv&amp;table=indicators"/);
  assert.ok(!JSON.stringify(await rowsOf(ofSecond, path, {})).includes('400.00'));
  for (const reader of [stranger, cast.as('donor_officer')])
    assert.equal((await app.as(reader).get(`${path}?format=csv`)).status, 404);
});

test('the portfolio of another institute knows nothing of this one; a partner sees only its own money', async () => {
  assert.ok(!(await read(stranger, paths.portfolio())).includes(tag));
  assert.ok(!(await read(ofSecond, paths.portfolio())).includes('400.00'));
  assert.equal((await app.as(cast.as('donor_officer')).get(paths.portfolio())).status, 404);
});

test('the address narrows an outcome to a year and a partner, and its lists with it', async () => {
  const year = office.today.slice(0, 4);
  const shown = async (query: string) => {
    const text = await read(officer, `${addresses.outcome}?${query}`);
    const values = [...text.matchAll(/<dd class="value">(?:<a href="([^"]*)">)?([^<]*)/g)];
    return values.map(([, href = '', said = '']) => ({ href: href.replaceAll('&amp;', '&'), said }));
  };
  const [budget, spent, transferred] = await shown(`year=${year}&partner=${first}`);
  const lists = `programme=${office.programmeId}&outcome=${office.outcomes[0]}&year=${year}&partner=${first}`;
  assert.equal(spent?.href, `/expenses?${lists}`);
  assert.equal(transferred?.href, `/transactions?${lists}&kind=disbursement`);
  assert.deepEqual([spent?.said, transferred?.said], ['€400.00', '€0.00']);
  assert.ok(budget?.href.endsWith(`year=${year}&partner=${first}`));
  const [, nothing] = await shown(`year=${Number(year) - 1}`);
  assert.equal(nothing?.said, '€0.00');
  const ofPartner = await read(officer, `${addresses.outcome}?partner=${first}`);
  assert.match(ofPartner, /Target of the programme/);
  assert.doesNotMatch(
    ofPartner,
    /on course/i,
    'a part of the figures covers nothing of the way of the whole',
  );
  assert.match(await read(officer, addresses.outcome), /on course/i);
});

test('an address that an outcome or the portfolio cannot mean is said, and the rest is shown', async () => {
  for (const address of [
    `${addresses.outcome}?year=1066`,
    `${addresses.outcome}?partner=${newId()}`,
    `${paths.portfolio()}?year=x`,
    `${paths.portfolio()}?programme=${newId()}`,
  ]) {
    const { status, text } = await app.as(officer).get(address);
    assert.equal(status, 422, address);
    assert.match(text, /is not among the choices here/);
    assert.ok(text.includes('400.00'), address);
  }
});

test('an outcome draws its own spending against its own budget, with the figures as a table', async () => {
  const text = await read(officer, addresses.outcome);
  const [chart] = text.match(/<figure class="chart">.*?<\/figure>/s) ?? [''];
  assert.match(chart, /Spending and budget, by quarter \(EUR\)/);
  assert.match(chart, /<table.*400.*10,000/s);
  assert.ok(!chart.includes('20,000'), 'the budget of the whole programme');
});
