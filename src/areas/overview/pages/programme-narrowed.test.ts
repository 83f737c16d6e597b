import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { recordMeasurement } from '../../results/commands/record-measurement.ts';
import { show } from './programme.tsx';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const app = testApp(db);
const en = { language: 'en' } as const;
const officer = cast.as('programme_officer', en);
const { programmeId, outcomes, partnerships, today, indicatorId } = office;
const [first, second] = partnerships;
const year = Number(today.slice(0, 4));
const page = paths.programme({ id: programmeId });
await doing(db, cast.system, recordExpense, {
  ...{ outcomeId: outcomes[1], partnershipId: second, line: 'a', heading: 'running' },
  ...{ paidOn: `${year - 1}-03-01`, description: 'Of last year', onBehalf: { source: 'letter' } },
  amount: { minor: 60_00, currency: 'EUR' },
});
await doing(db, cast.system, recordMeasurement, {
  ...{
    indicatorId,
    partnershipId: first,
    value: '8',
    provenance: 'Register',
    onBehalf: { source: 'letter' },
  },
  ...{ from: `${year - 1}-01-01`, until: `${year - 1}-12-31` },
});

const read = async (query: Record<string, string> = {}, actor = officer) => {
  const { status, text } = await app.as(actor).get(withQuery(page, query));
  return { status, text };
};

/** The figures at the head of the page: what each says and where it leads. */
const figuresOf = (text: string) => {
  const [own = ''] = text.match(/<dl class="figures">.*?<\/dl>/s) ?? [];
  return [...own.matchAll(/<dt[^>]*>([^<]*)<\/dt>.*?<dd class="value">(?:<a href="([^"]*)">)?([^<]*)/gs)].map(
    ([, label = '', href = '', said = '']) => ({ label, said, href: href.replaceAll('&amp;', '&') }),
  );
};

const saidOf = async (query: Record<string, string>) =>
  figuresOf((await read(query)).text).map(({ said }) => said);

test('the figures of a programme are those of the year and the partner in its address', async () => {
  assert.deepEqual((await saidOf({})).slice(0, 3), ['€20,000.00', '€460.00', '€1,000.00']);
  assert.deepEqual((await saidOf({ year: `${year - 1}` })).slice(0, 3), ['€0.00', '€60.00', '€0.00']);
  assert.deepEqual((await saidOf({ year: `${year}` })).slice(0, 3), ['€20,000.00', '€400.00', '€1,000.00']);
  assert.deepEqual((await saidOf({ partner: second })).slice(0, 2), ['€10,000.00', '€60.00']);
  assert.deepEqual((await saidOf({ partner: second, year: `${year}` })).slice(0, 2), ['€10,000.00', '€0.00']);
});

test('a narrowed figure opens the entries that it adds up', async () => {
  const cases: [Record<string, string>, string][] = [
    [{ year: `${year - 1}` }, 'Of last year'],
    [{ partner: second }, 'Of last year'],
    [{ partner: first, year: `${year}` }, ''],
  ];
  for (const [query, entry] of cases) {
    const { text } = await read(query);
    const [budget, spent, transferred] = figuresOf(text);
    for (const figure of [budget, spent, transferred]) {
      const { status } = await app.as(officer).get(figure?.href ?? '');
      assert.equal(status, 200, figure?.href ?? '');
      for (const [name, value] of Object.entries(query))
        assert.ok(figure?.href.includes(`${name}=${value}`), `${figure?.href} ${name}`);
    }
    const list = (await app.as(officer).get(spent?.href ?? '')).text;
    assert.ok(list.includes(spent?.said ?? ''), spent?.href ?? '');
    assert.ok(list.includes(entry), spent?.href ?? '');
  }
});

test('outcomes, charts and their tables follow, and so do the files', async () => {
  const ofSecond = (await read({ partner: second })).text;
  assert.ok(ofSecond.includes('OS2') && !ofSecond.includes(paths.outcome({ id: outcomes[0] })));
  assert.ok(
    ofSecond.includes(withQuery(paths.outcome({ id: outcomes[1] }), { partner: second })),
    'the outcome, narrowed as the programme is',
  );
  const lastYear = (await read({ year: `${year - 1}` })).text;
  const chart = lastYear.slice(lastYear.lastIndexOf('<figure class="chart">'));
  assert.ok(chart.includes(`Q1 ${year - 1}`) || chart.includes(String(year - 1)), 'the quarters of the year');
  assert.ok(!chart.includes(String(year - 2)), 'another year');
  assert.match(chart, /60/);
  const file = (await read({ year: `${year - 1}`, format: 'csv' })).text.split('\r\n');
  assert.equal(file.find((line) => line.startsWith('OS2'))?.match(/,EUR,([\d.]+),([\d.]+),/)?.[2], '60.00');
  assert.equal((await read({ partner: second, format: 'csv' })).text.match(/OS1/), null);
  const measured = await read({ year: `${year - 1}`, format: 'csv', table: 'indicators' });
  assert.match(measured.text, /,8,/);
  assert.match(lastYear, new RegExp(`href="[^"]*year=${year - 1}[^"]*format=xlsx`));
});

test('a partner’s figures stand beside no target of the whole', async () => {
  const { text } = await read({ partner: first });
  assert.doesNotMatch(text, /on course/i);
  assert.match((await read({ year: `${year}` })).text, /on course/i);
});

test('what the address cannot mean is said beside its field, and the rest is shown', async () => {
  for (const [query, name] of [
    [{ year: '1066' }, 'year'],
    [{ partner: newId(), year: `${year - 1}` }, 'partner'],
  ] as const)
    for (const format of ['', 'csv']) {
      const { status, text } = await read({ ...query, format });
      assert.equal(status, 422, name);
      assert.match(text, new RegExp(`href="#[^"]*${name}">“[^”]*” is not among the choices here`));
      assert.ok(text.includes('€60.00') || text.includes('€460.00'));
    }
});

test('a partner is offered itself alone; another institute finds nothing; ten queries are enough', async () => {
  const ofFirst = cast.as('partner_coordinator', { ...en, partnerships: [first] });
  const own = await read({}, ofFirst);
  const [field = ''] = own.text.match(/<select[^>]*name="partner".*?<\/select>/s) ?? [];
  assert.ok(field.includes(first) && !field.includes(second), field);
  assert.equal((await read({ partner: second }, ofFirst)).status, 422);
  assert.equal((await read({ partner: first, year: `${year}` }, ofFirst)).status, 200);
  assert.equal((await read({}, (await makeCast(db)).as('director'))).status, 404);
  const query = `year=${year}&partner=${first}&on=${today}`;
  const { queries } = await countingQueries(db, officer, show, { params: { id: programmeId }, query });
  assert.ok(queries <= 10, String(queries));
});
