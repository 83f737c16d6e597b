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
import { libraryIndicators } from '../queries/library-indicators.ts';
import { adoptLibrary } from './adopt-library.ts';
import { defineIndicator } from './define-indicator.ts';
import { redefineIndicator } from './redefine-indicator.ts';

const place = await testPlace();
const db = place.open();
const cast = await makeCast(db);
const { outcomes, indicatorId, programmeId } = await makeOffice(db, cast);
const institute = cast.institute.id;

/** The table as it was before units were values, and the migration itself. */
const upgrade = (texts: ReadonlyMap<string, string | null>) =>
  withOwner(place.ownerUrl, async (owner) => {
    await owner.query('begin; set local role relais_owner');
    await owner.query('alter table indicator_versions drop column unit, add column unit text');
    for (const [id, text] of texts)
      await owner.query('update indicator_versions set unit = $2 where indicator_id = $1', [id, text]);
    await owner.query('commit');
    await owner.query('begin; set local role relais_owner');
    await owner.query(readFileSync(join(projectRoot, 'db/migrations/0239-units-in-languages.sql'), 'utf8'));
    await owner.query('commit');
    const { rows } = await owner.query('select indicator_id as id, unit, series from indicator_versions');
    return new Map(rows.map(({ id, unit, series }) => [id as string, { unit, series }]));
  });

test('units of before are values in the language of the title or of the library that says the same, and no figure or series changes', async () => {
  await doing(db, cast.system, adoptLibrary, {});
  const [members] = (await db.read(cast.system, (tx) => libraryIndicators(tx, institute, {}))).filter(
    ({ unit }) => unit.nl?.text === 'leden',
  );
  const definition = { measure: 'number', overTime: 'last', overPartners: 'sum' } as const;
  const define = async (code: string, title: object, libraryId?: string) => {
    const id = newId();
    const place = { id, outcomeId: outcomes[0], code, ...(libraryId ? { libraryId } : {}) };
    await doing(db, cast.system, defineIndicator, { ...place, title, ...definition } as never);
    return id;
  };
  const french = { nl: { text: 'Leden', of: 'x' }, fr: { text: 'Membres', source: true } };
  const own = await define('U1', french);
  const taken = await define('U2', french, members!.id);
  const blank = await define('U3', french);
  const none = await define('U4', { en: { text: 'Members' } });
  const figures = () =>
    db.read(cast.system, async (tx) =>
      (await indicatorRollUps(tx, institute, { programmeId })).map(({ indicator, actual, target }) => [
        ...[indicator.id, indicator.series, indicator.meaning, indicator.version],
        ...[actual?.value, target?.value],
      ]),
    );
  const before = await figures();
  const after = await upgrade(
    new Map([
      [own, 'affiliés'],
      [taken, 'leden'],
      [blank, '  '],
      [none, 'members'],
      [indicatorId, null],
    ]),
  );
  assert.deepEqual(after.get(own)?.unit, { fr: { text: 'affiliés', source: true } });
  assert.deepEqual(after.get(taken)?.unit, { nl: { text: 'leden', source: true } });
  assert.deepEqual(after.get(blank)?.unit, {});
  assert.deepEqual(after.get(none)?.unit, { en: { text: 'members', source: true } });
  assert.deepEqual(after.get(indicatorId)?.unit, {});
  assert.deepEqual(await figures(), before);
  const description = { fr: { text: 'Au 31 décembre', source: true } };
  const said = { indicatorId: own, version: 1, title: french, description, ...definition, unit: 'affiliés' };
  const again = await doing(db, cast.system, redefineIndicator, said as never);
  assert.equal(again.edition, 2);
  assert.equal((await figures()).find(([id]) => id === own)?.[1], 1, 'the same unit: the same series');
});
