import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testPlace } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { training } from '../../../../test/support/union-work.ts';
import { withOwner } from '../../../db/owner.ts';
import { addDays, yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { reviseActivity } from '../../activities/commands/revise-activity.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { addLibraryIndicator } from '../../results/commands/add-library-indicator.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { recordMeasurement } from '../../results/commands/record-measurement.ts';

const place = await testPlace();
const db = place.open();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const app = testApp(db);
const en = { language: 'en' } as const;
const officer = cast.as('programme_officer', en);
const { today, programmeId, outcomes, partnerships, indicatorId } = office;
const [outcomeId] = outcomes;
const [partnershipId] = partnerships;
const on = addDays(today, -5);
const year = String(yearOf(today));

// One of the library, which the first outcome measures.
const definition = {
  title: { en: { text: 'People trained', source: true } },
  ...{ measure: 'number', overTime: 'sum', overPartners: 'sum' },
};
const { id: libraryId } = await doing(db, cast.system, addLibraryIndicator, {
  ...{ ...definition, key: 'trained', level: '1', source: 'Our manual', confidence: 'own' },
} as never);
const { id: trainedId } = await doing(db, cast.system, defineIndicator, {
  ...{ ...definition, outcomeId, code: 'T1', libraryId },
} as never);
await doing(db, cast.system, recordMeasurement, {
  ...{ indicatorId: trainedId, partnershipId, value: '10', provenance: 'Register' },
  ...{ from: `${year}-01-01`, until: addDays(today, -6), onBehalf: { source: 'letter' } },
});

const elsewhere = {
  ...training,
  outcomeId,
  country: 'RW',
  title: 'Moved since',
  plannedFrom: addDays(today, -30),
};
const plan = { ...elsewhere, plannedUntil: addDays(today, -30) };
const { id: movedId } = await doing(db, cast.system, planActivity, plan);

// All that the office did was known five days ago; what follows is known since today.
await withOwner(place.ownerUrl, (owner) =>
  owner.query(`update audit_entries set at = at - interval '10 days' where chain = $1`, [cast.institute.id]),
);
await doing(db, cast.system, recordExpense, {
  ...{ outcomeId, partnershipId, activityId: office.activities.late },
  ...{ line: 'a', heading: 'running', paidOn: addDays(today, -40), description: 'Known since' },
  ...{ amount: { minor: 77_00, currency: 'EUR' }, onBehalf: { source: 'letter' } },
});
await doing(db, cast.system, reviseActivity, {
  ...{ ...plan, activityId: movedId, version: 1, country: 'CD', title: 'Called otherwise' },
});

/** Pages that are read as of a day, each with something by which it is narrowed beside. */
const pages: Readonly<Record<string, { address: string; narrowed: Record<string, string> }>> = {
  portfolio: { address: paths.portfolio(), narrowed: { year, programme: programmeId } },
  programme: { address: paths.programme({ id: programmeId }), narrowed: { year, partner: partnershipId } },
  outcome: { address: paths.outcome({ id: outcomeId }), narrowed: { year } },
  country: { address: paths.country({ country: 'BJ' }), narrowed: { year, programme: programmeId } },
  partner: { address: paths.partner({ id: partnershipId }), narrowed: {} },
  'results of a partner': { address: paths.partnerResults({ id: partnershipId }), narrowed: { year } },
  'results together': {
    address: paths.portfolioResults(),
    narrowed: { partner: partnershipId, indicator: libraryId },
  },
  'indicator of the library': { address: paths.libraryIndicator({ id: libraryId }), narrowed: {} },
  matrix: { address: paths.coverage(), narrowed: { measure: 'activities', programme: programmeId } },
  map: { address: paths.countryMap(), narrowed: { measure: 'spent', programme: programmeId } },
  'figures of results': {
    address: paths.resultFigures({ id: programmeId }),
    narrowed: { outcome: outcomeId },
  },
  money: { address: paths.budgetAgainstActual({ id: programmeId }), narrowed: { by: 'partner' } },
  indicator: { address: paths.indicator({ id: indicatorId }), narrowed: {} },
};

/** Every address that is read as of a day, whatever it is of. */
const readAsOf = [
  ...['portfolio', 'portfolioResults', 'coverage', 'coverageEntries', 'countryMap'].map((name) =>
    paths[name as 'portfolio'](),
  ),
  ...[paths.programme, paths.outcome, paths.partner, paths.partnerResults, paths.indicator].map((path) =>
    path({ id: ':id' as never }),
  ),
  ...[paths.resultFigures, paths.budgetAgainstActual, paths.libraryIndicator, paths.figureEntries].map(
    (path) => path({ id: ':id' as never }),
  ),
  paths.country({ country: ':id' as never }),
].map((pattern) => new RegExp(`^${decodeURIComponent(pattern).replace(':id', '([0-9a-f-]{36}|[A-Z]{2})')}$`));

const linksOf = (text: string): string[] =>
  [...(text.split(/<main[ >]/)[1] ?? '').matchAll(/<a [^>]*href="(\/[^"]*)"[^>]*>([^<]*)/g)].flatMap(
    // What shows all again leaves the day on purpose.
    ([, href = '', label]) => (label === 'Show all' ? [] : [href.replaceAll('&amp;', '&')]),
  );

