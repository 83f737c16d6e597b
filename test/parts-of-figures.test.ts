import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correctMeasurement } from '../src/areas/results/commands/correct-measurement.ts';
import { recordMeasurement } from '../src/areas/results/commands/record-measurement.ts';
import { redefineIndicator } from '../src/areas/results/commands/redefine-indicator.ts';
import { reviewReport } from '../src/areas/results/commands/review-report.ts';
import { setTarget } from '../src/areas/results/commands/set-target.ts';
import { measurementChecks } from '../src/areas/results/queries/measurement-checks.ts';
import { codeOfCell } from '../src/areas/results/rules/breakdown-cells.ts';
import type { DefinitionInput } from '../src/areas/results/rules/indicator-input.ts';
import { perform } from '../src/command/perform.ts';
import { todayIn } from '../src/kernel/calendar-day.ts';
import { newId } from '../src/kernel/id.ts';
import { doing } from './support/cast.ts';
import { testDatabase } from './support/cluster.ts';
import { leaveMeasurement } from './support/left-measurement.ts';
import { firstHalf, reportingOffice } from './support/reporting.ts';
import { sheetsOf } from './support/sheets.ts';
import { partnerOf } from './support/union-work.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const { cast, institute, programme, officer, indicator, open } = office;
const partnerName = 'Union of parts';
const { partnershipId } = await partnerOf(db, cast, partnerName, programme.outcomes[0]);
const partner = cast.as('partner_coordinator', { partnerships: [partnershipId] });
const { look } = sheetsOf(db, officer);

type Cell = Readonly<Record<string, string>>;
type Figure = readonly [cell: Cell, value: string];

const said = (text: string) => ({ fr: { text, source: true as const } });
const axis = (key: string, ...categories: string[]) => ({
  ...{ key, label: said(key) },
  categories: categories.map((each) => ({ key: each, label: said(each) })),
});
const first = {
  ...{ title: said('Membres'), measure: 'number', overTime: 'last', overPartners: 'sum' },
  axes: [axis('sector', 'mining', 'fishing'), axis('role', 'delegate', 'member')],
  crossings: [['sector', 'role']],
  ascending: true,
} satisfies DefinitionInput;
const fate = (axisKey: string, category: string, to?: string) => ({
  ...{ axis: axisKey, category, change: to ? 'renamed' : 'dropped' },
  ...(to ? { to: { axis: axisKey, category: to } } : {}),
});
const withoutFishing = {
  definition: { axes: [axis('sector', 'mining', 'ports'), first.axes[1]!], crossings: first.crossings },
  cells: [fate('sector', 'fishing')],
};
const withoutSectors = {
  definition: { axes: [first.axes[1]!], crossings: [] },
  cells: [fate('sector', 'mining'), fate('sector', 'fishing')],
};
const withoutSex = { definition: { ...first, leftOutAxes: ['sex'] }, cells: [] };
const renamed = {
  definition: { axes: [axis('sector', 'mining', 'fisheries'), first.axes[1]!], crossings: first.crossings },
  cells: [fate('sector', 'fishing', 'fisheries')],
};
const uncrossed = { definition: { ...first, crossings: [] }, cells: [] };

type Case = {
  what: string;
  isBroken: boolean;
  /** What stands under the first definition. */
  before: readonly Figure[];
  since?: { definition: object; cells: readonly object[] };
  /** The figure that is judged beside it, under the definition in force. */
  given: Figure;
};

const whole: Figure = [{}, '100'];
const mining = { sector: 'mining' };
const fishing = { sector: 'fishing' };
const cases: readonly Case[] = [
  { what: 'parts fit', isBroken: false, before: [whole, [fishing, '60']], given: [mining, '40'] },
  { what: 'parts are too many', isBroken: true, before: [whole, [fishing, '60']], given: [mining, '50'] },
  {
    ...{ what: 'a category that was dropped is no part', isBroken: false, since: withoutFishing },
    ...{ before: [whole, [fishing, '60']], given: [mining, '50'] },
  },
  {
    ...{ what: 'one that was renamed is the part it was', isBroken: true, since: renamed },
    ...{ before: [whole, [fishing, '60']], given: [mining, '50'] },
  },
  {
    ...{ what: 'an axis that was taken out makes no sum', isBroken: false, since: withoutSectors },
    ...{
      before: [
        [fishing, '60'],
        [mining, '50'],
      ],
      given: whole,
    },
  },
  {
    ...{ what: 'nor does one that is left out', isBroken: false, since: withoutSex },
    ...{ before: [[{ sex: 'female' }, '110']], given: whole },
  },
  {
    ...{ what: 'a category that there never was is no part', isBroken: false },
    ...{ before: [whole, [{ sector: 'forestry' }, '60']], given: [mining, '50'] },
  },
  {
    ...{ what: 'what is in a crossing is a part of a part', isBroken: true },
    ...{ before: [whole, [mining, '40']], given: [{ ...mining, role: 'member' }, '50'] },
  },
  {
    ...{ what: 'nor is a crossing of a category that was dropped', isBroken: false, since: withoutFishing },
    ...{ before: [whole, [{ ...fishing, role: 'member' }, '60'], [{ ...mining, role: 'member' }, '20']] },
    given: [{ role: 'member' }, '30'],
  },
  {
    ...{ what: 'a crossing is a part of a category that says nothing', isBroken: true },
    ...{ before: [whole, [{ ...fishing, role: 'member' }, '50']], given: [mining, '60'] },
  },
  {
    ...{ what: 'so it is where it is crossed no longer', isBroken: true, since: uncrossed },
    ...{ before: [whole, [{ ...fishing, role: 'member' }, '50']], given: [mining, '60'] },
  },
  {
    ...{ what: 'a crossing of a dropped category makes none', isBroken: false, since: withoutFishing },
    ...{ before: [whole, [{ ...fishing, role: 'member' }, '50']], given: [mining, '60'] },
  },
];

