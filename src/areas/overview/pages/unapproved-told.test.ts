import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { firstHalf, reportingOffice, reportYear, told } from '../../../../test/support/reporting.ts';
import { entryNoOn } from '../../../command/entry-no-on.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addLibraryIndicator } from '../../results/commands/add-library-indicator.ts';
import { reviewReport } from '../../results/commands/review-report.ts';
import { show as showLibrary } from '../../results/pages/library-indicator.tsx';
import { indicatorRollUps } from '../../results/queries/indicator-roll-ups.ts';
import { libraryQuestion } from '../../results/queries/library-question.ts';
import { togetherQuestion } from '../../results/queries/together-question.ts';
import { heldByIndicators } from '../../results/rules/held.ts';
import { portfolioQuestion } from '../queries/portfolio-question.ts';
import { show as showOutcome } from './outcome.tsx';
import { show as showPortfolio } from './portfolio.tsx';
import { show as showResults } from './portfolio-results.tsx';
import { show as showProgramme } from './programme.tsx';

const db = await testDatabase();
const office = await reportingOffice(db);
const { programme, partnershipId, cast, officer } = office;
const app = testApp(db);
const en = { language: 'en' } as const;
const label = (text: string) => ({ fr: { text, source: true as const } });
const meant = { title: label('Membres'), measure: 'number', overTime: 'sum', overPartners: 'sum' };
const { id: libraryId } = await doing(db, cast.as('programme_officer'), addLibraryIndicator, {
  ...{
    ...meant,
    key: 'members',
    level: '1',
    source: 'Our manual',
    confidence: 'own',
    unit: label('membres'),
  },
});
const id = await office.indicator({ ...meant, unit: 'membres', libraryId });
const other = await office.indicator();
await office.indicator({ formula: '[1.1] + [1.2]' });
const inWords = { title: label('Climat'), measure: 'qualitative', overTime: 'last', overPartners: 'none' };
const { id: wordsLibraryId } = await doing(db, cast.as('programme_officer'), addLibraryIndicator, {
  ...{ ...inWords, key: 'words', level: '1', source: 'Our manual', confidence: 'own' },
});
const worded = await office.indicator({ ...inWords, libraryId: wordsLibraryId });
const lastEntry = () => db.read(officer, (tx) => entryNoOn(tx, office.institute, todayIn()));
const sheet = await office.open([id, other, worded]);
assert.equal(
  told(
    await sheet.submitting([
      { indicatorId: id, value: '40' },
      { indicatorId: other, value: '7' },
      { indicatorId: worded, text: label('Tout va bien') },
    ]),
  ),
  'done',
);
const handedIn = await lastEntry();
const seen = await sheet.now();
const wrong = seen.figures.find(({ indicatorId }) => indicatorId === id)!;
await doing(db, officer, reviewReport, {
  ...{ reportId: seen.report.id, version: seen.report.version, seen: seen.figures.map(({ rowId }) => rowId) },
  figures: [{ id: wrong.id, kind: 'returned', comment: 'One zero too many' }],
  approveRest: false,
});

const staff = cast.as('programme_officer', en);
const hilde = app.as(staff);
const esperance = app.as(cast.as('partner_coordinator', { ...en, partnerships: [partnershipId] }));
const another = app.as(cast.as('partner_coordinator', { ...en, partnerships: [programme.partnerships[1]] }));
const scope = { outcomes: [programme.outcomes[0]], years: [reportYear] };
const elodie = app.as(cast.as('auditor', { ...en, scope }));
const marc = app.as(cast.as('donor_officer', en));

const outcome = paths.outcome({ id: programme.outcomes[0] });
const library = paths.libraryIndicator({ id: libraryId });
const places = {
  outcome,
  programme: paths.programme({ id: programme.id }),
  portfolio: paths.portfolio(),
  together: paths.portfolioResults(),
  library,
};
/** Of the outcome all entries, those in words too, though its formula holds them too; of one of the library its own. */
const both = 'measurements: 2 not approved yet, 1 returned';
const returned = 'measurements: 1 returned';
const waiting = 'measurements: 1 not approved yet';
const said = { programme: both, portfolio: both, together: returned, library: returned, outcome: returned };
const files = {
  outcome: [outcome, 'indicators'],
  programme: [places.programme, 'outcomes'],
  indicators: [places.programme, 'indicators'],
  portfolio: [places.portfolio, 'outcomes'],
  together: [places.together],
  library: [library],
} as const;
const fileOf = ([path, table]: readonly [string, string?]) => withQuery(path, { table, format: 'csv' });

test('outcome, dashboards and library say how many figures wait or were returned, on the page and in files', async () => {
  for (const [name, path] of Object.entries(places)) {
    const { text, status } = await hilde.get(path);
    assert.equal(status, 200, name);
    assert.match(text, new RegExp(`<a href="[^"]+">${said[name as keyof typeof said]}<`), name);
  }
  for (const [name, path] of Object.entries(files)) {
    const { text } = await hilde.get(fileOf(path));
    assert.match(text, /Measurements not approved yet,Measurements returned/, name);
    assert.match(text, /,[0-2],1(,|\r)/, name);
  }
});

test('what is said in words waits as numbers do, on its page, in its outcome and in the library', async () => {
  const ofWords = paths.libraryIndicator({ id: wordsLibraryId });
  for (const path of [
    outcome,
    ofWords,
    paths.indicator({ id: worded }),
    paths.indicators({ id: programme.outcomes[0] }),
  ])
    assert.match(
      (await hilde.get(path)).text,
      new RegExp(`href="[^"]*${worded}[^"]*only=unapproved[^"]*">${waiting}<`),
      path,
    );
  const { text } = await hilde.get(fileOf([ofWords]));
  assert.match(text, /,1,0(,|\r)/);
});

