import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { firstHalf, reportingOffice, told } from '../../../../test/support/reporting.ts';
import { paths, withQuery } from '../../../paths.ts';
import { reviewReport } from '../commands/review-report.ts';
import { measuredQuestion } from '../queries/measured-question.ts';
import { resultQuestions } from '../queries/result-questions.ts';
import { show } from './figure-entries.tsx';

const db = await testDatabase();
const office = await reportingOffice(db);
const { programme, partnershipId, cast } = office;
const app = testApp(db);
const staff = cast.as('programme_officer', { language: 'en' });
const officer = app.as(staff);
const [id, other] = [await office.indicator(), await office.indicator()];
const sheet = await office.open([id, other]);
const figures = [
  { indicatorId: id, value: '40' },
  { indicatorId: other, value: '7' },
];
assert.equal(told(await sheet.submitting(figures)), 'done');
const seen = await sheet.now();
const wrong = seen.figures.find(({ indicatorId }) => indicatorId === id)!;
await doing(db, office.officer, reviewReport, {
  ...{ reportId: seen.report.id, version: seen.report.version, seen: seen.figures.map(({ rowId }) => rowId) },
  figures: [{ id: wrong.id, kind: 'returned', comment: 'One zero too many' }],
  approveRest: false,
});
const returned = 'measurements: 1 returned';
const waiting = 'measurements: 1 not approved yet';
const pages = [
  paths.indicators({ id: programme.outcomes[0] }),
  paths.resultFigures({ id: programme.id }),
  paths.partnerResults({ id: partnershipId }),
];
const entries = paths.figureEntries({ id });

test('wherever a figure stands it says how many of its entries wait or were returned, and leads to these', async () => {
  for (const path of pages) {
    const { text } = await officer.get(path);
    assert.match(
      text,
      new RegExp(`href="${paths.figureEntries({ id })}[^"]*only=unapproved"[^>]*>${returned}<`),
      path,
    );
    assert.match(text, new RegExp(`only=unapproved"[^>]*>${waiting}<`), path);
  }
  const { text } = await officer.get(paths.indicator({ id }));
  assert.match(text, new RegExp(returned));
  for (const path of [...pages, paths.indicator({ id })])
    assert.match(
      (await officer.get(withQuery(path, { format: 'csv' }))).text,
      /Measurements not approved yet,Measurements returned/,
      path,
    );
  const { queries } = await countingQueries(db, staff, show, { params: { id } });
  assert.ok(queries <= 10, String(queries));
});

test('the chart of years says in words which of them hold any, in its key and its table, and a file of which', async () => {
  const year = firstHalf.from.slice(0, 4);
  const { text } = await officer.get(paths.indicator({ id }));
  const [, chart = ''] = /<figure class="chart">(.*?)<\/figure>/s.exec(text) ?? [];
  assert.match(chart, /<\/svg>Not approved yet, or returned<\/li>/);
  assert.match(chart, new RegExp(`class="bar-note quiet">${returned}<`));
  assert.match(chart, new RegExp(`time=year&amp;period=${year}&amp;only=unapproved">${returned}<`));
  const [, way = ''] = /href="([^"]*only=unapproved)"/.exec(chart) ?? [];
  assert.match((await officer.get(way.replaceAll('&amp;', '&'))).text, />40</);
  const file = (await officer.get(withQuery(paths.indicator({ id }), { format: 'csv' }))).text;
  assert.match(file, new RegExp(`,${year},(?:.*,)?40,.*,0,1,`));
  const own = await reportingOffice(db);
  const quiet = await own.indicator();
  await own.record(quiet, '5');
  const reader = app.as(own.cast.as('programme_officer', { language: 'en' }));
  assert.doesNotMatch(
    (await reader.get(paths.indicator({ id: quiet }))).text,
    /Not approved yet, or returned/,
  );
  const apart = await own.indicator({ overPartners: 'none' });
  const asked = await own.open([apart]);
  assert.equal(told(await asked.submitting([{ indicatorId: apart, value: '5' }])), 'done');
  await own.record(apart, '6', { partnershipId: own.programme.partnerships[1] }, own.officer);
  const rows = await reader.get(withQuery(paths.indicator({ id: apart }), { format: 'csv' }));
  assert.match(
    rows.text,
    new RegExp(`the whole,${year},,,,,,[12],0,`),
    'without one value, what waits all the same',
  );
});

test('those alone that are meant are listed where they are asked for, with the way to all', async () => {
  const days = {
    from: `${Number(firstHalf.from.slice(0, 4)) + 1}-01-01`,
    until: `${Number(firstHalf.from.slice(0, 4)) + 1}-06-30`,
  };
  await office.record(other, '555', days);
  const all = paths.figureEntries({ id: other });
  assert.match((await officer.get(all)).text, /555/);
  const { text } = await officer.get(withQuery(all, { only: 'unapproved' }));
  const [, table = ''] = text.split('<table');
  assert.doesNotMatch(table, />555</);
  assert.match(table, /with the officer/);
  assert.match(text, /All of them/);
});

