import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { sheetsOf } from '../../../../test/support/sheets.ts';
import { wordsIn } from '../../../text/words.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
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
const text = (fr: string) => ({ fr: { text: fr, source: true } });

const prepared = async () => {
  const programme = await makeProgramme(db, cast);
  const common = {
    outcomeId: programme.outcomes[0],
    overTime: 'sum',
    overPartners: 'sum',
    measure: 'number',
  };
  const axes = [
    { key: 'sector', label: text('Secteur'), categories: [{ key: 'mining', label: text('Mines') }] },
  ];
  const indicator = async (code: string, more = {}) =>
    (await doing(db, officer, defineIndicator, { ...common, code, title: text(code), axes, ...more })).id;
  const members = await indicator('1.1');
  const partner = await db.read(officer, (tx) =>
    tx
      .selectFrom('partnerships as p')
      .innerJoin('organisations as o', 'o.id', 'p.organisation_id')
      .select('o.name')
      .where('p.id', '=', programme.partnerships[0])
      .executeTakeFirstOrThrow(),
  );
  return { programme, members, partner: partner.name };
};

const targetHeads = 'Outcome,Indicator,From,Until,Of whom,How it is meant,Value,Comment';
const measuredHeads =
  'Outcome,Indicator,Partner,From,Until,Of whom,Numerator,Denominator,Value,Comment,Where this figure comes from';
const file = (heads: string, ...rows: string[]) => `${heads}\n${rows.join('\n')}\n`;
const counted = (outcome: Awaited<ReturnType<typeof bring>>) =>
  outcome.done ? [outcome.value.created, outcome.value.updated, outcome.value.unchanged] : outcome;

test('a file comes back unchanged after categories came together or were dropped, in the words of before too', async () => {
  const { programme, members, partner } = await prepared();
  const axis = (...keys: string[]) => [
    { key: 'sector', label: text('Secteur'), categories: keys.map((key) => ({ key, label: text(key) })) },
  ];
  const redefine = (version: number, keys: string[], cells: object[]) =>
    doing(db, officer, redefineIndicator, {
      indicatorId: members,
      version,
      title: text('1.1'),
      measure: 'number',
      overTime: 'sum',
      overPartners: 'sum',
      axes: axis(...keys),
      reason: 'Another code list',
      cells,
    });
  await redefine(1, ['mining', 'pits', 'ports'], []);
  const days = '2027-01-01,2027-06-30';
  const measured = ['mining,,,3', 'pits,,,5', 'ports,,,7'].map(
    (said) => `OS1,1.1,${partner},${days},Secteur: ${said},,Register`,
  );
  const aimed = ['mining', 'ports'].map((key) => `OS1,1.1,2027-01-01,2027-12-31,Secteur: ${key},,9,`);
  const files = {
    measurements: file(measuredHeads, ...measured),
    targets: file(targetHeads, ...aimed),
  };
  const as = (kind: SheetKind) => ({ kind, programmeId: programme.id });
  for (const kind of ['measurements', 'targets'] as const)
    assert.ok((await bring(files[kind], as(kind))).done);
  const to = { axis: 'sector', category: 'extraction' };
  await redefine(
    2,
    ['extraction'],
    [
      { axis: 'sector', category: 'mining', change: 'merged', to },
      { axis: 'sector', category: 'pits', change: 'merged', to },
      { axis: 'sector', category: 'ports', change: 'dropped' },
    ],
  );
  for (const [kind, count] of [
    ['measurements', 3],
    ['targets', 2],
  ] as const) {
    assert.deepEqual(counted(await bring(files[kind], as(kind))), [0, 0, count], `${kind} of before`);
    const form = await db.read(officer, async (tx) => {
      const found = await programmeById(tx, institute, programme.id);
      return sheetExport(tx, institute, { kind, programme: found! }, wordsIn('fr'));
    });
    assert.equal(form.rows.length, count);
    assert.deepEqual(counted(await bring(await exportBytes(form), as(kind))), [0, 0, count], kind);
  }
  const corrected = await bring(
    files.measurements.replace(',5,', ',6,').replace(',7,', ',8,'),
    as('measurements'),
  );
  assert.deepEqual(counted(corrected), [0, 2, 1]);
  const again = file(measuredHeads, measured[2]!.replaceAll(days, '2028-01-01,2028-06-30'));
  assert.match(JSON.stringify((await look(again, as('measurements'))).preview), /cell-unknown/);
});

