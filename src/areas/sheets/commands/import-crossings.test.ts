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

test('a crossed figure whose category was renamed as its crossing was taken out goes out and comes back, in a publication’s crossing too', async () => {
  const programme = await makeProgramme(db, cast);
  const said = (text: string) => ({ fr: { text, source: true as const } });
  const sector = (...keys: string[]) => [
    { key: 'sector', label: said('Secteur'), categories: keys.map((key) => ({ key, label: said(key) })) },
  ];
  const more = { axes: sector('mining', 'ports'), crossings: [['sex', 'sector']] };
  const { id } = await indicator(programme.outcomes[0], '1.5', more);
  const partner = 'Union of renamings';
  const { partnershipId } = await partnerOf(db, cast, partner, programme.outcomes[0]);
  const as = (kind: SheetKind) => ({ kind, programmeId: programme.id });
  const of = '1.5';
  const measured = (cell: string, value: string) =>
    `OS1,${of},${partner},2027-01-01,2027-06-30,"${cell}",,,${value},,Register`;
  const crossed = 'sex:female+sector:mining';
  const files = {
    measurements: file(measured('', '20'), measured(crossed, '7')),
    targets: `Outcome,Indicator,From,Until,Of whom,How it is meant,Value,Comment\nOS1,${of},2027-01-01,2027-12-31,${crossed},,9,\n`,
    baselines: `Outcome,Indicator,Baseline year,Of whom,Value,Comment\nOS1,${of},2026,${crossed},4,\n`,
  };
  const kinds = ['measurements', 'targets', 'baselines'] as const;
  for (const kind of kinds) assert.ok((await bring(files[kind], as(kind))).done, kind);
  await doing(db, officer, recordMeasurement, {
    ...{ indicatorId: id, partnershipId, from: '2027-01-01', until: '2027-06-30', value: '2' },
    ...{ breakdown: { sex: 'male', age: 'under_35', sector: 'ports' }, provenance: 'Published' },
  });
  const to = { axis: 'sector', category: 'extraction' };
  await doing(db, officer, redefineIndicator, {
    ...{
      indicatorId: id,
      version: 1,
      title: said('1.5'),
      measure: 'number',
      overTime: 'sum',
      overPartners: 'sum',
    },
    ...{ axes: sector('extraction', 'ports'), crossings: [], reason: 'Another code list' },
    cells: [{ axis: 'sector', category: 'mining', change: 'renamed', to }],
  });
  for (const kind of kinds) {
    const own = kind === 'measurements' ? 3 : 1;
    for (const language of ['fr', 'nl'] as const) {
      const form = await db.read(officer, async (tx) => {
        const found = await programmeById(tx, institute, programme.id);
        return sheetExport(tx, institute, { kind, programme: found! }, wordsIn(language));
      });
      assert.equal(form.rows.length, own, kind);
      assert.ok(
        form.rows.some((row) => row.some((cell) => cell?.includes('extraction'))),
        kind,
      );
      assert.deepEqual(
        counted(await bring(await exportBytes(form), as(kind))),
        [0, 0, own],
        `${kind} ${language}`,
      );
    }
    const before = files[kind];
    assert.deepEqual(
      counted(await bring(before, as(kind))),
      [0, 0, kind === 'measurements' ? 2 : 1],
      `${kind} of before`,
    );
  }
  const now = 'sex:female+sector:extraction';
  assert.deepEqual(counted(await bring(file(measured(now, '6')), as('measurements'))), [0, 1, 0]);
  assert.deepEqual(
    counted(await bring(files.targets.replace(crossed, now).replace(',9,', ',8,'), as('targets'))),
    [0, 1, 0],
  );
  const anew = await look(file(measured(now, '6').replaceAll('2027-', '2028-')), as('measurements'));
  assert.deepEqual(refusedCells(anew.preview.refused), ['F2 sheets.cell-unknown'], 'it is asked no longer');
  const standing = await db.read(officer, (tx) =>
    standingFigures(tx, institute, 'measurements', programme.id),
  );
  assert.deepEqual(standing.map(({ value }) => value).sort(), ['2', '20', '6']);
});

test('where a name and a code mean another cell, the figure is named with why it is in no row', async () => {
  const programme = await makeProgramme(db, cast);
  const { id } = await indicator(programme.outcomes[0], '1.6');
  const at = (breakdown: object, value: string) =>
    doing(db, officer, recordMeasurement, {
      ...{
        indicatorId: id,
        partnershipId: programme.partnerships[0],
        from: '2027-01-01',
        until: '2027-06-30',
      },
      ...{ value, breakdown, provenance: 'Published' },
    });
  await at({ a: 'b, c: d' }, '1');
  await at({ a: 'b+c:d' }, '2');
  await at({ a: 'b', c: 'd' }, '3');
  const form = await db.read(officer, async (tx) => {
    const found = await programmeById(tx, institute, programme.id);
    return sheetExport(tx, institute, { kind: 'measurements', programme: found! }, wordsIn('en'));
  });
  const as = { kind: 'measurements' as SheetKind, programmeId: programme.id };
  assert.deepEqual(counted(await bring(await exportBytes(form), as)), [0, 0, 2]);
  assert.ok(form.readMe.some((line) => /^1 figure .* means another one too: OS1 1\.6 a:b\+c:d$/.test(line)));
});
