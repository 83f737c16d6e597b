import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { leaveMeasurement } from '../../../../test/support/left-measurement.ts';
import { reportingOffice, reportYear, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { reviewReport } from '../commands/review-report.ts';
import { setWindow } from '../commands/set-window.ts';
import { figureEntries } from './figure-entries.ts';
import type { FigureScope } from './figure-scope.ts';
import { indicatorsIn } from './indicators.ts';
import { type FigureState, isUnapproved, measurementStates } from './measurement-states.ts';
import { resultFigures } from './result-figures.ts';

const db = await testDatabase();
const year = String(reportYear);
const secondHalf = { from: `${year}-07-01`, until: `${year}-12-31` };

/** Of each figure of the scope that has any, how many of its entries wait and how many were returned: `value waiting/returned`. */
const office = await reportingOffice(db);
const { institute, programme, officer } = office;
const toldOf = (actor = officer, scope: FigureScope = {}) =>
  db.read(actor, async (tx) => {
    const asked = { programmeId: programme.id, tellsStates: true, ...scope };
    const { measured } = await resultFigures(tx, institute, asked, await indicatorsIn(tx, institute, asked));
    return Object.fromEntries(
      measured.map(({ value, unapproved: { waiting = 0, returned = 0 } = {} }) => [
        value,
        `${waiting}/${returned}`,
      ]),
    );
  });
const entryNo = () =>
  db.read(officer, async (tx) => {
    const { rows } = await sql<{
      no: number;
    }>`select max(no) as no from audit_entries where chain = ${institute}`.execute(tx);
    return rows[0]!.no;
  });

test('a figure says how many of its entries wait and were returned, as of each step, to each its own', async () => {
  const [id, other] = [await office.indicator(), await office.indicator()];
  await office.record(other, '900', { from: `${year}-01-01`, until: `${year}-12-31` });
  const moments: [number, object][] = [];
  const note = async (expected: object) => {
    assert.deepEqual(await toldOf(), expected);
    moments.push([await entryNo(), expected]);
  };
  await office.record(id, '7', secondHalf);
  await note({ 7: '0/0', 900: '0/0' });
  const { now, submitting } = await office.open([id]);
  await office.record(id, '5');
  await note({ 12: '1/0', 900: '0/0' });
  assert.equal(told(await submitting([{ indicatorId: id, value: '5' }])), 'done');
  await note({ 12: '1/0', 900: '0/0' });
  const review = async (kind: 'returned' | undefined) => {
    const { report, figures } = await now();
    const said = kind ? figures.map(({ id }) => ({ id, kind, comment: 'Trop' })) : [];
    const input = {
      ...{ reportId: report.id, version: report.version, approveRest: true, figures: said },
      seen: figures.map(({ rowId }) => rowId),
    };
    assert.equal(told(await perform(db, officer, reviewReport, newId(), input)), 'done');
  };
  await review('returned');
  await note({ 12: '0/1', 900: '0/0' });
  assert.equal(
    told(await submitting([{ indicatorId: id, value: '4' }], { reason: 'Compté deux fois' })),
    'done',
  );
  await note({ 11: '1/0', 900: '0/0' });
  await review(undefined);
  await note({ 11: '0/0', 900: '0/0' });
  for (const [asOf, expected] of moments) assert.deepEqual(await toldOf(officer, { asOf }), expected);
  const stranger = office.cast.as('partner_coordinator', { partnerships: [programme.partnerships[1]] });
  assert.deepEqual(await toldOf(stranger), {});
  assert.deepEqual(await toldOf(office.partner), { 11: '0/0', 900: '0/0' });
});

test('what a window asks for only after its sheet was approved waits, though it was measured before', async () => {
  const own = await reportingOffice(db);
  const [id, later] = [await own.indicator(), await own.indicator()];
  await own.record(later, '6');
  const sheet = await own.open([id]);
  assert.equal(told(await sheet.submitting([{ indicatorId: id, value: '5' }])), 'done');
  const { report, figures } = await sheet.now();
  const seen = figures.map(({ rowId }) => rowId);
  const review = { reportId: report.id, version: report.version, figures: [], approveRest: true, seen };
  assert.equal(told(await perform(db, own.officer, reviewReport, newId(), review)), 'done');
  const held = () =>
    db.read(own.officer, async (tx) => {
      const scope = { programmeId: own.programme.id, tellsStates: true };
      const known = await indicatorsIn(tx, own.institute, scope);
      const { measured } = await resultFigures(tx, own.institute, scope, known);
      return Object.fromEntries(measured.map(({ value, unapproved }) => [value, unapproved]));
    });
  assert.deepEqual(await held(), { 5: undefined, 6: undefined });
  const { version } = (await sheet.now()).window;
  const more = { ...sheet.input, id: sheet.windowId, version, indicators: [id, later] };
  assert.equal(told(await perform(db, own.officer, setWindow, newId(), more)), 'done');
  assert.deepEqual(await held(), { 5: undefined, 6: { waiting: 1, returned: 0 } });
});

test('what is worked out says so of what it is worked out of; nothing is said where it is not asked', async () => {
  const own = await reportingOffice(db);
  const [a, b] = [await own.indicator(), await own.indicator()];
  const of = await own.indicator({ formula: '[1.1] + [1.2]' });
  const { submitting } = await own.open([a, b]);
  const figures = [a, b].map((indicatorId, at) => ({ indicatorId, value: String(at + 1) }));
  assert.equal(told(await submitting(figures)), 'done');
  const read = (tellsStates: boolean) =>
    db.read(own.officer, async (tx) => {
      const scope = { indicatorIds: [of], tellsStates };
      return (await resultFigures(tx, own.institute, scope, await indicatorsIn(tx, own.institute, scope)))
        .measured;
    });
  assert.deepEqual(
    (await read(true)).map(({ value, unapproved }) => [value, unapproved]),
    [['3', { waiting: 2, returned: 0 }]],
  );
  assert.deepEqual(
    (await read(false)).map((figure) => 'unapproved' in figure),
    [false],
  );
});

test('of random figures each says what the states of the entries that it is made of come to', async () => {
  const own = await reportingOffice(db);
  let seed = 11;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const ways = ['sum', 'last', 'maximum', 'mean', 'cumulative'];
  const ids: string[] = [];
  for (const overTime of ways) ids.push(await own.indicator({ overTime }));
  const periods = [0, 1, 2].flatMap((at) => [
    { from: `${reportYear + at}-01-01`, until: `${reportYear + at}-06-30` },
    { from: `${reportYear + at}-07-01`, until: `${reportYear + at}-12-31` },
  ]);
  const sheets: { windowId: string; partnershipId: string | null }[] = [];
  for (const period of periods.slice(0, 5)) {
    const { windowId } = await own.open(ids.slice(0, 4 + random(2)), { ...period, asksInstitute: true });
    for (const each of [...own.programme.partnerships, null]) sheets.push({ windowId, partnershipId: each });
  }
  for (let at = 0; at < 220; at += 1)
    await leaveMeasurement(db, own.cast, {
      indicatorId: ids[random(ids.length)]!,
      partnershipId: [...own.programme.partnerships, null][random(3)] as string,
      ...periods[random(periods.length)]!,
      value: String(random(40)),
      breakdown: random(3) === 0 ? { sex: 'female' } : {},
      ...(random(4) === 0 ? { country: 'BJ' } : {}),
      ...(random(5) === 0 ? { entryNo: 300 } : {}),
    });
  await db.write(own.cast.system, async (tx) => {
    for (const { windowId, partnershipId: whose } of sheets) {
      const kinds = [[], ['submitted'], ['submitted', 'returned'], ['submitted', 'approved'], ['locked']][
        random(5)
      ]!;
      for (const [at, kind] of kinds.entries())
        await sql`insert into report_steps (institute_id, id, report_id, partnership_id, kind, note, by_name, entry_no)
          select r.institute_id, ${newId()}, r.id, r.partnership_id, ${kind}, 'Note', 'A', ${100 + at} from measurement_reports r
           where r.institute_id = ${own.institute} and r.window_id = ${windowId} and r.partnership_id is not distinct from ${whose}`.execute(
          tx,
        );
    }
    // Only what stands in a sheet that was handed in is ever judged, and what an approved one held when it was approved is approved.
    const { rows } = await sql<{ id: string; isApproved: boolean; isJudged: boolean }>`
      select s.row_id as id, s.step = 'approved' and m.entry_no = 1 as "isApproved",
          coalesce(s.step in ('approved', 'returned', 'locked'), false) as "isJudged" from (${measurementStates(own.institute)}) s
        join measurements m on m.institute_id = ${own.institute} and m.id = s.row_id
       where s.is_of_sheet order by m.indicator_id, m.from_on, m.partnership_id, m.value, m.id`.execute(tx);
    const judged = [[], [], ['approved'], ['returned'], ['approved', 'taken_back'], ['comment']];
    for (const { id, isApproved, isJudged } of rows)
      for (const [at, kind] of (isApproved
        ? ['comment', 'approved']
        : isJudged
          ? judged[random(judged.length)]!
          : ['comment']
      ).entries())
        await sql`insert into measurement_reviews (institute_id, id, measurement_id, row_id, outcome_id, partnership_id, until_on, kind,
            comment, by_name, entry_no)
          select m.institute_id, ${newId()}, m.measurement_id, m.id, m.outcome_id, m.partnership_id, m.until_on, ${kind}, 'Note', 'A', ${110 + at}
            from measurements m where m.institute_id = ${own.institute} and m.id = ${id}`.execute(tx);
  });
  const scopes: FigureScope[] = [
    {},
    { by: { time: 'year' } },
    { by: { time: 'half_year', partner: true } },
    { by: { country: true } },
    { by: { time: 'quarter' }, from: `${reportYear + 1}-01-01` },
    { partnershipId: own.programme.partnerships[0] },
    { from: `${reportYear}-07-01`, until: `${reportYear + 1}-12-31` },
  ];
  let told = 0;
  await db.read(own.officer, async (tx) => {
    const { rows } = await sql<{ rowId: string; state: FigureState; isOfSheet: boolean }>`
      select row_id as "rowId", state, is_of_sheet as "isOfSheet" from (${measurementStates(own.institute)}) s`.execute(
      tx,
    );
    const states = new Map(rows.map((row) => [row.rowId, row]));
    const inScope = await indicatorsIn(tx, own.institute, { programmeId: own.programme.id });
    for (const scope of scopes) {
      const asked = { ...scope, indicatorIds: ids, tellsStates: true };
      for (const figure of (await resultFigures(tx, own.institute, asked, inScope)).measured) {
        const { indicatorId, breakdown, period } = figure;
        const at = { indicatorId, breakdown, ...(period === null ? {} : { period }) };
        const narrowed = {
          ...scope,
          ...(scope.by?.partner ? { partnershipId: figure.partnershipId ?? 'none' } : {}),
          ...(scope.by?.country ? { country: figure.country ?? 'none' } : {}),
        };
        const found = (await figureEntries(tx, own.institute, narrowed, at))
          .map(({ rowId }) => states.get(rowId)!)
          .filter(isUnapproved);
        const returned = found.filter(({ state }) => state === 'returned').length;
        const waiting = found.length - returned;
        const expected = waiting + returned > 0 ? { waiting, returned } : undefined;
        assert.deepEqual(figure.unapproved, expected, JSON.stringify([scope, figure]));
        if (expected) told += 1;
      }
    }
  });
  assert.ok(told > 100, String(told));
});
