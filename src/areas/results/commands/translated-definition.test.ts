import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { type Localized, withTranslation } from '../../../kernel/localized.ts';
import { definitionOfVersion, definitionsOf } from '../queries/indicators.ts';
import { redefineIndicator } from './redefine-indicator.ts';

const db = await testDatabase();
const { cast, officer, indicator, record } = await reportingOffice(db);
const institute = cast.institute.id;
const at = async (id: string) =>
  (await db.read(officer, (tx) => definitionsOf(tx, institute, [id]))).get(id)!;

const said = (text: string): Localized => ({ fr: { text, source: true } });
const counted = { measure: 'number', overTime: 'sum', overPartners: 'sum' } as const;
const mines = { key: 'mines', label: said('mines') };
const docks = { key: 'docks', label: said('docks') };
const axis = { key: 'branche', label: said('Branche'), categories: [mines, docks] };
const first = { ...counted, title: said('Membres'), unit: said('personnes'), axes: [axis] };

const dutch = {
  ...first,
  title: withTranslation(first.title, 'nl', 'Leden'),
  axes: [
    {
      ...axis,
      label: withTranslation(axis.label, 'nl', 'Bedrijfstak'),
      categories: [{ ...mines, label: withTranslation(mines.label, 'nl', 'mijnen') }, docks],
    },
  ],
};

const redefined = async (id: string, definition: object) => {
  const { version } = await at(id);
  await doing(db, officer, redefineIndicator, { indicatorId: id, version, ...definition } as never);
  return at(id);
};

test('words in further languages are no new version: what was measured stands as it did, and the trail says what they were', async () => {
  const id = await indicator(first);
  await record(id, '41', { breakdown: { branche: 'mines' } });
  const before = await at(id);
  const after = await redefined(id, { ...dutch, reason: 'Traduit' });
  assert.deepEqual(
    [after.versionId, after.edition, after.series, after.meaning],
    [before.versionId, 1, 1, before.meaning],
  );
  assert.deepEqual([after.title, after.axes], [dutch.title, dutch.axes]);
  assert.equal(after.version, before.version + 1, 'whoever has the form open is told');
  const [entry] = await db.read(officer, async (tx) =>
    (
      await sql<{ body: string }>`select p.body from audit_payloads p join audit_entries e using (chain, no)
        where e.chain = ${institute} and e.subject_id = ${id} order by e.no desc limit 1`.execute(tx)
    ).rows.map(({ body }) => JSON.parse(body)),
  );
  const words = 'nl: Membres = Leden; Branche = Bedrijfstak; mines = mijnen';
  assert.deepEqual(entry.before, { translations: [], edition: 1 });
  assert.deepEqual(entry.after, { translations: [words], edition: 1, reason: 'Traduit' });
});

test('a version before that says the same in its first words says it in them too, and nothing else of it changes', async () => {
  const id = await indicator(first);
  const { versionId } = await at(id);
  const harbours = { ...docks, label: said('ports') };
  const second = { ...first, title: said('Affiliés'), axes: [{ ...axis, categories: [mines, harbours] }] };
  assert.equal((await redefined(id, second)).edition, 2);
  const [translated] = dutch.axes;
  const words = { ...second, axes: [{ ...translated!, categories: [translated!.categories[0]!, harbours] }] };
  assert.equal((await redefined(id, words)).edition, 2);
  const old = (await db.read(officer, (tx) => definitionOfVersion(tx, institute, id, versionId)))!;
  assert.deepEqual([old.title, old.unit], [first.title, first.unit]);
  assert.deepEqual(old.axes, [{ ...translated!, categories: [translated!.categories[0]!, docks] }]);
});

test('other first words, a part that was not said, a series that begins and a category more are a new version', async () => {
  const cases = {
    'first words': { ...dutch, title: withTranslation(said('Affiliés'), 'nl', 'Leden') },
    'another first language': { ...first, title: { nl: { text: 'Leden', source: true } } },
    'a part that was not said': { ...dutch, description: said('Cotisants') },
    'a series': { ...dutch, comparable: false, reason: 'Autrement' },
    'a category': {
      ...first,
      axes: [{ ...axis, categories: [mines, docks, { key: 'rail', label: said('rail') }] }],
    },
  };
  for (const [name, definition] of Object.entries(cases)) {
    const id = await indicator(first);
    assert.equal((await redefined(id, definition)).edition, 2, name);
  }
});

test('two people who translate meanwhile do not undo each other', async () => {
  const id = await indicator(first);
  const { version } = await at(id);
  await redefined(id, dutch);
  const late = { ...first, title: withTranslation(first.title, 'en', 'Members') };
  const refused = await perform(db, officer, redefineIndicator, newId(), {
    indicatorId: id,
    version,
    ...late,
  });
  assert.ok(!refused.done && refused.conflict);
  assert.deepEqual((await at(id)).title, dutch.title);
});
