import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice } from '../../../../test/support/reporting.ts';
import type { Tx } from '../../../db/transaction.ts';
import { newId } from '../../../kernel/id.ts';
import { definitionsOf } from './indicators.ts';
import { listedStates, measurementStates, statesListed, statesOf } from './measurement-states.ts';
import { measurements } from './measurements.ts';

const db = await testDatabase();
const { institute, officer, indicator, partnershipId, programme } = await reportingOffice(db);
const FIGURES = 640;
const WINDOWS = 200;

type Plan = {
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Join Filter'?: number;
  Plans?: Plan[];
};

/** Rows that a plan looked at, those among them that it left out. */
const looked = (plan: Plan): number =>
  (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Join Filter'] ?? 0)) *
    plan['Actual Loops'] +
  (plan.Plans ?? []).reduce((sum, each) => sum + looked(each), 0);

const rowsLookedAt = async (tx: Tx, among: Parameters<typeof measurementStates>[1]) => {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`
    explain (analyze, format json) select count(*), max(state) from (${measurementStates(institute, among)}) s`.execute(
    tx,
  );
  return looked(rows[0]!['QUERY PLAN'][0].Plan);
};

/** Windows of the same partners, of which one is of the days of the figures; a sheet each, handed in and approved, and reviews. */
const writeAll = async (tx: Tx, indicators: string[]): Promise<string[]> => {
  const put = async (table: 'measurements', rows: object[]) => {
    for (let at = 0; at < rows.length; at += 500)
      await tx
        .insertInto(table)
        .values(rows.slice(at, at + 500) as never)
        .execute();
  };
  const row = () => ({ institute_id: institute, id: newId(), entry_no: 5 });
  const windows = Array.from({ length: WINDOWS }, (_, at) => ({
    ...{
      ...row(),
      programme_id: programme.id,
      name: `W${at}`,
      opens_on: firstHalf.from,
      closes_on: firstHalf.until,
    },
    from_on: at === 7 ? firstHalf.from : `${1900 + (at % 100)}-01-01`,
    until_on: at === 7 ? firstHalf.until : `${1900 + (at % 100)}-06-30`,
    ...{ indicators, partnerships: programme.partnerships, outcomes: [programme.outcomes[0]] },
  }));
  const sheets = windows.flatMap(({ id }) =>
    [...programme.partnerships, null].map((each) => ({ ...row(), window_id: id, partnership_id: each })),
  );
  const steps = sheets.flatMap((sheet) =>
    ['submitted', 'approved'].map((kind, at) => ({
      ...{
        ...row(),
        entry_no: 5 + at,
        report_id: sheet.id,
        partnership_id: sheet.partnership_id,
        kind,
        by_name: 'A',
      },
    })),
  );
  const definitions = await definitionsOf(tx, institute, indicators);
  const figures = Array.from({ length: FIGURES }, (_, at) => {
    const { id: indicator_id, versionId, outcomeId } = definitions.get(indicators[at % indicators.length]!)!;
    const own = row();
    return {
      ...{
        ...own,
        measurement_id: own.id,
        indicator_id,
        indicator_version_id: versionId,
        outcome_id: outcomeId,
      },
      ...{
        partnership_id: partnershipId,
        from_on: firstHalf.from,
        until_on: firstHalf.until,
        value: String(at),
      },
      ...{ breakdown: JSON.stringify({ sector: `s${at}` }), provenance: 'Register' },
    };
  });
  const reviews = figures.map(({ id, outcome_id, partnership_id, until_on }, at) => ({
    ...{ ...row(), measurement_id: id, row_id: id, outcome_id, partnership_id, until_on, by_name: 'A' },
    ...{ kind: at % 2 === 0 ? 'approved' : 'taken_back', comment: 'Why' },
  }));
  const tables = { reporting_windows: windows, measurement_reports: sheets, report_steps: steps };
  for (const [table, rows] of Object.entries({
    ...tables,
    measurements: figures,
    measurement_reviews: reviews,
  }))
    await put(table as 'measurements', rows);
  return figures.map(({ id }) => id);
};

test('the states of figures that were only just written are looked up in proportion to them, without statistics', async () => {
  const indicators = [await indicator(), await indicator(), await indicator(), await indicator()];
  await db.write(officer, async (tx) => {
    const measurementIds = await writeAll(tx, indicators);
    const written = FIGURES * 2 + WINDOWS * 10;
    for (const among of [{ measurementIds }, { where: sql`m.id = any (${measurementIds}::uuid[])` }, {}]) {
      const rows = await rowsLookedAt(tx, among);
      assert.ok(rows < 10 * written, `${rows} rows for ${written}`);
    }
    const states = [...(await statesOf(tx, institute, measurementIds)).values()];
    const of = (wanted: string) =>
      states.filter(({ state, isOfSheet }) => state === wanted && isOfSheet).length;
    assert.deepEqual([of('approved'), of('submitted')], [FIGURES / 2, FIGURES / 2]);
    const byState = new Map<string, string[]>();
    const all = (
      await sql<{ measurement_id: string; state: string }>`
      select measurement_id, state from (${measurementStates(institute)}) s`.execute(tx)
    ).rows;
    for (const { measurement_id, state } of all)
      byState.set(state, [...(byState.get(state) ?? []), measurement_id]);
    for (const state of listedStates) {
      const expected = statesListed(state)
        .flatMap((each) => byState.get(each) ?? [])
        .sort();
      const found = await measurements(tx, institute, { state }, null);
      assert.deepEqual(found.map(({ id }) => id).sort(), expected, state);
      const page = await measurements(tx, institute, { state });
      assert.deepEqual(page, found.slice(0, 26), state);
    }
    const listed = (filter: object) => measurements(tx, institute, { state: 'approved', ...filter }, null);
    assert.equal((await listed({})).length, FIGURES / 2);
    assert.equal((await listed({ indicatorId: indicators[0] })).length, FIGURES / 4);
    assert.equal((await listed({ indicatorId: indicators[1] })).length, 0);
  });
});
