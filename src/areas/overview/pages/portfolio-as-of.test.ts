import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testPlace } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { withOwner } from '../../../db/owner.ts';
import { addDays } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { addOutcome } from '../../programmes/commands/add-outcome.ts';
import { removeOutcome } from '../../programmes/commands/remove-outcome.ts';
import { reviseOutcome } from '../../programmes/commands/revise-outcome.ts';
import { show } from './portfolio.tsx';

const place = await testPlace();
const db = place.open();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const app = testApp(db);
const en = { language: 'en' } as const;
const officer = cast.as('programme_officer', en);
const { today, programmeId, outcomes, partnerships } = office;
const then = addDays(today, -5);
const said = (text: string) => ({ en: { text, source: true as const } });
const command = <I, V>(one: Parameters<typeof doing<I, V>>[2], input: unknown) =>
  doing(db, cast.system, one, input);

// All that the office did was known five days ago; what follows is known since today.
const { id: removed } = await command(addOutcome, {
  ...{ programmeId, code: 'OS3', title: said('Left since'), aims: ['O5'], isBelgian: false },
  ...{ places: [], classifications: [], participations: [], partnershipIds: [] },
});
await withOwner(place.ownerUrl, (owner) =>
  owner.query(`update audit_entries set at = at - interval '10 days' where chain = $1`, [cast.institute.id]),
);
await command(recordExpense, {
  ...{ outcomeId: outcomes[0], partnershipId: partnerships[0], activityId: office.activities.late },
  ...{ line: 'a', heading: 'running', paidOn: addDays(today, -40), description: 'Known since' },
  ...{ amount: { minor: 77_00, currency: 'EUR' }, onBehalf: { source: 'letter' } },
});
await command(reviseOutcome, {
  ...{ outcomeId: outcomes[0], version: 1, code: 'NEW1', title: said('Called otherwise') },
  ...{ aims: ['O1', 'O2'], isBelgian: false },
});
await command(removeOutcome, { outcomeId: removed, version: 1 });

const read = async (query: Record<string, string>, actor: typeof officer = officer) => {
  const { status, text } = await app.as(actor).get(withQuery(paths.portfolio(), query));
  return { status, text };
};

test('the portfolio as of a day is what was known on its evening, and says so', async () => {
  const { status, text } = await read({ on: then });
  assert.equal(status, 200);
  assert.match(text, /As it stood on the evening of/);
  for (const known of ['OS1', 'OS3', 'Left since', '€400.00']) assert.ok(text.includes(known), known);
  for (const since of ['477.00', 'NEW1', 'Called otherwise']) assert.ok(!text.includes(since), since);
  const now = (await read({})).text;
  assert.doesNotMatch(now, /As it stood on the evening of/);
  for (const since of ['477.00', 'NEW1']) assert.ok(now.includes(since), since);
  assert.ok(!now.includes('OS3'));
  const before = await read({ on: addDays(today, -300) });
  assert.equal(before.status, 200);
  assert.ok(!before.text.includes('400.00'), 'nothing was known before the first entry');
});