const isReadAsOf = (href: string) => readAsOf.some((pattern) => pattern.test(href.split(/[?#]/)[0] ?? ''));
const keepsDay = (href: string) => /[?&](on=\d{4}-\d\d-\d\d|asof=\d+)(&|#|$)/.test(href);

for (const [name, { address, narrowed }] of Object.entries(pages)) {
  test(`from ${name} as of a day, every link to what is read as of a day keeps it`, async () => {
    const { status, text } = await app.as(officer).get(withQuery(address, { on }));
    assert.equal(status, 200);
    const led = linksOf(text).filter(isReadAsOf);
    assert.ok(led.length > 0, 'it leads somewhere');
    assert.deepEqual(
      led.filter((href) => !keepsDay(href)),
      [],
    );
    assert.ok(linksOf(text).some((href) => href.includes('format=csv') && keepsDay(href)));
    const now = (await app.as(officer).get(address)).text;
    assert.deepEqual(linksOf(now).filter(keepsDay), [], 'without a day none is kept');
  });

  test(`the day and what else ${name} is narrowed to keep each other`, async () => {
    const { status, text } = await app.as(officer).get(withQuery(address, { ...narrowed, on }));
    assert.equal(status, 200);
    const form = text
      .split('<form')
      .map((part) => part.split('</form>')[0] ?? '')
      .find((part) => part.includes('name="on"'));
    assert.ok(form, 'one form has the day');
    const shown = on.split('-').reverse().join('/');
    assert.match(form, new RegExp(`name="on"[^>]*value="${shown}"|value="${shown}"[^>]*name="on"`));
    for (const [field, value] of Object.entries(narrowed))
      assert.match(
        form,
        new RegExp(`name="${field}"[\\s\\S]*?value="${value}"[^>]*(selected|checked)`),
        field,
      );
    const file = linksOf(text).find((href) => href.includes('format=csv')) ?? '';
    for (const value of [...Object.values(narrowed), on]) assert.ok(file.includes(value), file);
    const led = linksOf(text).filter(isReadAsOf);
    assert.deepEqual(
      led.filter((href) => !keepsDay(href)),
      [],
    );
  });
}

test('matrix and map as of a day are what was known and planned on its evening', async () => {
  for (const address of [paths.coverage(), paths.countryMap()]) {
    const asked = { measure: 'spent', on };
    const { text } = await app.as(officer).get(withQuery(address, asked));
    assert.match(text, /400\.00/);
    assert.doesNotMatch(text, /477\.00/);
    assert.match(text, /As it stood on the evening of/);
    assert.doesNotMatch(text, /planned today/);
    const now = (await app.as(officer).get(withQuery(address, { measure: 'spent' }))).text;
    assert.match(now, /477\.00/);
    const file = await app.as(officer).get(withQuery(address, { ...asked, format: 'csv' }));
    assert.match(file.text, /\b400\b/);
    assert.doesNotMatch(file.text, /\b477\b/);
    const named = decodeURIComponent(file.headers.get('content-disposition') ?? '');
    assert.ok(named.includes(on) && !named.includes('plan'), named);
    for (const wrong of ['soon', addDays(today, 1)]) {
      const refused = await app.as(officer).get(withQuery(address, { measure: 'spent', on: wrong }));
      assert.equal(refused.status, 422, wrong);
      assert.match(refused.text, /name="on"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*name="on"/);
      assert.doesNotMatch(refused.text, /477\.00/);
    }
    const partner = cast.as('partner_coordinator', { ...en, partnerships: [partnershipId] });
    const own = await app.as(partner).get(withQuery(address, asked));
    assert.ok(own.status === 404 || !own.text.includes('name="on"'), 'a partner reads today');
    assert.doesNotMatch(own.text, /As it stood on/);
  }
});

test('a partner to whom a link as of then is passed on is told that it reads today, on whatever page', async () => {
  const partner = app.as(cast.as('partner_coordinator', { ...en, partnerships: [partnershipId] }));
  const told = /A partner reads how they stand today/;
  const entries = [
    paths.figureEntries({ id: indicatorId }),
    paths.indicator({ id: indicatorId }),
    withQuery(paths.budget({ id: programmeId }), { outcome: outcomeId }),
    withQuery(paths.expenses(), { programme: programmeId }),
    withQuery(paths.transactions(), { programme: programmeId }),
  ];
  const asked = [
    ...Object.values(pages).map(({ address }) => [address, withQuery(address, { on })]),
    ...entries.map((address) => [address, `${address}${address.includes('?') ? '&' : '?'}asof=1`]),
  ] as const;
  let read = 0;
  for (const [today = '', then = ''] of asked) {
    const { status, text } = await partner.get(then);
    if (status === 403 || status === 404) continue;
    read += 1;
    assert.match(text, told, then);
    assert.doesNotMatch((await partner.get(today)).text, told, today);
    assert.doesNotMatch((await app.as(officer).get(then)).text, told, then);
  }
  assert.ok(read >= 10, String(read));
});

test('the file of an outcome’s activities as of a day is of what was planned then, and named by the day alone', async () => {
  const nameOf = async (table: string) => {
    const address = withQuery(paths.outcome({ id: outcomeId }), { on, format: 'csv', table });
    const { headers } = await app.as(officer).get(address);
    return decodeURIComponent(headers.get('content-disposition') ?? '');
  };
  for (const table of ['activities', 'indicators']) {
    const name = await nameOf(table);
    assert.ok(name.includes(on) && !name.includes('plan'), name);
  }
});

test('an activity that was moved since is told in its country of then, and one of which the trail has erased the plan as of today', async () => {
  const seen = async (address: string, query: Record<string, string> = {}) =>
    (await app.as(officer).get(withQuery(address, { on, ...query }))).text;
  const moved = { measure: 'activities', country: 'RW' };
  assert.match(await seen(paths.coverageEntries(), moved), /Moved since/);
  assert.doesNotMatch(await seen(paths.coverageEntries(), { ...moved, country: 'CD' }), /Moved/);
  assert.match(
    await seen(paths.coverageEntries(), { ...moved, on: today, country: 'CD' }),
    /Called otherwise/,
  );
  await withOwner(place.ownerUrl, (owner) =>
    owner.query(
      `update audit_payloads p set body = null, salt = null, erased_at = now() from audit_entries e
        where (e.chain, e.no) = (p.chain, p.no) and e.chain = $1 and e.subject_id = $2`,
      [cast.institute.id, movedId],
    ),
  );
  const erased = /1 activity is counted as planned today/;
  for (const name of [
    'portfolio',
    'country',
    'results of a partner',
    'matrix',
    'map',
    'programme',
    'outcome',
  ]) {
    const { address } = pages[name]!;
    assert.match(await seen(address), erased, name);
    assert.doesNotMatch((await app.as(officer).get(address)).text, /planned today/, name);
  }
  for (const address of [paths.coverage(), paths.coverageEntries(), paths.countryMap()])
    assert.match(await seen(address, { measure: 'activities', format: 'csv' }), erased, address);
});
