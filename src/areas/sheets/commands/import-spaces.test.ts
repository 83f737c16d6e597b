import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { refusedCells, sheetsOf } from '../../../../test/support/sheets.ts';
import { partnerOf } from '../../../../test/support/union-work.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { cellName } from '../queries/figure-words.ts';
import { choiceWords } from '../queries/sheet-words.ts';
import { findTable } from '../rules/sheet-table.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const officer = cast.as('programme_officer');
const { look, bring } = sheetsOf(db, officer);

test('a name typed with plain spaces is the one that the catalogue or the house writes with others, and the other way round', async () => {
  const programme = await makeProgramme(db, cast);
  await doing(db, officer, defineIndicator, {
    ...{ outcomeId: programme.outcomes[0], code: '1.1', title: { fr: { text: '1.1', source: true } } },
    ...{ measure: 'number', overTime: 'sum', overPartners: 'sum' },
  });
  await partnerOf(db, cast, 'Union\u00a0of the ports', programme.outcomes[0]);
  const as = { kind: 'measurements' as const, programmeId: programme.id };
  assert.notEqual(
    cellName('sex:female', [], 'fr'),
    'sexe : femmes',
    'no test if the catalogue writes plain spaces',
  );
  const heads = 'Outcome,Indicator,Partner,From,Until,Of whom,Value,Where this figure comes from';
  const row = (partner: string, cell: string, value: string) =>
    `OS1,1.1,${partner},2027-01-01,2027-06-30,"${cell}",${value},Register`;
  const sent = [
    row('Union of the ports', '', '20'),
    row('Union\u202fof  the ports', 'sexe : femmes', '12'),
    row('union of the\u00a0ports', 'SEXE\u202f:\u2009hommes', '8'),
  ];
  const { preview } = await look([heads, ...sent].join('\n'), as);
  assert.deepEqual(refusedCells(preview.refused), []);
  const brought = await bring([heads, ...sent].join('\n'), as);
  assert.deepEqual(brought.done && brought.value.created, 3);
});

test('choices and heads of a saved mapping are found whatever their spaces', () => {
  const { headings, items, goals, lines } = choiceWords();
  for (const names of [headings, items, goals, lines])
    for (const name of names.keys()) assert.doesNotMatch(name, /[^\S ]| {2}/);
  const cells = [
    ['Pi\u00e8ce\u00a0n\u00b0', 'Le jour'],
    ['1', 'x'],
  ];
  const sheet = { name: 'S', isHidden: false, rows: cells, faults: [] };
  const mapping = { columns: { reference: 'Pi\u00e8ce n\u00b0' }, shared: {} };
  const found = findTable([sheet], 'cash-book', new Map(), mapping);
  assert.equal(found?.columns.get('reference'), 0);
});
