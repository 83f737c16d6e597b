import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { refusedCells, sheetsOf } from '../../../../test/support/sheets.ts';
import { carriedBy, partnerOf } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { wordsIn } from '../../../text/words.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { lockReport } from '../../results/commands/lock-report.ts';
import { reviewReport } from '../../results/commands/review-report.ts';
import { setWindow } from '../../results/commands/set-window.ts';
import { submitReport } from '../../results/commands/submit-report.ts';
import { partnerCountries } from '../../results/queries/partner-countries.ts';
import { reportOf } from '../../results/queries/reporting-windows.ts';
import { standingFigures } from '../queries/figure-plan.ts';
import { kindOf } from '../queries/read-sheet.ts';
import { exportBytes, sheetExport } from '../queries/sheet-export.ts';
import type { SheetKind } from '../rules/sheet-kinds.ts';
import { importSheet } from './import-sheet.ts';
import { undoSheet } from './undo-sheet.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const institute = cast.institute.id;
const officer = cast.as('programme_officer');
const { look, bring } = sheetsOf(db, officer);
const text = (fr: string) => ({ fr: { text: fr, source: true } });

const prepared = async () => {
  const programme = await makeProgramme(db, cast);
  await carriedBy(db, cast, programme.outcomes[0], programme.partnerships[1]);
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
  await indicator('1.2', { measure: 'percentage', overTime: 'last', overPartners: 'ratio' });
  await indicator('1.4', { unit: text('personnes') });
  await indicator('1.3', { measure: 'qualitative', overTime: 'last', overPartners: 'none' });
  const partner = await db.read(officer, (tx) =>
    tx
      .selectFrom('partnerships as p')
      .innerJoin('organisations as o', 'o.id', 'p.organisation_id')
      .select('o.name')
      .where('p.id', '=', programme.partnerships[0])
      .executeTakeFirstOrThrow(),
  );
  const standing = async (kind: 'targets' | 'measurements') =>
    (await db.read(officer, (tx) => standingFigures(tx, institute, kind, programme.id)))
      .map(({ value }) => value)
      .sort();
  return { programme, members, partner: partner.name, standing };
};

const targetHeads = 'Outcome,Indicator,From,Until,Of whom,How it is meant,Value,Comment';
const measuredHeads =
  'Outcome,Indicator,Partner,From,Until,Of whom,Numerator,Denominator,Value,Comment,Where this figure comes from';
const file = (heads: string, ...rows: string[]) => `${heads}\n${rows.join('\n')}\n`;
const counted = (outcome: Awaited<ReturnType<typeof bring>>) =>
  outcome.done ? [outcome.value.created, outcome.value.updated, outcome.value.unchanged] : outcome;

test('targets come in, twice the same changes nothing, another value is a correction, and all of it is undone', async () => {
  const { programme, standing } = await prepared();
  const as = { kind: 'targets' as SheetKind, programmeId: programme.id };
  const sent = file(
    targetHeads,
    'OS1,1.1,2027-01-01,2027-12-31,,,100,',
    'OS1,1.1,2027-01-01,2031-12-31,sex:female,share,40,a quota',
  );
  assert.deepEqual(counted(await bring(sent, as)), [2, 0, 0]);
  assert.deepEqual(counted(await bring(sent, as)), [0, 0, 2]);
  const changed = await bring(sent.replace(',100,', ',120,'), as);
  assert.deepEqual(counted(changed), [0, 1, 1]);
  assert.deepEqual(await standing('targets'), ['120', '40']);
  const beyond = await bring(sent.replace(',40,', ',140,'), as);
  assert.match(JSON.stringify(beyond), /results.share-of-a-part/);
  assert.ok(changed.done);
  const undone = await doing(db, officer, undoSheet, { id: changed.value.id, reason: 'A draft' });
  assert.deepEqual([undone.voided, undone.restored], [0, 1]);
  assert.deepEqual(await standing('targets'), ['100', '40']);
});

