import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { hiddenIn } from '../../../../test/support/partner-reports.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordMeasurement } from '../../results/commands/record-measurement.ts';
import { setBaseline } from '../../results/commands/set-baseline.ts';
import { setTarget } from '../../results/commands/set-target.ts';
import { standingTargets } from '../../results/queries/standing-targets.ts';

const db = await testDatabase();
const { officer, institute, programme, indicator } = await reportingOffice(db);
const [outcomeId] = programme.outcomes;
const [first, second] = programme.partnerships;
const reader = testApp(db).as(officer);
const said = (text: string) => ({ fr: { text, source: true as const } });
const last = { overTime: 'last', overPartners: 'none' };
const half = { from: `${reportYear}-01-01`, until: `${reportYear}-06-30`, provenance: 'Registre' };
const year = { from: `${reportYear}-01-01`, until: `${reportYear}-12-31` };
const record = (indicatorId: string, partnershipId: string | undefined, more: object) =>
  doing(db, officer, recordMeasurement, {
    ...{ indicatorId, partnershipId, ...half, ...more },
    ...(partnershipId ? { onBehalf: { source: 'Lettre' } } : {}),
  });
const scale = ['Aucune loi', 'Projet de loi', 'Loi votée'].map((label, at) => ({
  value: String(at + 1),
  label: said(label),
}));
const law = (title: string) => indicator({ ...last, measure: 'nominal', scale, title: said(title) });

const agreed = await law('Loi A');
await doing(db, officer, setBaseline, { indicatorId: agreed, year: reportYear - 1, value: '1' });
await doing(db, officer, setTarget, { indicatorId: agreed, ...year, value: '3', text: said('avec arrêté') });
await record(agreed, first, { value: '2', text: said('déposé en mai') });

const parted = await law('Loi B');
await record(parted, first, { value: '2', text: said('projet numéro 512') });
await record(parted, second, { value: '1' });

const told = await indicator({ ...last, measure: 'qualitative', title: said('Dialogue') });
await record(told, first, { text: said('Deux rencontres.') });
await record(told, second, { text: said('Aucune rencontre.') });

const outcome = () => reader.get(paths.outcome({ id: outcomeId }));
const csv = async (address: string) =>
  (await reader.get(withQuery(address, { format: 'csv', table: 'indicators' }))).text;
const lineOf = (text: string, title: string) => text.split('\n').find((line) => line.includes(title)) ?? '';

test('words of one partner are not those of a whole that has no answer', async () => {
  for (const address of [
    paths.outcome({ id: outcomeId }),
    paths.indicators({ id: outcomeId }),
    paths.indicator({ id: parted }),
  ]) {
    const { text } = await reader.get(address);
    const [head] = text.split('id="measurements"');
    assert.doesNotMatch(head!, /projet numéro 512/, address);
  }
  assert.doesNotMatch(await csv(paths.outcome({ id: outcomeId })), /projet numéro 512/);
});

test('of sentences of several the last is told with whose it is, on pages and in their files', async () => {
  const wanted = /, le plus récent de plusieurs\s: (Deux|Aucune) rencontres?\./;
  assert.match((await outcome()).text, wanted);
  assert.match((await reader.get(paths.indicator({ id: told }))).text, wanted);
  for (const address of [paths.outcome({ id: outcomeId }), paths.programme({ id: programme.id })])
    assert.match(lineOf(await csv(address), 'Dialogue'), wanted, address);
  const list = await reader.get(withQuery(paths.indicators({ id: outcomeId }), { format: 'csv' }));
  assert.match(lineOf(list.text, 'Dialogue'), wanted);
});

test('the files of an outcome and of a programme say categories by their words, with the words beside a target', async () => {
  for (const address of [paths.outcome({ id: outcomeId }), paths.programme({ id: programme.id })]) {
    const line = lineOf(await csv(address), 'Loi A');
    for (const word of ['Aucune loi', 'Projet de loi', 'Loi votée', 'avec arrêté'])
      assert.ok(line.includes(word), `${address}: ${word} in ${line}`);
  }
});

test('words of an answer that was overtaken are told no more', async () => {
  assert.match((await reader.get(paths.indicator({ id: agreed }))).text, /déposé en mai/);
  await record(agreed, first, { value: '3', from: `${reportYear}-07-01`, until: `${reportYear}-09-30` });
  const [head] = (await reader.get(paths.indicator({ id: agreed }))).text.split('id="measurements"');
  assert.doesNotMatch(head!, /déposé en mai/);
});

test('words beside a target go with its value: the grid shows them, and another value leaves them', async () => {
  const address = paths.targets({ id: agreed });
  const { text } = await reader.get(address);
  assert.match(text, /«\savec arrêté\s»/);
  const field = `targets.whole.${year.from}/${year.until}`;
  const hidden = hiddenIn(text);
  const { status } = await reader.post(address, {
    ...hidden,
    [`${field}.value`]: '2',
    reason: 'Moins',
  });
  assert.equal(status, 303);
  const rows = await db.read(officer, (tx) => standingTargets(tx, institute, agreed));
  assert.deepEqual(
    rows.map(({ value, text: words }) => [value, words]),
    [['2', null]],
  );
});