test('under another meaning the same period is measured and aimed at anew, and what stood before is history', async () => {
  const { programme, members, partner } = await prepared();
  const files = {
    measurements: file(measuredHeads, `OS1,1.1,${partner},2027-01-01,2027-06-30,,,,3,,Register`),
    targets: file(targetHeads, 'OS1,1.1,2027-01-01,2027-12-31,,,9,'),
  };
  for (const kind of ['measurements', 'targets'] as const) {
    const as = { kind, programmeId: programme.id };
    assert.ok((await bring(files[kind], as)).done);
  }
  await doing(db, officer, redefineIndicator, {
    indicatorId: members,
    version: 1,
    title: text('1.1'),
    ...{ measure: 'number', overTime: 'last', overPartners: 'sum', comparable: false },
    reason: 'Only the last count',
    cells: [{ axis: 'sector', category: 'mining', change: 'dropped' }],
  });
  for (const kind of ['measurements', 'targets'] as const) {
    const as = { kind, programmeId: programme.id };
    const form = await db.read(officer, async (tx) => {
      const found = await programmeById(tx, institute, programme.id);
      return sheetExport(tx, institute, { kind, programme: found! }, wordsIn('en'));
    });
    assert.deepEqual(form.rows, [], kind);
    assert.match(
      form.readMe.join(),
      /1 figure is not in this file, of an earlier definition that does not compare: OS1 1\.1 \(1\)/,
    );
    const brought = await bring(files[kind], as);
    assert.deepEqual(counted(brought), [1, 0, 0], kind);
    assert.ok(brought.done);
    await doing(db, officer, undoSheet, { id: brought.value.id, reason: 'A draft' });
    const standing = await db.read(officer, (tx) => standingFigures(tx, institute, kind, programme.id));
    assert.deepEqual(
      standing.map(({ value, compares }) => [value, compares]),
      [[kind === 'targets' ? '9' : '3', false]],
      kind,
    );
  }
});

test('a file of before a standard category was renamed comes back unchanged, and is refused where nothing stands', async () => {
  const { programme, members, partner } = await prepared();
  const of = 'sex:female';
  const rows = {
    measurements: (year: number) => [
      measuredHeads,
      `OS1,1.1,${partner},${year}-01-01,${year}-06-30,${of},,,3,,Register`,
    ],
    targets: (year: number) => [targetHeads, `OS1,1.1,${year}-01-01,${year}-12-31,${of},,9,`],
    baselines: (year: number) => [
      'Outcome,Indicator,Baseline year,Of whom,Value,Comment',
      `OS1,1.1,${year},${of},4,`,
    ],
  };
  const kinds = ['measurements', 'targets', 'baselines'] as const;
  const fileOf = (kind: (typeof kinds)[number], year: number) =>
    file(...(rows[kind](year) as [string, string]));
  const as = (kind: SheetKind) => ({ kind, programmeId: programme.id });
  for (const kind of kinds)
    assert.deepEqual(counted(await bring(fileOf(kind, 2027), as(kind))), [1, 0, 0], kind);
  const sex = {
    key: 'sex',
    label: text('Sexe'),
    categories: ['women', 'male'].map((key) => ({ key, label: text(key) })),
  };
  await doing(db, officer, redefineIndicator, {
    ...{ indicatorId: members, version: 1, title: text('1.1'), measure: 'number' },
    ...{ overTime: 'sum', overPartners: 'sum', reason: 'Another code list' },
    axes: [
      { key: 'sector', label: text('Secteur'), categories: [{ key: 'mining', label: text('Mines') }] },
      sex,
    ],
    cells: [{ axis: 'sex', category: 'female', change: 'renamed', to: { axis: 'sex', category: 'women' } }],
  });
  for (const kind of kinds) {
    assert.deepEqual(counted(await bring(fileOf(kind, 2027), as(kind))), [0, 0, 1], kind);
    const { preview } = await look(fileOf(kind, 2028), as(kind));
    assert.match(JSON.stringify(preview), /cell-unknown/, kind);
    const standing = await db.read(officer, (tx) => standingFigures(tx, institute, kind, programme.id));
    assert.equal(standing.length, 1, kind);
  }
});