test('measurements come in by partner and cell, shares worked out; taken out in any language they come back as they are', async () => {
  const { programme, partner, standing } = await prepared();
  const as = { kind: 'measurements' as SheetKind, programmeId: programme.id };
  const days = '2027-01-01,2027-06-30';
  const sent = file(
    measuredHeads,
    `OS1,1.1,${partner},${days},,,,12,so far,Register`,
    `OS1,1.1,${partner},${days},sex:female,,,7,,Register`,
    `OS1,1.1,${partner},${days},Secteur: Mines,,,2,,Register`,
    `OS1,1.2,${partner},${days},,1,3,,,Register`,
  );
  assert.deepEqual(counted(await bring(sent, as)), [4, 0, 0]);
  assert.deepEqual(await standing('measurements'), ['12', '2', '33.333333', '7']);
  assert.deepEqual(counted(await bring(sent, as)), [0, 0, 4]);
  for (const kind of ['measurements', 'targets'] as const)
    for (const language of ['fr', 'pt'] as const) {
      const form = await db.read(officer, async (tx) => {
        const found = await programmeById(tx, institute, programme.id);
        return sheetExport(tx, institute, { kind, programme: found! }, wordsIn(language));
      });
      if (form.rows.length === 0) continue;
      assert.deepEqual(counted(await bring(await exportBytes(form), { ...as, kind })), [0, 0, 4], language);
    }
  const changed = await bring(sent.replace(',12,', ',13,'), as);
  assert.deepEqual(counted(changed), [0, 1, 3]);
  assert.ok(changed.done);
  await doing(db, officer, undoSheet, { id: changed.value.id, reason: 'A draft' });
  assert.deepEqual(await standing('measurements'), ['12', '2', '33.333333', '7']);
});

test('where it was measured comes in and goes out, and where the partner works it is the same figure', async () => {
  const { programme, standing } = await prepared();
  const as = { kind: 'measurements' as SheetKind, programmeId: programme.id };
  const days = '2027-01-01,2027-06-30';
  const partner = `Union ${newId()}`;
  const { partnershipId } = await partnerOf(db, cast, partner);
  const heads = 'Outcome,Indicator,Partner,From,Until,Country,Value,Where this figure comes from';
  const works = (await db.read(officer, (tx) => partnerCountries(tx, institute, [partnershipId]))).get(
    partnershipId,
  )!;
  const sent = file(
    heads,
    `OS1,1.1,${partner},${days},,12,R`,
    `OS1,1.1,${partner},${days},Senegal,7,R`,
    `OS1,1.1,,${days},SN,3,R`,
  );
  assert.deepEqual(counted(await bring(sent, as)), [3, 0, 0]);
  assert.deepEqual(await standing('measurements'), ['12', '3', '7']);
  const said = file(heads, `OS1,1.1,${partner},${days},${works},12,R`);
  assert.deepEqual(counted(await bring(said, as)), [0, 0, 1]);
  for (const language of ['fr', 'nl'] as const) {
    const form = await db.read(officer, async (tx) => {
      const found = await programmeById(tx, institute, programme.id);
      return sheetExport(tx, institute, { kind: 'measurements', programme: found! }, wordsIn(language));
    });
    assert.deepEqual(counted(await bring(await exportBytes(form), as)), [0, 0, 3], language);
  }
  const changed = await bring(sent.replace('Senegal,7', 'Senegal,8'), as);
  assert.deepEqual(counted(changed), [0, 1, 2]);
  assert.ok(changed.done);
  await doing(db, officer, undoSheet, { id: changed.value.id, reason: 'A draft' });
  assert.deepEqual(await standing('measurements'), ['12', '3', '7']);
  const { preview } = await look(file(heads, `OS1,1.1,${partner},${days},Atlantis,12,R`), as);
  assert.deepEqual(refusedCells(preview.refused), ['F2 sheets.country-unknown']);
});

