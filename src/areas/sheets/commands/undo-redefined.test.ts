import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { sheetsOf } from '../../../../test/support/sheets.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { redefineIndicator } from '../../results/commands/redefine-indicator.ts';
import { setBaseline } from '../../results/commands/set-baseline.ts';
import { setTarget } from '../../results/commands/set-target.ts';
import { indicatorRollUps } from '../../results/queries/indicator-roll-ups.ts';
import type { SheetKind } from '../rules/sheet-kinds.ts';
import { undoSheet } from './undo-sheet.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const institute = cast.institute.id;
const officer = cast.as('programme_officer');
const { bring } = sheetsOf(db, officer);
const definition = {
  title: { fr: { text: 'Membres', source: true } },
  measure: 'number',
  overTime: 'last',
  overPartners: 'sum',
};
const year = { from: '2028-01-01', until: '2028-12-31' };
const files: Partial<Record<SheetKind, string>> = {
  targets:
    'Outcome,Indicator,From,Until,Value,Comment\nOS1,1.1,2028-01-01,2028-12-31,500,\nOS1,1.2,2028-01-01,2028-12-31,60,\n',
  baselines: 'Outcome,Indicator,Baseline year,Value,Comment\nOS1,1.1,2026,500,\nOS1,1.2,2026,60,\n',
};

for (const kind of ['targets', 'baselines'] as const)
  test(`an undone file of ${kind} brings none of before the indicator meant something else`, async () => {
    const programme = await makeProgramme(db, cast);
    const indicator = async (code: string) =>
      (await doing(db, officer, defineIndicator, { ...definition, code, outcomeId: programme.outcomes[0] }))
        .id;
    const [persons, kept] = [await indicator('1.1'), await indicator('1.2')];
    for (const [indicatorId, value] of [
      [persons, '400'],
      [kept, '50'],
    ]) {
      await doing(db, officer, setTarget, { indicatorId, ...year, value });
      await doing(db, officer, setBaseline, { indicatorId, year: 2026, value });
    }
    const brought = await bring(files[kind]!, { kind, programmeId: programme.id });
    assert.ok(brought.done, JSON.stringify(brought));
    assert.equal(brought.value.updated, 2);
    await doing(db, officer, redefineIndicator, {
      ...{ ...definition, indicatorId: persons, version: 1, comparable: false, reason: 'Counted otherwise' },
    });
    const undone = await doing(db, officer, undoSheet, { id: brought.value.id, reason: 'Another list' });
    assert.deepEqual([undone.voided, undone.restored], [1, 1]);
    const rows = await db.read(officer, (tx) =>
      indicatorRollUps(tx, institute, { indicatorIds: [persons, kept] }),
    );
    const shown = rows.map((row) => (kind === 'targets' ? row.target : row.baseline)?.value ?? null);
    assert.deepEqual(shown, [null, '50']);
  });
