import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { refusedCells, sheetsOf } from '../../../../test/support/sheets.ts';
import { partnerOf } from '../../../../test/support/union-work.ts';
import { wordsIn } from '../../../text/words.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { standingFigures } from '../queries/figure-plan.ts';
import { exportBytes, sheetExport } from '../queries/sheet-export.ts';
import type { SheetKind } from '../rules/sheet-kinds.ts';
import { undoSheet } from './undo-sheet.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const institute = cast.institute.id;
const officer = cast.as('programme_officer');
const { look, bring } = sheetsOf(db, officer);

const indicator = (outcomeId: string, code: string, more = {}) =>
  doing(db, officer, defineIndicator, {
    ...{ outcomeId, code, title: { fr: { text: code, source: true } }, measure: 'number' },
    ...{ overTime: 'sum', overPartners: 'sum', ...more },
  });

const heads =
  'Outcome,Indicator,Partner,From,Until,Of whom,Numerator,Denominator,Value,Comment,Where this figure comes from';
const file = (...rows: string[]) => `${heads}\n${rows.join('\n')}\n`;
const counted = (outcome: Awaited<ReturnType<typeof bring>>) =>
  outcome.done ? [outcome.value.created, outcome.value.updated, outcome.value.unchanged] : outcome;

test('what a definition counts together comes in and goes out by its words or its code, is judged by both parts and undone', async () => {
  const programme = await makeProgramme(db, cast);
  await indicator(programme.outcomes[0], '1.1');
  await indicator(programme.outcomes[0], '1.3', { crossings: [['sex', 'age']] });
  const partner = 'Union of crossings';
  await partnerOf(db, cast, partner, programme.outcomes[0]);
  const as = { kind: 'measurements' as SheetKind, programmeId: programme.id };
  const row = (indicator: string, cell: string, value: string) =>
    `OS1,${indicator},${partner},2027-01-01,2027-06-30,"${cell}",,,${value},,Register`;
  const sent = file(
    ...[row('1.3', '', '20'), row('1.3', 'sex:female', '12'), row('1.3', 'age:under_35', '8')],
    ...[row('1.3', 'sex:female+age:under_35', '7'), row('1.3', 'sex: men, age: under 35', '1')],
  );
  assert.deepEqual(counted(await bring(sent, as)), [5, 0, 0]);
  for (const language of ['fr', 'nl'] as const) {
    const form = await db.read(officer, async (tx) => {
      const found = await programmeById(tx, institute, programme.id);
      return sheetExport(tx, institute, { kind: 'measurements', programme: found! }, wordsIn(language));
    });
    assert.equal(form.rows.length, 5);
    assert.deepEqual(counted(await bring(await exportBytes(form), as)), [0, 0, 5], language);
  }
  const { preview } = await look(file(row('1.3', 'sex:female+age:under_35', '9')), as);
  assert.deepEqual(refusedCells(preview.refused), ['I2 results.check-part-broken']);
  const unknown = await look(file(row('1.1', 'sex:female+age:under_35', '1')), as);
  assert.deepEqual(
    refusedCells(unknown.preview.refused),
    ['F2 sheets.cell-unknown'],
    'not of one that counts each alone',
  );
  const less = await bring(file(row('1.3', 'sex:female+age:under_35', '6')), as);
  assert.deepEqual(counted(less), [0, 1, 0]);
  assert.ok(less.done);
  await doing(db, officer, undoSheet, { id: less.value.id, reason: 'A draft' });
  const standing = await db.read(officer, (tx) =>
    standingFigures(tx, institute, 'measurements', programme.id),
  );
  assert.deepEqual(standing.map(({ value }) => value).sort(), ['1', '12', '20', '7', '8']);
});
