import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Cast, doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import {
  activityXml,
  fileFrom,
  importedRows,
  importInputOf,
  planFor,
  publicationXml,
  publishedText,
  someDates,
} from '../../../../test/support/publication.ts';
import { headOf } from '../../../command/journal.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { outcomesAsOf } from '../../overview/queries/outcomes-as-of.ts';
import { programmeNamed } from '../queries/publications.ts';
import { changesAnything } from '../rules/import-plan.ts';
import { realFile, standardFile, withStandard } from '../xml/standard-files.ts';
import { importIati } from './import-iati.ts';

const db = await testDatabase();
const union = standardFile('examples/made-union-programme.xml');

const entries = (cast: Cast) =>
  db.read(cast.system, (tx) =>
    tx
      .selectFrom('audit_entries')
      .select(['command', 'subject_kind'])
      .where('chain', '=', cast.institute.id)
      .where('outcome', '=', 'done')
      .orderBy('no')
      .execute(),
  );

test(
  'the real publication arrives whole, in one entry, and a second time nothing changes',
  withStandard,
  async () => {
    const cast = await makeCast(db);
    const input = await importInputOf(readFileSync(realFile));
    const { counts, listed } = await doing(db, cast.as('programme_officer'), importIati, input);
    assert.deepEqual(
      { ...counts, organisations: 0, created: 0 },
      {
        programmes: 2,
        outcomes: 16,
        organisations: 0,
        transactions: 565,
        budgets: 80,
        results: 15,
        indicators: 59,
        created: 0,
        updated: 0,
        unchanged: 0,
      },
    );
    const rows = await importedRows(db, cast);
    assert.deepEqual(
      [
        rows.programmes,
        rows.outcomes,
        rows.transactions,
        rows.budget_amounts,
        rows.indicators,
        rows.organisations,
      ],
      [2, 16, 565, 80, 59, counts.organisations],
    );
    assert.ok(listed.some(({ reason }) => reason === 'unreadable'));
    assert.deepEqual((await entries(cast)).at(-1), { command: 'import-iati', subject_kind: 'iati-import' });
    const again = await planFor(db, cast, input.file);
    assert.equal(again.counts.unchanged, counts.created);
    assert.equal(changesAnything(again), false);
  },
);

test(
  'an edited file changes exactly what was edited, each fact by a row that replaces another',
  withStandard,
  async () => {
    const cast = await makeCast(db);
    const before = readFileSync(union, 'utf8');
    await doing(db, cast.as('programme_officer'), importIati, await importInputOf(before));
    const rows = await importedRows(db, cast);
    const edited = before
      .replace('>60000<', '>61000<')
      .replace('<actual value="9"/>', '<actual value="11"/>')
      .replace('Droits syndicaux en Am', 'Les droits syndicaux en Am');
    const { counts } = await doing(db, cast.as('programme_officer'), importIati, await importInputOf(edited));
    assert.deepEqual([counts.created, counts.updated, counts.unchanged], [0, 3, 18]);
    const after = await importedRows(db, cast);
    const grown = (Object.keys(rows) as (keyof typeof rows)[]).filter(
      (table) => rows[table] !== after[table],
    );
    assert.deepEqual(grown, ['transactions', 'measurements', 'iati_imports', 'iati_details']);
    assert.equal(after.transactions - rows.transactions, 1);
    assert.equal(after.measurements - rows.measurements, 1);
    const replaced = await db.read(cast.system, (tx) =>
      tx
        .selectFrom('transactions as now')
        .innerJoin('transactions as was', 'was.id', 'now.replaces_id')
        .select(['was.amount_minor as was', 'now.amount_minor as now', 'was.ended_by_no'])
        .where('now.institute_id', '=', cast.institute.id)
        .execute(),
    );
    assert.deepEqual(
      replaced.map(({ was, now, ended_by_no }) => [was, now, ended_by_no !== null]),
      [[6_000_000, 6_100_000, true]],
    );
    const out = await fileFrom(await publishedText(db, cast, 'P2022'));
    const wanted = (await fileFrom(edited)).activities.map(({ activity }) => activity);
    assert.deepEqual(
      out.activities.map(({ activity }) => activity),
      wanted,
    );
  },
);