test('a figure as of a day leads to its list as of that day, or to none', async () => {
  const { text } = await read({ on: then });
  const [, main = ''] = text.split('id="outcomes"');
  const links = [...main.matchAll(/<a [^>]*href="(\/[^"]*)"[^>]*>([^<]*)/g)].flatMap(
    ([, href = '', figure = '']) =>
      href.includes('format=') ? [] : [{ href: href.replaceAll('&amp;', '&'), figure }],
  );
  assert.ok(links.length > 0);
  for (const { href } of links) {
    assert.match(href, /[?&](asof=\d+|on=\d{4}-\d\d-\d\d)(&|#|$)/, href);
    assert.equal((await app.as(officer).get(href)).status, 200, href);
  }
  const spent = links.find(({ href }) => href.startsWith('/expenses') && href.includes(outcomes[0]));
  assert.equal(spent?.figure, '€400.00');
  const gone = links.filter(({ href }) => href.includes(removed) && !href.startsWith('/outcomes/'));
  assert.deepEqual(gone, [], 'nothing was planned or spent in what was removed since, and no list knows it');
  const list = (await app.as(officer).get(spent!.href)).text;
  assert.match(list, /400\.00/);
  assert.doesNotMatch(list, /Known since/);
  const country = paths.country({ country: 'BJ' });
  assert.ok(main.includes(withQuery(country, { on: then })), 'the country as of the day');
  assert.ok(!main.includes(`"${country}"`), 'a page of today under figures of then');
});

test('the files of the portfolio are of the day that is asked, and are named by it', async () => {
  for (const [table, isOf] of [
    ['outcomes', 'OS3'],
    ['countries', '400.00'],
    ['aims', 'O5'],
  ] as const) {
    const asked = withQuery(paths.portfolio(), { format: 'csv', table, on: then });
    const { status, text, headers } = await app.as(officer).get(asked);
    assert.equal(status, 200);
    assert.ok(text.includes(isOf), text);
    assert.doesNotMatch(text, /\b477\b/);
    assert.ok(headers.get('content-disposition')?.includes(then), table);
  }
  const { text } = await read({ on: then });
  assert.match(text, new RegExp(`href="[^"]*on=${then}[^"]*format=xlsx`));
});

test('a day that cannot be meant is said beside its field, and the portfolio of today is shown', async () => {
  for (const [on, why] of [
    ['31/02/2026', 'is not a date'],
    ['soon', 'is not a date'],
    [addDays(today, 1), 'This day is still to come'],
  ] as const) {
    for (const format of [undefined, 'csv']) {
      const { status, text } = await app.as(officer).get(withQuery(paths.portfolio(), { on, format }));
      assert.equal(status, 422, on);
      assert.ok(text.includes(why), on);
      assert.match(text, /name="on"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*name="on"/, on);
      assert.ok(text.includes('477.00'), on);
    }
  }
  assert.match((await read({ on: 'soon' })).text, /value="soon"/);
});

test('a partner reads how things stand, whatever day it asks for', async () => {
  const readers = [cast.as('partner_coordinator', { ...en, partnerships: [partnerships[0]] })];
  for (const reader of readers) {
    const { status, text } = await read({ on: then }, reader);
    assert.equal(status, 200, reader.role);
    assert.ok(!text.includes('name="on"'), reader.role);
    assert.doesNotMatch(text, /As it stood on/);
    assert.ok(text.includes('NEW1') && !text.includes('OS3'), reader.role);
  }
});

test('an auditor reads of a day what was known of its control', async () => {
  const scope = { outcomes: [outcomes[0]], years: [Number(today.slice(0, 4))] };
  const { status, text } = await read({ on: then }, cast.as('auditor', { ...en, scope }));
  assert.equal(status, 200);
  assert.match(text, /As it stood on/);
  assert.ok(!text.includes('NEW1'), 'as it was called then');
  assert.ok(!text.includes('OS3'), 'outside its control');
  const ofToday = /counted of those that lie in the control today/;
  for (const address of [
    paths.portfolio(),
    paths.programme({ id: programmeId }),
    paths.outcome({ id: outcomes[0] }),
    paths.countryMap(),
  ]) {
    const seen = async (actor: typeof officer, on?: string) =>
      (await app.as(actor).get(withQuery(address, { on }))).text;
    const auditor = cast.as('auditor', { ...en, scope });
    assert.match(await seen(auditor, then), ofToday, address);
    for (const other of [await seen(auditor), await seen(officer, then)]) assert.doesNotMatch(other, ofToday);
  }
  const files: [string, string[]][] = [
    [paths.portfolio(), ['outcomes', 'countries', 'aims', 'kinds']],
    [paths.outcome({ id: outcomes[0] }), ['activities']],
    [paths.country({ country: 'BJ' }), ['activities', 'spent']],
    ...[paths.countryMap(), paths.coverage(), paths.coverageEntries()].map((each): [string, string[]] => [
      each,
      [''],
    ]),
  ];
  for (const [address, tables] of files)
    for (const table of tables) {
      const csv = async (actor: typeof officer, on?: string) => {
        const asked = { on, format: 'csv', ...(table ? { table } : {}) };
        const file = await app.as(actor).get(withQuery(address, asked));
        assert.match(file.headers.get('content-type') ?? '', /csv/, `${address} ${table}`);
        return file.text;
      };
      const auditor = cast.as('auditor', { ...en, scope });
      assert.match(
        await csv(auditor, then),
        /\r\n,*\r\n"?Activities as of this day are counted of those/,
        address,
      );
      for (const other of [await csv(auditor), await csv(officer, then)]) assert.doesNotMatch(other, ofToday);
    }
  assert.doesNotMatch((await read({}, cast.as('auditor', { ...en, scope }))).text, /As it stood on the/);
});

test('the portfolio as of a day asks no more than ten queries', async () => {
  const { text, queries } = await countingQueries(db, officer, show, { query: `on=${then}` });
  assert.ok(text.includes('OS3'));
  assert.ok(queries <= 10, String(queries));
});
