import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { refusedCells, sheetsOf } from '../../../../test/support/sheets.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const officer = cast.as('programme_officer');
const { look, bring } = sheetsOf(db, officer);
const as = { kind: 'targets' as const, programmeId: programme.id };
const heads = 'Outcome,Indicator,From,Until,Of whom,How it is meant,Value,Comment';
const row = (cell: string, value: string, goal = '') =>
  `OS1,1.1,2027-01-01,2027-12-31,${cell},${goal},${value},`;
const file = (...rows: string[]) => `${heads}\n${rows.join('\n')}\n`;
const counted = (outcome: Awaited<ReturnType<typeof bring>>) =>
  outcome.done ? [outcome.value.created, outcome.value.updated, outcome.value.unchanged] : outcome;
const [women, men] = ['sex:female', 'sex:male'] as const;

test('targets of parts above the whole’s are refused by their cell, and all are changed by one file in whatever order', async () => {
  await doing(db, officer, defineIndicator, {
    ...{ outcomeId: programme.outcomes[0], code: '1.1', title: { fr: { text: 'Membres', source: true } } },
    ...{ measure: 'number', overTime: 'last', overPartners: 'sum' },
  });
  const refused = async (...rows: string[]) => refusedCells((await look(file(...rows), as)).preview.refused);
  assert.deepEqual(await refused(row('', '100'), row(women, '60'), row(men, '50')), [
    'G4 results.check-sum-broken',
  ]);
  assert.deepEqual(await refused(row(women, '60', 'share'), row(men, '50', 'share')), [
    'G3 results.shares-beyond',
  ]);
  assert.deepEqual(
    counted(await bring(file(row(women, '60'), row(men, '40'), row('', '100')), as)),
    [3, 0, 0],
  );
  assert.deepEqual(await refused(row(men, '50')), ['G2 results.check-sum-broken']);
  const more = file(row(women, '90'), row(men, '80'), row('', '170'));
  assert.deepEqual(counted(await bring(more, as)), [0, 3, 0]);
  const less = file(row('', '50'), row(men, '20'), row(women, '30'));
  assert.deepEqual(counted(await bring(less, as)), [0, 3, 0]);
});