test('what a file no longer names stays, and is published still', withStandard, async () => {
  const cast = await makeCast(db);
  const whole = readFileSync(union, 'utf8');
  await doing(db, cast.as('programme_officer'), importIati, await importInputOf(whole));
  const without = whole.replace(/<transaction ref="D-2">.*?<\/transaction>/, '');
  assert.notEqual(without, whole);
  assert.equal(changesAnything(await planFor(db, cast, await fileFrom(without))), false);
  assert.match(await publishedText(db, cast, 'P2022'), /ref="D-2"/);
});

test('an outcome without a programme, an identifier twice or none refuses the whole file with its path', async () => {
  const cast = await makeCast(db);
  const officer = cast.as('programme_officer');
  const good = activityXml('XX-R-P', someDates);
  const bad: Record<string, [string, string]> = {
    'publishing.no-programme': [
      activityXml('XX-R-O', `${someDates}<related-activity ref="XX-R-Q" type="1"/>`, 2),
      '/iati-activities/iati-activity[2]',
    ],
    'publishing.identifier-twice': [good, '/iati-activities/iati-activity[2]'],
    'publishing.no-identifier': [activityXml('', someDates), '/iati-activities/iati-activity[2]'],
    'publishing.no-days': [activityXml('XX-R-Z', ''), '/iati-activities/iati-activity[2]'],
  };
  for (const [key, [second, path]] of Object.entries(bad)) {
    const input = await importInputOf(publicationXml(good, second));
    const refused = await perform(db, officer, importIati, newId(), input);
    assert.ok(!refused.done, key);
    assert.deepEqual(Object.keys(refused.fields ?? {}), [path], key);
    assert.equal(refused.fields?.[path]?.[0]?.key, key);
  }
  assert.ok(Object.values(await importedRows(db, cast)).every((count) => count === 0));
});

test('an outcome without a programme is attached where the import says so', async () => {
  const cast = await makeCast(db);
  const officer = cast.as('programme_officer');
  await doing(db, officer, importIati, await importInputOf(publicationXml(activityXml('XX-R-P', someDates))));
  const attachTo = await db.read(cast.system, (tx) => programmeNamed(tx, cast.institute.id, 'P'));
  const orphan = await importInputOf(publicationXml(activityXml('XX-R-O', someDates, 2)));
  await doing(db, officer, importIati, { ...orphan, attachTo });
  const outcomes = await db.read(cast.system, (tx) =>
    tx
      .selectFrom('outcomes')
      .select(['code', 'programme_id'])
      .where('institute_id', '=', cast.institute.id)
      .execute(),
  );
  assert.deepEqual(outcomes, [{ code: 'O', programme_id: attachTo }]);
});

test('an outcome that a second import changes is read as it stood before, as of a number before', async () => {
  const cast = await makeCast(db);
  const officer = cast.as('programme_officer');
  const saying = (text: string) => {
    const outcome = activityXml('XX-R-O', `${someDates}<related-activity ref="XX-R-P" type="1"/>`, 2);
    const worded = outcome.replace('<narrative>T<', `<narrative>${text}<`);
    return importInputOf(publicationXml(activityXml('XX-R-P', someDates), worded));
  };
  const wordsAsOf = async (asOf?: number) =>
    (await db.read(cast.system, (tx) => outcomesAsOf(tx, cast.institute.id, {}, asOf))).map(
      ({ title }) => title.fr?.text,
    );
  await doing(db, officer, importIati, await saying('Droits'));
  const head = await db.read(cast.system, (tx) => headOf(tx, cast.institute.id));
  await doing(db, officer, importIati, await saying('Droits du travail'));
  assert.deepEqual(await wordsAsOf(), ['Droits du travail']);
  assert.deepEqual(await wordsAsOf(head.lastNo), ['Droits']);
});