const saysBroken = (told: unknown): boolean => /results\.check-(sum|part)-/.test(JSON.stringify(told));
const measured = (indicatorId: string, [breakdown, value]: Figure) => ({
  ...{ indicatorId, partnershipId, ...firstHalf, breakdown, value },
});
const leave = (indicatorId: string, figure: Figure) =>
  leaveMeasurement(db, cast, measured(indicatorId, figure));
const redefine = async (indicatorId: string, since: Case['since']) => {
  if (!since) return;
  const { definition, cells } = since;
  const reason = 'Counted otherwise';
  await doing(db, officer, redefineIndicator, {
    ...{ indicatorId, version: 1, ...first, ...definition, cells, reason },
  });
};
const provenance = 'Register';

/** An indicator in which all of a case stands but the figure that is judged. */
const standing = async ({ before, since }: Case) => {
  const id = await indicator(first);
  for (const figure of before) await leave(id, figure);
  await redefine(id, since);
  return id;
};

/** Each place where a figure meets those beside it: whether it says that the parts are more than what they are parts of. */
const places: Readonly<Record<string, (each: Case) => Promise<boolean>>> = {
  form: async (each) => {
    const input = { ...measured(await standing(each), each.given), provenance };
    return saysBroken(await perform(db, officer, recordMeasurement, newId(), input));
  },
  correction: async (each) => {
    const indicatorId = await standing(each);
    const [breakdown, value] = each.given;
    const isWhole = Object.keys(breakdown).length === 0;
    const id = await leave(indicatorId, [breakdown, isWhole ? '1000' : '0']);
    const input = { id, version: 1, ...firstHalf, breakdown, value, provenance, reason: 'Recount' };
    return saysBroken(await perform(db, officer, correctMeasurement, newId(), input));
  },
  sheet: async (each) => {
    const id = await standing(each);
    const sheet = await open([id], { partnerships: [partnershipId] }, partnershipId);
    const [breakdown, value] = each.given;
    return saysBroken(await sheet.submitting([{ indicatorId: id, breakdown, value }], {}, partner));
  },
  review: async (each) => {
    const id = await indicator(first);
    const all = [...each.before, each.given];
    const isWhole = ([cell]: Figure) => Object.keys(cell).length === 0;
    // Parts came when the sheet was with the officer, whole and alone.
    const sheet = await open([id], { partnerships: [partnershipId] }, partnershipId);
    const [breakdown, value] = all.find(isWhole)!;
    const handed = await sheet.submitting([{ indicatorId: id, breakdown, value }], {}, partner);
    assert.ok(handed.done, JSON.stringify(handed));
    for (const figure of each.before.filter((other) => !isWhole(other))) await leave(id, figure);
    await redefine(id, each.since);
    if (!isWhole(each.given)) await leave(id, each.given);
    const { report, figures } = await sheet.now();
    const seen = figures.map(({ rowId }) => rowId);
    const input = { reportId: report.id, version: report.version, seen, approveRest: true };
    return saysBroken(await perform(db, officer, reviewReport, newId(), input));
  },
  'rule R-breakdown-sum': async (each) => {
    const id = await standing(each);
    await leave(id, each.given);
    const judged = await db.read(officer, (tx) => measurementChecks(tx, institute, id, todayIn()));
    return judged.some(({ checks }) =>
      checks.some(({ ruleId, verdict }) => ruleId === 'R-breakdown-sum' && verdict !== 'ok'),
    );
  },
  workbook: async (each) => {
    const id = await standing(each);
    const { code } = await db.read(officer, (tx) =>
      tx.selectFrom('indicators').select('code').where('id', '=', id).executeTakeFirstOrThrow(),
    );
    const heads =
      'Outcome,Indicator,Partner,From,Until,Of whom,Numerator,Denominator,Value,Comment,Where this figure comes from';
    const [cell, value] = each.given;
    const row = `OS1,${code},${partnerName},${firstHalf.from},${firstHalf.until},${codeOfCell(cell)},,,${value},,Register`;
    const { preview } = await look(`${heads}\n${row}\n`, { kind: 'measurements', programmeId: programme.id });
    assert.ok(preview.refused.every(saysBroken), JSON.stringify(preview.refused));
    return preview.refused.length > 0;
  },
  target: async (each) => {
    const id = await indicator(first);
    const aim = ([breakdown, value]: Figure) =>
      perform(db, officer, setTarget, newId(), { indicatorId: id, ...firstHalf, breakdown, value });
    for (const figure of each.before) {
      const set = await aim(figure);
      assert.ok(set.done, JSON.stringify(set));
    }
    await redefine(id, each.since);
    return saysBroken(await aim(each.given));
  },
};

for (const [place, judge] of Object.entries(places))
  test(`parts come to more than they are parts of by one rule: ${place}`, async () => {
    const told: Record<string, boolean> = {};
    for (const each of cases) told[each.what] = await judge(each);
    assert.deepEqual(told, Object.fromEntries(cases.map(({ what, isBroken }) => [what, isBroken])));
  });
