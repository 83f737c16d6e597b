import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { addDays } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { addOutcome } from '../../programmes/commands/add-outcome.ts';
import { openProgramme } from '../../programmes/commands/open-programme.ts';
import { show } from './portfolio.tsx';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;
const said = (text: string) => ({ en: { text, source: true as const } });

const prepared = async () => {
  const cast = await makeCast(db);
  const office = await makeOffice(db, cast);
  const year = office.today.slice(0, 4);
  const another = async () => {
    const programmeId = newId();
    await doing(db, cast.system, openProgramme, {
      ...{ id: programmeId, reference: 'SECOND', title: said('Second') },
      ...{ fromOn: `${year}-01-01`, untilOn: `${year}-12-31` },
    });
    const { id: outcomeId } = await doing(db, cast.system, addOutcome, {
      ...{ programmeId, code: 'X1', title: said('Of the second'), aims: ['O1'], isBelgian: false },
      ...{ places: [], classifications: [], participations: [], partnershipIds: [office.partnerships[0]] },
    });
    await doing(db, cast.system, recordExpense, {
      ...{ outcomeId, partnershipId: office.partnerships[0], line: 'a', heading: 'running' },
      ...{ paidOn: addDays(office.today, -20), description: 'Of the second', onBehalf: { source: 'letter' } },
      amount: { minor: 25_00, currency: 'EUR' },
    });
    return programmeId;
  };
  const officer = cast.as('programme_officer', en);
  const read = async (query: Record<string, string> = {}, reader = officer) =>
    (await app.as(reader).get(withQuery(paths.portfolio(), query))).text;
  return { ...office, cast, year, officer, another, read };
};

/** Cells of the footer of the table of outcomes: where each leads, and what it says. */
const sumsIn = (text: string) => {
  const [own = ''] = text.match(/id="outcomes".*?<\/section>/s) ?? [];
  const foot = own.slice(own.lastIndexOf('<tfoot'));
  return [...foot.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => ({
    href: cell.match(/href="([^"]*)"/)?.[1]?.replaceAll('&amp;', '&') ?? '',
    said: cell.replace(/<[^>]*>/g, '').trim(),
  }));
};

test('the sums of one programme open its budget, its expenses and its activities', async () => {
  const { officer, programmeId, year, read } = await prepared();
  for (const query of [{}, { programme: programmeId }, { year }] as Record<string, string>[]) {
    const [, budget, spent, held, people, indicators] = sumsIn(await read(query));
    const list = async (href = '') => {
      const { status, text } = await app.as(officer).get(href);
      assert.equal(status, 200, href);
      return text;
    };
    assert.equal(budget?.said, '€20,000.00');
    const ofBudget = await list(budget?.href);
    assert.ok(ofBudget.includes('10,000.00') && budget?.href.includes(`/programmes/${programmeId}/`));
    assert.ok((await list(spent?.href)).includes(spent?.said ?? '?'), spent?.href ?? '');
    assert.ok(spent?.href.includes(`programme=${programmeId}`));
    assert.equal(held?.said, '1 of 3');
    assert.match(await list(held?.href), /> *[^<]*\b3\b/);
    assert.equal(people?.href, held?.href);
    assert.equal(indicators?.href, '#outcomes');
    if (query.year) assert.ok([budget, spent, held].every((sum) => sum?.href.includes(`year=${year}`)));
  }
});

test('sums over several programmes open all expenses, or the lines that add up', async () => {
  const { officer, another, read } = await prepared();
  const second = await another();
  const [, budget, spent] = sumsIn(await read());
  assert.equal(budget?.href, '#outcomes');
  assert.equal(spent?.href, paths.expenses());
  const { text } = await app.as(officer).get(paths.expenses());
  assert.ok(text.includes(spent?.said ?? '?'), spent?.said);
  const [, , ofSecond] = sumsIn(await read({ programme: second }));
  assert.deepEqual(ofSecond, {
    said: '€25.00',
    href: withQuery(paths.expenses(), { programme: second }),
  });
});

test('an aim of several outcomes opens their lines, whose sum is its figure', async () => {
  const { officer, another, read } = await prepared();
  await another();
  const [aims = ''] = (await read()).match(/id="aims".*?<\/section>/s) ?? [];
  const [row = ''] = aims.match(/<tr[^>]*><th[^>]*>(?:<span>)?O1.*?<\/tr>/s) ?? [];
  const money = [...row.matchAll(/<a href="(\/portfolio\?[^"]*aim=O1[^"]*)">(€[^<]*)/g)];
  assert.equal(money.length, 2);
  for (const [at, [, href = '', figure = '']] of money.entries()) {
    const { status, text } = await app.as(officer).get(href.replace('#outcomes', ''));
    assert.equal(status, 200);
    assert.ok(href.endsWith('#outcomes'));
    const sum = sumsIn(text)[at + 1];
    assert.equal(sum?.said, figure);
    assert.equal(sum?.href, '#outcomes');
    assert.doesNotMatch(text, /Management and structure/);
    for (const card of ['countries', 'aims']) assert.ok(!text.includes(`id="${card}"`), card);
    const outcomes = [...text.matchAll(/<th scope="row">.*?href="\/outcomes\//g)];
    assert.equal(outcomes.length, 3);
  }
  const under = await read({ aim: 'O3' });
  assert.ok(under.includes('OS2') && !under.includes('OS1 '));
  assert.ok(!sumsIn(under)[3]?.href || sumsIn(under)[3]?.href.includes('aim=O3'));
  const file = await app.as(officer).get(withQuery(paths.portfolio(), { aim: 'O3', format: 'csv' }));
  assert.ok(file.text.includes('OS2') && !file.text.includes('OS1'));
  assert.match(await read({ aim: 'O99' }), /is not among the choices here/);
});

test('an auditor’s sum of several outcomes opens its lines; under one aim ten queries are enough', async () => {
  const { cast, outcomes, officer, year, read } = await prepared();
  const scope = { outcomes: [...outcomes], years: [Number(year)] };
  const [, , spent] = sumsIn(await read({}, cast.as('auditor', { ...en, scope })));
  assert.equal(spent?.href, '#outcomes');
  const { queries } = await countingQueries(db, officer, show, { query: 'aim=O1' });
  assert.ok(queries <= 10, String(queries));
});