test('each cell that cannot be taken is named with its reason, and nothing is written', async () => {
  const { programme, partner, members, standing } = await prepared();
  const as = { kind: 'measurements' as SheetKind, programmeId: programme.id };
  const days = '2027-01-01,2027-06-30';
  const { id: windowId } = await doing(db, officer, setWindow, {
    programmeId: programme.id,
    name: 'H1',
    from: '2027-01-01',
    until: '2027-06-30',
    opensOn: '2027-07-01',
    closesOn: '2027-08-01',
    indicators: [members],
    partnerships: programme.partnerships,
  });
  const cases: [string, string][] = [
    [`OS1,1.1,${partner},2027-07-01,2027-12-31,,,,twelve,,R`, 'I2 problem.not-a-number'],
    [`OS1,1.2,${partner},${days},,5,4,,,R`, 'G2 results.above-denominator'],
    [`OS1,1.2,${partner},${days},,,,5,,R`, 'G2 results.parts-needed'],
    [`OS1,1.2,${partner},${days},,-1,10,,,R`, 'G2 results.numerator-negative'],
    [`OS1,1.1,${partner},${days},,,,1234567890123456,,R`, 'I2 problem.too-many-digits'],
    [`OS1,1.4,${partner},${days},,,,-3,,R`, 'I2 results.count-not-negative'],
    [`OS1,1.4,${partner},${days},,,,12.5,,R`, 'I2 results.people-are-whole'],
    [`OS1,1.3,${partner},${days},,,,5,,R`, 'I2 results.told-in-sentences'],
    [`OS1,1.1,${partner},2026-01-01,2026-12-31,,,,1,,R`, 'D2 results.outside-programme'],
    [`OS1,9,${partner},${days},,,,1,,R`, 'B2 sheets.indicator-unknown'],
    [`OS9,1.1,${partner},${days},,,,1,,R`, 'A2 finance.outcome-unknown'],
    [`OS1,1.1,Nobody,${days},,,,1,,R`, 'C2 sheets.partner-unknown'],
    [`OS1,1.1,${partner},${days},sex: other,,,1,,R`, 'F2 sheets.cell-unknown'],
    [`OS1,1.1,${partner},${days},,,,1,,`, 'K2 sheets.cell-empty'],
  ];
  for (const [row, wanted] of cases) {
    const { preview } = await look(file(measuredHeads, row), as);
    assert.ok(refusedCells(preview.refused).includes(wanted), `${row}: ${refusedCells(preview.refused)}`);
  }
  const report = await db.read(officer, (tx) =>
    reportOf(tx, institute, { windowId, partnershipId: programme.partnerships[0] }),
  );
  await doing(db, officer, lockReport, { reportId: report!.id, version: report!.version });
  const { preview, input } = await look(file(measuredHeads, `OS1,1.1,${partner},${days},,,,1,,R`), as);
  assert.deepEqual(refusedCells(preview.refused), ['D2 results.report-is-locked']);
  assert.ok(!(await perform(db, officer, importSheet, newId(), input)).done);
  assert.deepEqual(await standing('measurements'), []);
  const overlapping = file(
    targetHeads,
    'OS1,1.1,2027-01-01,2027-12-31,,,1,',
    'OS1,1.1,2027-06-01,2028-12-31,,,1,',
  );
  const targets = await look(overlapping, { ...as, kind: 'targets' });
  assert.ok(refusedCells(targets.preview.refused).includes('C3 results.target-overlaps'));
});