test('the outcome leads from each indicator to these entries, the dashboards to the outcome of the same year', async () => {
  const own = await hilde.get(withQuery(outcome, { year: String(reportYear) }));
  const [, way = ''] =
    new RegExp(`href="([^"]*${id}[^"]*only=unapproved)">${returned}<`).exec(own.text) ?? [];
  const { text } = await hilde.get(way.replaceAll('&amp;', '&'));
  const [, table = ''] = text.split('<table');
  assert.match(table, />40.membres</);
  const year = String(reportYear);
  const portfolio = await hilde.get(withQuery(places.portfolio, { year }));
  assert.ok(portfolio.text.includes(`href="${withQuery(outcome, { year })}#indicators">${both}<`));
  const before = await hilde.get(withQuery(places.portfolio, { year: String(reportYear + 1) }));
  assert.doesNotMatch(before.text, /not approved yet/);
});

test('a partner is told of its own, another partner of none, and an auditor of no states', async () => {
  for (const [name, path] of Object.entries(places)) {
    if (name !== 'library')
      assert.match((await esperance.get(path)).text, new RegExp(said[name as never]), name);
    for (const reader of [another, elodie]) {
      const { text, status } = await reader.get(path);
      assert.equal(status, 200, name);
      assert.doesNotMatch(text, /not approved yet|\d returned/, name);
    }
  }
  for (const [name, path] of Object.entries(files)) {
    const { text, status } = await elodie.get(fileOf(path));
    assert.equal(status, 200, name);
    assert.doesNotMatch(text, /approved/, name);
  }
});

test('the donor, who reads filings, finds no such page, and is told nothing of it', async () => {
  const all = [...Object.values(places), ...Object.values(files).map(fileOf)];
  for (const name of all) {
    const { text, status } = await marc.get(name);
    assert.equal(status, 404, name);
    assert.doesNotMatch(text, /not approved yet|\d returned/, name);
  }
});

test('as of a day before anything was measured nothing waits', async () => {
  for (const path of Object.values(places)) {
    const { text, status } = await hilde.get(withQuery(path, { on: '01/01/2020' }));
    assert.equal(status, 200, path);
    assert.doesNotMatch(text, /not approved yet|\d returned/, path);
  }
  const now = await hilde.get(withQuery(outcome, { on: todayIn() }));
  assert.match(now.text, new RegExp(`asof=\\d+[^"]*only=unapproved[^>]*>${returned}<`));
});

test('each of these pages asks at most ten queries', async () => {
  const params = { id: programme.outcomes[0] };
  for (const [name, show, given] of [
    ['outcome', showOutcome, { params }],
    ['outcome of a day', showOutcome, { params, query: `on=${firstHalf.until}` }],
    ['programme', showProgramme, { params: { id: programme.id } }],
    ['programme of a day', showProgramme, { params: { id: programme.id }, query: `on=${firstHalf.until}` }],
    ['portfolio', showPortfolio, {}],
    ['portfolio of a day', showPortfolio, { query: `on=${firstHalf.until}` }],
    ['together', showResults, {}],
    ['library', showLibrary, { params: { id: libraryId }, query: 'time=year' }],
  ] as const) {
    const { queries } = await countingQueries(db, staff, show, given);
    assert.ok(queries <= 10, `${name}: ${queries}`);
  }
});

test('the shell says of the portfolio what its page does, by outcome, programme and institute', async () => {
  for (const by of ['outcome', 'programme', 'institute']) {
    const own = { id: office.institute, code: 'x', asOf: undefined, on: undefined, narrowed: {} };
    const read = (fn: never) => db.read(cast.system, fn);
    const { rows, total } = await portfolioQuestion.ask([{ ...own, read }] as never, [by]);
    const held = (figures: Record<string, unknown> = {}) => [figures.waiting, figures.returned];
    assert.deepEqual(
      rows
        .map((row) => held(row.figures))
        .toSorted()
        .at(-1),
      [2, 1],
      by,
    );
    assert.deepEqual(held(total), [2, 1], by);
  }
});

test('the shell says the same of the library, and as of the entry after which nothing was returned yet', async () => {
  for (const question of [libraryQuestion, togetherQuestion])
    for (const [asOf, number] of [
      [undefined, [0, 1]],
      [handedIn, [1, 0]],
    ] as const) {
      const own = { id: office.institute, code: 'x', asOf, on: undefined, narrowed: {} };
      const read = (fn: never) => db.read(cast.system, fn);
      const { rows } = await question.ask([{ ...own, read }] as never, ['indicator']);
      const found = Object.fromEntries(
        rows.map(({ at, figures }) => [at.indicator, [figures.waiting, figures.returned]]),
      );
      assert.deepEqual(found, { members: number, words: [1, 0] }, `${question.name} ${asOf}`);
    }
});

test('as of an entry between submission and return all of the outcome waits and nothing is returned', async () => {
  for (const [asOf, of] of [
    [undefined, [2, 1]],
    [handedIn, [3, 0]],
  ] as const) {
    const scope = { outcomeId: programme.outcomes[0], asOf, tellsWords: true, tellsStates: true };
    const rows = await db.read(officer, (tx) => indicatorRollUps(tx, office.institute, scope));
    const { unapproved } = heldByIndicators(rows);
    assert.deepEqual([unapproved?.waiting, unapproved?.returned], of, String(asOf));
  }
});