test('a record that cannot stand in a table is listed, kept, and published again', async () => {
  const cast = await makeCast(db);
  const bad = [
    '<transaction><transaction-type code="3"/><transaction-date iso-date="2024-01-01"/><value value-date="2024-01-01">1.000,50</value></transaction>',
    '<transaction><transaction-type code="99"/><transaction-date iso-date="2024-01-01"/><value value-date="2024-01-01">5</value></transaction>',
    '<transaction ref="ok"><transaction-type code="3"/><transaction-date iso-date="2024-01-01"/><value value-date="2024-01-01">5.125</value></transaction>',
  ];
  const input = await importInputOf(publicationXml(activityXml('XX-R-P', someDates + bad.join(''))));
  const { listed, counts } = await doing(db, cast.as('programme_officer'), importIati, input);
  const reasons = listed
    .filter(({ path }) => path.includes('transaction'))
    .map(({ path, reason }) => `${path.slice(34)} ${reason}`);
  assert.deepEqual(reasons, [
    'transaction[1]/value[1]/text() unreadable',
    'transaction[1] no-amount',
    'transaction[2] unknown-code',
  ]);
  assert.equal(counts.transactions, 3);
  assert.equal((await importedRows(db, cast)).transactions, 1);
  const out = await fileFrom(await publishedText(db, cast, 'P'));
  assert.deepEqual(out.activities[0]!.activity.transactions, input.file.activities[0]!.activity.transactions);
  const again = await planFor(db, cast, input.file);
  assert.equal(changesAnything(again), false);
  assert.equal(again.counts.created + again.counts.updated, 0);
});

test('a second baseline of a year and a second target of a place are listed, kept, and published again', async () => {
  const cast = await makeCast(db);
  const days = '<period-start iso-date="2024-01-01"/><period-end iso-date="2024-12-31"/>';
  const fileOf = async (value: string) => {
    const result = `<result type="2"><title><narrative>R</narrative></title><indicator measure="1"><title><narrative>I</narrative></title>
<baseline year="2023" value="1"/><baseline year="2023" iso-date="2023-05-01" value="2"/>
<period>${days}<target value="${value}"/><target value="4"/><actual value="5"/><actual value="6"/></period></indicator></result>`;
    const outcome = activityXml(
      'XX-R-P-O',
      `${someDates}<related-activity ref="XX-R-P" type="1"/>${result}`,
      2,
    );
    return importInputOf(publicationXml(activityXml('XX-R-P', someDates), outcome));
  };
  for (const value of ['3', '7']) {
    const input = await fileOf(value);
    const { listed } = await doing(db, cast.as('programme_officer'), importIati, input);
    const reasons = listed.flatMap(({ path, reason }) =>
      reason.startsWith('repeated') ? `${path.replace(/.*indicator/, 'indicator')} ${reason}` : [],
    );
    assert.deepEqual(reasons, [
      'indicator[1]/baseline[2] repeated-baseline',
      'indicator[1]/period[1]/target[2] repeated-target',
    ]);
    const out = await fileFrom(await publishedText(db, cast, 'P'));
    const wanted = input.file.activities[1]!.activity.results;
    assert.deepEqual(out.activities[1]!.activity.results, wanted, value);
    assert.equal(changesAnything(await planFor(db, cast, input.file)), false);
  }
});

test('a programme officer and the director may import; nobody else, and an import stays in its institute', async () => {
  const cast = await makeCast(db);
  const stranger = await makeCast(db);
  const input = await importInputOf(publicationXml(activityXml('XX-R-P', someDates)));
  for (const role of ['finance_officer', 'administrator', 'auditor', 'partner_coordinator'] as const)
    await assert.rejects(perform(db, cast.as(role), importIati, newId(), input), NotAllowed, role);
  await doing(db, cast.as('director'), importIati, input);
  assert.equal((await importedRows(db, stranger)).programmes, 0);
  assert.equal((await planFor(db, stranger, input.file)).counts.created, 2);
});
