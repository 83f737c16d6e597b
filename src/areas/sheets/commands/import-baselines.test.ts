import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { refusedCells, sheetsOf } from '../../../../test/support/sheets.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { wordsIn } from '../../../text/words.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { setBaseline } from '../../results/commands/set-baseline.ts';
import { standingFigures } from '../queries/figure-plan.ts';
import { kindOf } from '../queries/read-sheet.ts';
import { exportBytes, sheetExport } from '../queries/sheet-export.ts';
import { importSheet } from './import-sheet.ts';
import { undoSheet } from './undo-sheet.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const institute = cast.institute.id;
const officer = cast.as('programme_officer');
const { look, bring } = sheetsOf(db, officer);
const heads = 'Outcome,Indicator,Baseline year,Of whom,Value,Comment';
const file = (...rows: string[]) => `${heads}\n${rows.join('\n')}\n`;
const counted = (outcome: Awaited<ReturnType<typeof bring>>) =>
  outcome.done ? [outcome.value.created, outcome.value.updated, outcome.value.unchanged] : outcome;

const prepared = async () => {
  const programme = await makeProgramme(db, cast);
  const { id: indicatorId } = await doing(db, officer, defineIndicator, {
    outcomeId: programme.outcomes[0],
    code: '1.1',
    title: { fr: { text: 'Membres', source: true } },
    ...{ measure: 'number', overTime: 'last', overPartners: 'sum' },
  });
  const standing = async () =>
    (await db.read(officer, (tx) => standingFigures(tx, institute, 'baselines', programme.id))).map(
      ({ from, breakdown, value }) => [from, Object.values(breakdown).join(), value],
    );
  return { programme, indicatorId, standing, as: { kind: 'baselines' as const, programmeId: programme.id } };
};

test('baselines come in by year and cell, twice the same changes nothing, and an import is undone', async () => {
  const { programme, indicatorId, standing, as } = await prepared();
  await doing(db, officer, setBaseline, { indicatorId, year: 2026, value: '900' });
  const sent = file('OS1,1.1,2026,,950,counted anew', 'OS1,1.1,2026,sex:female,400,', 'OS1,1.1,2025,,800,');
  const brought = await bring(sent, as);
  assert.deepEqual(counted(brought), [2, 1, 0]);
  assert.deepEqual(counted(await bring(sent, as)), [0, 0, 3]);
  assert.deepEqual((await standing()).toSorted(), [
    ['2025-01-01', '', '800'],
    ['2026-01-01', '', '950'],
    ['2026-01-01', 'female', '400'],
  ]);
  for (const language of ['fr', 'nl', 'pt'] as const) {
    const form = await db.read(officer, async (tx) => {
      const found = await programmeById(tx, institute, programme.id);
      return sheetExport(tx, institute, { kind: 'baselines', programme: found! }, wordsIn(language));
    });
    assert.deepEqual(counted(await bring(await exportBytes(form), as)), [0, 0, 3], language);
  }
  assert.ok(brought.done);
  const undone = await doing(db, officer, undoSheet, { id: brought.value.id, reason: 'A draft' });
  assert.deepEqual([undone.voided, undone.restored], [2, 1]);
  assert.deepEqual(await standing(), [['2026-01-01', '', '900']]);
});

test('each cell that cannot be taken is named; a file is known by its heads, and is the officers’ to bring', async () => {
  const { programme, as, standing } = await prepared();
  await doing(db, officer, defineIndicator, {
    ...{ outcomeId: programme.outcomes[0], code: '1.2', title: { fr: { text: 'Loi', source: true } } },
    ...{ measure: 'boolean', overTime: 'last', overPartners: 'none' },
  });
  await doing(db, officer, defineIndicator, {
    ...{ outcomeId: programme.outcomes[0], code: '1.3', title: { fr: { text: 'Formés', source: true } } },
    ...{ measure: 'number', overTime: 'sum', overPartners: 'sum', unit: 'personnes' },
  });
  const cases: [string, string][] = [
    ['OS1,1.3,2026,,-3,', 'E2 results.count-not-negative'],
    ['OS1,1.1,last year,,1,', 'C2 sheets.not-a-year'],
    ['OS1,1.1,,,1,', 'C2 sheets.cell-empty'],
    ['OS1,1.1,2026,sex: other,1,', 'D2 sheets.cell-unknown'],
    ['OS1,1.1,2026,,many,', 'E2 problem.not-a-number'],
    ['OS1,1.1,2026,,,', 'E2 sheets.cell-empty'],
    ['OS1,9,2026,,1,', 'B2 sheets.indicator-unknown'],
    ['OS1,1.1,2099,,1,', 'C2 results.baseline-after-programme'],
    ['OS1,1.2,2026,,3,', 'E2 results.not-yes-or-no'],
  ];
  for (const [row, wanted] of cases) {
    const { preview } = await look(file(row), as);
    assert.ok(refusedCells(preview.refused).includes(wanted), `${row}: ${refusedCells(preview.refused)}`);
  }
  const { input } = await look(file('OS1,1.1,2026,,1,'), as);
  const partner = cast.as('partner_coordinator', { partnerships: [newId()] });
  await assert.rejects(perform(db, partner, importSheet, newId(), input), NotAllowed);
  assert.deepEqual(await standing(), []);
  const sheet = { name: 'S', isHidden: false, rows: [heads.split(',')], faults: [] };
  assert.equal(kindOf({ sheets: [sheet], callsOut: false } as never), 'baselines');
});
