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
import { recordMeasurement } from '../../results/commands/record-measurement.ts';
import { redefineIndicator } from '../../results/commands/redefine-indicator.ts';
import { furtherChoices } from '../queries/export-cells.ts';
import { exportBytes, sheetExport } from '../queries/sheet-export.ts';
import type { SheetKind } from '../rules/sheet-kinds.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const institute = cast.institute.id;
const officer = cast.as('programme_officer');
const { look, bring } = sheetsOf(db, officer);
const title = { fr: { text: 'Conventions', source: true } };
const definition = { title, measure: 'number', overTime: 'sum', overPartners: 'sum' };
const days = { from: '2027-01-01', until: '2027-06-30' };
const women = { sex: 'female' };
const heads =
  'Outcome,Indicator,Partner,From,Until,Of whom,Numerator,Denominator,Value,Comment,Where this figure comes from';
const counted = (outcome: Awaited<ReturnType<typeof bring>>) =>
  outcome.done ? [outcome.value.created, outcome.value.updated, outcome.value.unchanged] : outcome;

test('figures of an axis that is left out go out and come in again by their words and codes; new ones are of an unknown cell', async () => {
  const programme = await makeProgramme(db, cast);
  const [outcomeId] = programme.outcomes;
  const { partnershipId } = await partnerOf(db, cast, 'Union of texts', outcomeId);
  const as = { kind: 'measurements' as SheetKind, programmeId: programme.id };
  const common = { ...days, breakdown: women, provenance: 'Register' };
  for (const [code, more] of [
    ['1.1', {}],
    ['1.2', { leftOutAxes: ['sex', 'age', 'economy'] }],
  ] as const) {
    const { id } = await doing(db, officer, defineIndicator, { outcomeId, code, ...definition, ...more });
    const figure = { indicatorId: id, partnershipId, value: '7', onBehalf: { source: 'letter' } };
    await doing(db, officer, recordMeasurement, { ...common, ...figure });
    if (code === '1.1')
      await doing(db, officer, redefineIndicator, {
        ...{ ...definition, indicatorId: id, version: 1, leftOutAxes: ['sex', 'age', 'economy'] },
      });
  }
  for (const language of ['fr', 'nl'] as const) {
    const form = await db.read(officer, async (tx) => {
      const found = await programmeById(tx, institute, programme.id);
      return sheetExport(tx, institute, { kind: 'measurements', programme: found! }, wordsIn(language));
    });
    assert.equal(form.rows.length, 2);
    assert.deepEqual(counted(await bring(await exportBytes(form), as)), [0, 0, 2], language);
  }
  const { cells } = await db.read(officer, (tx) =>
    furtherChoices(tx, institute, 'measurements', programme.id, 'en'),
  );
  assert.deepEqual(cells, [], 'no cell is offered to be filled in');
  const row = (indicator: string, cell: string, value: string) =>
    `OS1,${indicator},Union of texts,${days.from},${days.until},"${cell}",,,${value},,Register`;
  const file = (...rows: string[]) => `${heads}\n${rows.join('\n')}\n`;
  for (const code of ['1.1', '1.2']) {
    const fresh = await look(file(row(code, 'sex: men', '3')), as);
    assert.deepEqual(refusedCells(fresh.preview.refused), ['F2 sheets.cell-unknown'], code);
    assert.deepEqual(counted(await bring(file(row(code, 'sex:female', '6')), as)), [0, 1, 0], code);
  }
});