test('an auditor is told of none; a partner of its own, and another of none', async () => {
  const auditor = app.as(
    cast.as('auditor', {
      language: 'en',
      scope: { outcomes: [programme.outcomes[0]], years: [Number(firstHalf.from.slice(0, 4))] } as never,
    }),
  );
  assert.equal((await auditor.get(entries)).status, 200);
  assert.doesNotMatch((await auditor.get(entries)).text, /returned|not approved/);
  assert.doesNotMatch((await auditor.get(paths.indicator({ id }))).text, /returned|not approved/);
  assert.doesNotMatch(
    (await auditor.get(withQuery(paths.indicator({ id }), { format: 'csv' }))).text,
    /approved/,
  );
  const [mine, another] = programme.partnerships.map((own) =>
    app.as(cast.as('partner_coordinator', { partnerships: [own], language: 'en' })),
  );
  for (const path of [paths.indicator({ id }), entries]) {
    assert.match((await mine!.get(path)).text, new RegExp(returned));
    assert.doesNotMatch((await another!.get(path)).text, /returned|not approved/);
  }
});

test('a formula leads to its parts, each of which says what it holds and leads to these entries', async () => {
  const own = await reportingOffice(db);
  const [a, b] = [await own.indicator(), await own.indicator()];
  const sum = await own.indicator({ formula: '[1.1] + [1.2]' });
  const twice = await own.indicator({ formula: '[1.3] * 2' });
  const { submitting } = await own.open([a, b]);
  const said = [a, b].map((indicatorId, at) => ({ indicatorId, value: String(at + 1) }));
  assert.equal(told(await submitting(said)), 'done');
  const as = (role: Parameters<typeof cast.as>[0], more = {}) =>
    app.as(own.cast.as(role, { language: 'en', ...more }));
  const reader = as('programme_officer');
  const both = 'measurements: 2 not approved yet';
  const noteOf = (text: string, of: string, note: string): string => {
    const place = `href="(${paths.figureEntries({ id: of })}[^"]*)"[^>]*>${note}<`;
    return new RegExp(place).exec(text)?.[1]?.replaceAll('&amp;', '&') ?? 'no way';
  };
  for (const path of [
    paths.indicators({ id: own.programme.outcomes[0] }),
    paths.indicator({ id: sum }),
    paths.resultFigures({ id: own.programme.id }),
    paths.partnerResults({ id: own.partnershipId }),
    paths.figureEntries({ id: twice }),
  ]) {
    const way = noteOf((await reader.get(path)).text, sum, both);
    assert.doesNotMatch(way, /only=/, path);
    const { text, status } = await reader.get(way);
    assert.equal(status, 200, path);
    assert.match(text, new RegExp(`<div class="quiet">${both}</div>`), 'no way to itself');
    for (const [part, value, another] of [
      [a, '1', '2'],
      [b, '2', '1'],
    ] as const) {
      const entries = noteOf(text, part, waiting);
      assert.match(entries, /only=unapproved/, path);
      const [, table = ''] = (await reader.get(entries)).text.split('<table');
      assert.match(table, new RegExp(`>${value}<`), path);
      assert.doesNotMatch(table, new RegExp(`>${another}<`), path);
    }
  }
  const scope = { outcomes: [own.programme.outcomes[0]], years: [Number(firstHalf.from.slice(0, 4))] };
  const stranger = as('partner_coordinator', { partnerships: [own.programme.partnerships[1]] });
  for (const visitor of [as('auditor', { scope }), stranger]) {
    const { text, status } = await visitor.get(paths.figureEntries({ id: sum }));
    assert.equal(status, 200);
    assert.doesNotMatch(text, /not approved/);
  }
  assert.equal((await officer.get(paths.figureEntries({ id: sum }))).status, 404, 'another institute');
});

test('an address that names other entries is told so, and asks for none', async () => {
  const answer = await officer.get(withQuery(entries, { only: 'approved' }));
  assert.equal(answer.status, 422);
  assert.match(answer.text, /name="only"/);
});

test('whoever is told no states, and of a formula everybody, is told that these alone are not offered', async () => {
  const scope = { outcomes: [programme.outcomes[0]], years: [Number(firstHalf.from.slice(0, 4))] };
  const auditor = app.as(cast.as('auditor', { language: 'en', scope: scope as never }));
  const own = await reportingOffice(db);
  await own.indicator();
  const formula = paths.figureEntries({ id: await own.indicator({ formula: '[1.1] * 2' }) });
  const office = app.as(own.cast.as('programme_officer', { language: 'en' }));
  for (const [reader, address] of [
    [auditor, entries],
    [office, formula],
  ] as const)
    for (const format of [undefined, 'csv', 'xlsx']) {
      const { status, text } = await reader.get(withQuery(address, { only: 'unapproved', format }));
      assert.deepEqual([status, text.includes('href="#f-only"')], [422, true], `${address} ${format}`);
      assert.doesNotMatch(text, />40<|returned|not approved/);
    }
});

test('the shell says the same of each figure', async () => {
  for (const question of [measuredQuestion, resultQuestions[0]!]) {
    const { rows } = await db.read(cast.system, (tx) =>
      question.ask(tx, office.institute, { programmeId: programme.id, by: ['indicator'] }),
    );
    assert.deepEqual(
      rows.map(({ figures: { waiting, returned } }) => [waiting, returned]),
      [
        [0, 1],
        [1, 0],
      ],
      question.name,
    );
  }
});
