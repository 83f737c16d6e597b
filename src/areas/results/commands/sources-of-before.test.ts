import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testPlace } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { withOwner } from '../../../db/owner.ts';
import { newId } from '../../../kernel/id.ts';
import { projectRoot } from '../../../root.ts';
import { indicatorRollUps } from '../queries/indicator-roll-ups.ts';
import { addLibraryIndicator } from './add-library-indicator.ts';
import { defineIndicator } from './define-indicator.ts';

const place = await testPlace();
const db = place.open();
const cast = await makeCast(db);
const { outcomes, programmeId } = await makeOffice(db, cast);
const definition = { measure: 'number', overTime: 'last', overPartners: 'sum' } as const;

type Before = { source: string | null; responsible: string | null };

/** The tables as they were before these were values, and the migration itself. */
const upgrade = (texts: ReadonlyMap<string, Before>, [library, shown]: readonly [string, string]) =>
  withOwner(place.ownerUrl, async (owner) => {
    await owner.query('begin; set local role relais_owner');
    await owner.query(`alter table indicator_versions drop column source_of_verification, drop column responsible,
      add column source_of_verification text, add column responsible text`);
    await owner.query(
      'alter table library_indicators drop column source_of_verification, add column source_of_verification text',
    );
    for (const [id, { source, responsible }] of texts)
      await owner.query(
        'update indicator_versions set source_of_verification = $2, responsible = $3 where indicator_id = $1',
        [id, source, responsible],
      );
    await owner.query('update library_indicators set source_of_verification = $2 where id = $1', [
      library,
      shown,
    ]);
    await owner.query('commit');
    await owner.query('begin; set local role relais_owner');
    await owner.query(readFileSync(join(projectRoot, 'db/migrations/0243-sources-in-languages.sql'), 'utf8'));
    await owner.query('commit');
    const { rows } = await owner.query(
      `select indicator_id as id, source_of_verification as source, responsible from indicator_versions
       union all select id, source_of_verification, null from library_indicators`,
    );
    return new Map(rows.map(({ id, ...said }) => [id as string, said]));
  });

test('sources and functions that stood before they had languages are read in that of the library or of the title, and no figure changes', async () => {
  const library = newId();
  const title = { nl: { text: 'Leden', source: true as const } };
  await doing(db, cast.system, addLibraryIndicator, {
    ...{ id: library, key: 'own', level: '2', title, ...definition, source: 'Eigen', confidence: 'own' },
  });
  const define = async (code: string, said: object, libraryId?: string) => {
    const id = newId();
    const where = { id, outcomeId: outcomes[0], code, ...(libraryId ? { libraryId } : {}) };
    await doing(db, cast.system, defineIndicator, { ...where, title: said, ...definition } as never);
    return id;
  };
  const french = { nl: { text: 'Leden', of: 'x' }, fr: { text: 'Membres', source: true } };
  const own = await define('S1', french);
  const taken = await define('S2', french, library);
  const blank = await define('S3', french);
  const none = await define('S4', { en: { text: 'Members' } });
  const figures = () =>
    db.read(cast.system, async (tx) =>
      (await indicatorRollUps(tx, cast.institute.id, { programmeId })).map(
        ({ indicator, actual, target }) => [
          ...[indicator.id, indicator.series, indicator.meaning, indicator.version],
          ...[actual?.value, target?.value],
        ],
      ),
    );
  const before = await figures();
  const after = await upgrade(
    new Map([
      [own, { source: 'Registre', responsible: 'Direction' }],
      [taken, { source: 'Ledenlijst', responsible: 'Direction' }],
      [blank, { source: ' ', responsible: null }],
      [none, { source: 'Register', responsible: 'Director' }],
    ]),
    [library, 'ledenlijst'],
  );
  const said = (language: string, text: string) => ({ [language]: { text, source: true } });
  assert.deepEqual(after.get(own), {
    source: said('fr', 'Registre'),
    responsible: said('fr', 'Direction'),
  });
  assert.deepEqual(after.get(taken), {
    source: said('nl', 'Ledenlijst'),
    responsible: said('fr', 'Direction'),
  });
  assert.deepEqual(after.get(blank), { source: {}, responsible: {} });
  assert.deepEqual(after.get(none), { source: said('en', 'Register'), responsible: said('en', 'Director') });
  assert.deepEqual(after.get(library)?.source, said('nl', 'ledenlijst'));
  assert.deepEqual(await figures(), before);
});