test('parts above their whole are refused by their cell, and both are corrected by one file in whatever order', async () => {
  const { programme, partner, standing } = await prepared();
  const as = { kind: 'measurements' as SheetKind, programmeId: programme.id };
  const row = (cell: string, value: string) =>
    `OS1,1.1,${partner},2027-01-01,2027-06-30,${cell},,,${value},,R`;
  const [women, men] = ['sex:female', 'sex:male'];
  const sent = file(measuredHeads, row('', '12'), row(women!, '7'), row(men!, '5'));
  assert.deepEqual(counted(await bring(sent, as)), [3, 0, 0]);
  const { preview } = await look(file(measuredHeads, row(men!, '6')), as);
  assert.deepEqual(refusedCells(preview.refused), ['I2 results.check-sum-broken']);
  const less = file(measuredHeads, row('', '9'), row(men!, '6'), row(women!, '3'));
  assert.deepEqual(counted(await bring(less, as)), [0, 3, 0]);
  const more = file(
    measuredHeads,
    row(men!, '8'),
    row(women!, '4'),
    row('age:under_35', '10'),
    row('', '12'),
  );
  assert.deepEqual(counted(await bring(more, as)), [1, 3, 0]);
  assert.deepEqual(await standing('measurements'), ['10', '12', '4', '8']);
});

test('targets are the officers’, a partner’s measurements its own, and each kind is known by its heads', async () => {
  const { programme, partner } = await prepared();
  const row = 'OS1,1.1,,2027-01-01,2027-06-30,,,,5,,Register';
  const own = cast.as('partner_coordinator', { partnerships: [programme.partnerships[0]] });
  const theirs = sheetsOf(db, own);
  const as = { programmeId: programme.id, kind: 'measurements' as SheetKind };
  assert.deepEqual(counted(await theirs.bring(file(measuredHeads, row), as)), [1, 0, 0]);
  assert.deepEqual(
    counted(await bring(file(measuredHeads, row.replace(',,', `,${partner},`)), as)),
    [0, 0, 1],
  );
  const { input } = await theirs.look(file(targetHeads, 'OS1,1.1,2027-01-01,2027-12-31,,,1,'), {
    ...as,
    kind: 'targets',
  });
  await assert.rejects(perform(db, own, importSheet, newId(), input), NotAllowed);
  for (const [kind, heads] of [
    ['targets', targetHeads],
    ['measurements', measuredHeads],
  ] as const) {
    const sheet = { name: 'S', isHidden: false, rows: [heads.split(',')], faults: [] };
    assert.equal(kindOf({ sheets: [sheet], callsOut: false } as never), kind);
  }
});

test('an import is not undone while its figures are with the officer; once returned it is', async () => {
  const { programme, partner, members, standing } = await prepared();
  const [partnershipId] = programme.partnerships;
  const period = { from: '2027-01-01', until: '2027-06-30' };
  const window = { name: 'H1', ...period, opensOn: '2020-01-01', closesOn: '2099-12-31' };
  const asked = { programmeId: programme.id, indicators: [members], partnerships: [partnershipId] };
  const { id: windowId } = await doing(db, officer, setWindow, { ...window, ...asked });
  const sheet = { windowId, partnershipId };
  const row = `OS1,1.1,${partner},${period.from},${period.until},,,,12,,Register`;
  const as = { kind: 'measurements' as SheetKind, programmeId: programme.id };
  const brought = await bring(file(measuredHeads, row), as);
  assert.ok(brought.done);
  const own = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const figures = [{ indicatorId: members, value: '12' }];
  const { id: reportId } = await doing(db, own, submitReport, {
    ...sheet,
    version: 1,
    figures,
    provenance: 'Register',
  });
  const undo = { id: brought.value.id, reason: 'Wrong file' };
  const refused = await perform(db, officer, undoSheet, newId(), undo);
  assert.equal(!refused.done && refused.problem?.key, 'results.report-is-with-officer');
  assert.deepEqual(await standing('measurements'), ['12']);
  const [figure] = await db.read(officer, (tx) =>
    tx
      .selectFrom('measurements')
      .select(['id', 'measurement_id'])
      .where('indicator_id', '=', members)
      .execute(),
  );
  await doing(db, officer, reviewReport, {
    reportId,
    version: 2,
    seen: [figure!.id],
    figures: [{ id: figure!.measurement_id, kind: 'returned', comment: 'Wrong file?' }],
  });
  await doing(db, officer, undoSheet, undo);
  assert.deepEqual(await standing('measurements'), []);
});
