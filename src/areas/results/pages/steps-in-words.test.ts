import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { paths, withQuery } from '../../../paths.ts';
import { redefineIndicator } from '../commands/redefine-indicator.ts';
import { setBaseline } from '../commands/set-baseline.ts';
import { setTarget } from '../commands/set-target.ts';

const db = await testDatabase();
const { cast, programme, partnershipId, indicator, record, open } = await reportingOffice(db);
const [, otherId] = programme.partnerships;
const officer = testApp(db).as(cast.as('programme_officer', { language: 'fr' }));
const partner = testApp(db).as(
  cast.as('partner_coordinator', { partnerships: [partnershipId], language: 'nl' }),
);
const label = (fr: string, nl: string) => ({ fr: { text: fr, source: true }, nl: { text: nl } });
const scaled = {
  measure: 'ordinal',
  overTime: 'last',
  overPartners: 'mean',
  scale: [
    { value: '1', label: label('faible', 'zwak') },
    { value: '2.5', label: label('moyenne', 'gemiddeld') },
    { value: '4', label: label('forte', 'sterk') },
  ],
};
const [q1, q2] = [
  { from: `${reportYear}-01-01`, until: `${reportYear}-03-31` },
  { from: `${reportYear}-04-01`, until: `${reportYear}-06-30` },
];
const year = { from: `${reportYear}-01-01`, until: `${reportYear}-12-31` };
const result = (query: Record<string, string>) => withQuery(paths.resultFigures({ id: programme.id }), query);

/** The texts that stand between tags, each once. */
const saidOn = async (address: string, visitor = officer): Promise<Set<string>> => {
  const { status, text } = await visitor.get(address);
  assert.equal(status, 200, address);
  return new Set(text.split(/<[^>]*>/).map((piece) => piece.trim()));
};

const id = await indicator(scaled);
await doing(db, cast.system, setBaseline, { indicatorId: id, year: reportYear - 1, value: '1' });
await doing(db, cast.system, setTarget, { indicatorId: id, ...year, value: '4' });
await record(id, '1', q1);
await record(id, '2.5', q2);

test('a step stands with its word wherever a value of a scale is shown', async () => {
  const [was, is, aimed] = ['1 · faible', '2,5 · moyenne', '4 · forte'];
  const pages: [string, string[]][] = [
    [paths.indicator({ id }), [was, is, aimed]],
    [paths.indicators({ id: programme.outcomes[0] }), [is, aimed]],
    [paths.outcome({ id: programme.outcomes[0] }), [was, is, aimed]],
    [result({ indicator: id, time: 'quarter' }), [was, is, aimed]],
    [result({ lines: 'partner', time: 'quarter' }), [was, is]],
    [paths.figureEntries({ id }), [was, is, aimed]],
    [paths.partnerResults({ id: partnershipId }), [is]],
    [paths.measurements(), [was, is]],
  ];
  for (const [address, wanted] of pages) {
    const said = await saidOn(address);
    for (const text of wanted) assert.ok(said.has(text), `${address}: ${text}`);
    assert.ok(!said.has('2,5'), address);
  }
  const charted = (await officer.get(result({ indicator: id, time: 'quarter' }))).text;
  const [chart = ''] = charted.match(/<figure class="chart.*?<\/figure>/s) ?? [];
  assert.match(chart, /<td[^>]*><span>2,5 · moyenne<\/span>/);
  assert.doesNotMatch(chart, /<text[^>]*>[^<]*·/, 'the axis has numbers');
  assert.ok((await saidOn(paths.indicator({ id }), partner)).has('2,5 · gemiddeld'));
});

test('a sheet and its review show the step; a file keeps the number', async () => {
  const own = await indicator(scaled);
  const { now, submitting } = await open([own]);
  await submitting([{ indicatorId: own, value: '4' }]);
  const { id: reportId } = (await now()).report;
  for (const address of [paths.measurementReport({ id: reportId }), paths.reviewReport({ id: reportId })])
    assert.ok((await saidOn(address)).has('4 · forte'), address);
  const { text } = await officer.get(result({ indicator: own, format: 'csv' }));
  assert.match(text, /;4;/);
  assert.doesNotMatch(text, /·/);
});

test('what partners come to between steps is a number; each of them has its step', async () => {
  const between = await indicator(scaled);
  await record(between, '2.5', q1);
  await record(between, '4', { ...q1, partnershipId: otherId }, cast.as('programme_officer'));
  assert.ok((await saidOn(result({ indicator: between, time: 'none' }))).has('3,25'));
  const apart = await saidOn(result({ indicator: between, lines: 'partner', time: 'none' }));
  for (const text of ['2,5 · moyenne', '4 · forte']) assert.ok(apart.has(text), text);
});

test('what was measured under an earlier definition has the steps of that', async () => {
  const before = await indicator(scaled);
  await record(before, '2.5', q1);
  const anew = [
    { value: '1', label: label('non', 'neen') },
    { value: '2.5', label: label('à peine', 'nauwelijks') },
  ];
  await doing(db, cast.system, redefineIndicator, {
    ...{ indicatorId: before, version: 1, comparable: false, title: label('Autre', 'Andere') },
    reason: 'Counted otherwise',
    ...scaled,
    scale: anew,
  });
  const { text } = await officer.get(paths.indicator({ id: before }));
  const [earlier = ''] = text.match(/id="earlier".*?<\/section>/s) ?? [];
  assert.match(earlier, /2,5 · moyenne/);
  assert.doesNotMatch(earlier, /à peine<\/a>/);
});

test('the answer of one partner reads as yes or no, what several say as a number', async () => {
  const asked = await indicator({ measure: 'boolean', overTime: 'last', overPartners: 'sum' });
  await record(asked, '1', q1);
  await record(asked, '0', { ...q1, partnershipId: otherId }, cast.as('programme_officer'));
  const apart = await saidOn(result({ indicator: asked, lines: 'partner', time: 'none' }));
  assert.ok(apart.has('oui') && apart.has('non'));
  const together = await saidOn(result({ indicator: asked, time: 'none' }));
  assert.ok(together.has('1') && !together.has('oui'));
  assert.ok((await saidOn(paths.partnerResults({ id: partnershipId }))).has('oui'));
});
