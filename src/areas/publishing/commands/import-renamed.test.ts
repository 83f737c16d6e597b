import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import {
  activityXml,
  fileFrom,
  importInputOf,
  planFor,
  publicationXml,
  publishedText,
  someDates,
} from '../../../../test/support/publication.ts';
import { redefineIndicator } from '../../results/commands/redefine-indicator.ts';
import { takeBackDefinition } from '../../results/commands/take-back-definition.ts';
import { changesAnything } from '../rules/import-plan.ts';
import { importIati } from './import-iati.ts';

const db = await testDatabase();
const said = (text: string) => ({ fr: { text, source: true as const } });
const days = '<period-start iso-date="2024-01-01"/><period-end iso-date="2024-12-31"/>';

const fileOf = async (facts: string, title = 'I') => {
  const result = `<result type="2"><title><narrative>R</narrative></title><indicator measure="1"><title><narrative>${title}</narrative></title>
<period>${days}${facts}</period></indicator></result>`;
  const related = `${someDates}<related-activity ref="XX-R-P" type="1"/>${result}`;
  return importInputOf(publicationXml(activityXml('XX-R-P', someDates), activityXml('XX-R-P-O', related, 2)));
};
const fact = (kind: 'target' | 'actual', sex: string, value: number) =>
  `<${kind} value="${value}"><dimension name="sex" value="${sex}"/></${kind}>`;

const renamed = {
  axes: [
    {
      key: 'sex',
      label: said('Sexe'),
      categories: ['women', 'male'].map((key) => ({ key, label: said(key) })),
    },
  ],
  cells: [{ axis: 'sex', category: 'female', change: 'renamed', to: { axis: 'sex', category: 'women' } }],
};

/** The one indicator of an institute: how it is defined, and what stands of it. */
const definedIn = async (cast: Awaited<ReturnType<typeof makeCast>>) => {
  const officer = cast.as('programme_officer');
  const row = await db.read(officer, (tx) =>
    tx
      .selectFrom('indicator_versions as v')
      .innerJoin('indicators as i', 'i.id', 'v.indicator_id')
      .selectAll('v')
      .where('v.institute_id', '=', cast.institute.id)
      .executeTakeFirstOrThrow(),
  );
  const definition = {
    ...{ indicatorId: row.indicator_id, title: row.title, measure: row.measure },
    ...{ overTime: row.over_time, overPartners: row.over_partners, reason: 'Another code list' },
  };
  const facts = () =>
    db.read(officer, async (tx) => {
      const of = async (table: 'targets' | 'measurements') =>
        (
          await tx
            .selectFrom(table)
            .select(['value', 'breakdown'])
            .where('indicator_id', '=', row.indicator_id)
            .where('ended_by_no', 'is', null)
            .execute()
        )
          .map(({ value, breakdown }) => `${(breakdown as { sex: string }).sex} ${Number(value)}`)
          .sort();
      return { targets: await of('targets'), measurements: await of('measurements') };
    });
  return { indicatorId: row.indicator_id, definition, facts };
};

test('a publication read again after a standard category was renamed says what stands, and what is gone is kept aside', async () => {
  const cast = await makeCast(db);
  const officer = cast.as('programme_officer');
  const before = `${fact('target', 'female', 40)}${fact('actual', 'female', 7)}${fact('actual', 'male', 5)}`;
  await doing(db, officer, importIati, await fileOf(before));
  const { definition, facts } = await definedIn(cast);
  await doing(db, officer, redefineIndicator, { ...definition, ...renamed, version: 1 });
  const stood = await facts();
  assert.deepEqual(stood, { targets: ['women 40'], measurements: ['female 7', 'male 5'] });
  const again = await fileOf(before);
  assert.deepEqual((await planFor(db, cast, again.file)).results, []);
  await doing(db, officer, importIati, again);
  assert.deepEqual(await facts(), stood);

  const more = await fileOf(`${before}${fact('actual', 'unknown', 2)}`);
  const { listed } = await doing(db, officer, importIati, more);
  assert.deepEqual(
    listed.flatMap(({ path, reason }) => (reason === 'no-such-category' ? path.replace(/.*period/, '') : [])),
    ['[1]/actual[3]'],
  );
  assert.deepEqual(await facts(), stood);
  const changed = await fileOf(before.replace('value="7"', 'value="8"'));
  await doing(db, officer, importIati, changed);
  assert.deepEqual((await facts()).measurements, ['female 8', 'male 5']);
  // It is published in the words in which it came, once.
  const out = await fileFrom(await publishedText(db, cast, 'P'));
  const results = ({ activities }: typeof out) => activities[1]!.activity.results;
  assert.deepEqual(results(out), results(changed.file));
  assert.equal(changesAnything(await planFor(db, cast, changed.file)), false);
});

test('a publication of between a version and its being taken back says what stands when it is read again', async () => {
  const cast = await makeCast(db);
  const officer = cast.as('programme_officer');
  const before = `${fact('target', 'female', 40)}${fact('actual', 'female', 7)}${fact('actual', 'male', 5)}`;
  await doing(db, officer, importIati, await fileOf(before));
  const { indicatorId, definition, facts } = await definedIn(cast);
  await doing(db, officer, redefineIndicator, { ...definition, ...renamed, version: 1 });
  // Its own publication of that time, in the words of that time.
  const between = await fileOf(before.replaceAll('female', 'women'));
  await doing(db, officer, takeBackDefinition, { indicatorId, version: 2, reason: 'Noted wrongly' });
  const stood = await facts();
  assert.deepEqual(stood, { targets: ['female 40'], measurements: ['female 7', 'male 5'] });
  assert.deepEqual((await planFor(db, cast, between.file)).results, []);
  const { listed } = await doing(db, officer, importIati, between);
  assert.deepEqual(
    listed.map(({ reason }) => reason).filter((why) => why === 'no-such-category'),
    [],
  );
  assert.deepEqual(await facts(), stood);
  const changed = await fileOf(before.replaceAll('female', 'women').replace('value="7"', 'value="8"'));
  await doing(db, officer, importIati, changed);
  assert.deepEqual((await facts()).measurements, ['female 8', 'male 5']);
});
