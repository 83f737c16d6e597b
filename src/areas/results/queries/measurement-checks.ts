import { type RawBuilder, sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import {
  type ExceptionRow,
  exceptionOf,
  exceptionRowsIn,
  type GrantedException,
} from '../../records/queries/derogations.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import { isWhole } from '../rules/breakdown-sum.ts';
import { type MeasurementFacts, resultRules } from '../rules/result-rules.ts';
import { cellInForce } from './cell-in-force.ts';
import { cellsCounted } from './cells-counted.ts';

export type JudgedMeasurement = {
  id: string;
  partner: string | null;
  from: string;
  until: string;
  checks: Check[];
};

/**
 * What the rules say on `day` of every measurement of an indicator that stands: each by the definition under which it was
 * measured, beside those that compare with it.
 */
export const measurementChecks = (
  tx: Tx,
  instituteId: string,
  indicatorId: string,
  day: CalendarDay,
): Promise<JudgedMeasurement[]> => judged(tx, instituteId, sql`m.indicator_id = ${indicatorId}`, day);

/** The same of some measurements only, whatever stands beside them. */
export const checksOfMeasurements = async (
  tx: Tx,
  instituteId: string,
  ids: readonly string[],
  day: CalendarDay,
): Promise<JudgedMeasurement[]> =>
  ids.length === 0 ? [] : judged(tx, instituteId, sql`m.measurement_id = any (${[...ids]}::uuid[])`, day);

const judged = async (
  tx: Tx,
  instituteId: string,
  asked: RawBuilder<unknown>,
  day: CalendarDay,
): Promise<JudgedMeasurement[]> => {
  const figures = sql`select 'measurement'::text, m.measurement_id from measurements m
     where m.institute_id = ${instituteId} and ${asked}`;
  const { rows, granted } = await together<{ rows: RowToJudge; granted: ExceptionRow }>(tx, {
    rows: rowsToJudge(instituteId, asked),
    granted: exceptionRowsIn(instituteId, figures),
  });
  return judgedRows(rows, day, granted.map(exceptionOf));
};

export type RowToJudge = Omit<MeasurementFacts, 'programme'> & {
  id: string;
  partner: string | null;
  start: string;
  end: string;
};

/** What the rules see of the measurements `m` that stand and are `asked`, as a part of a larger statement too. */
export const rowsToJudge = (instituteId: string, asked: RawBuilder<unknown>): RawBuilder<RowToJudge> =>
  sql<RowToJudge>`
    select m.measurement_id as id, g.name as partner, m.from_on as "from", m.until_on as until, m.value::text as value, v.measure,
      v.over_time as "overTime", v.over_partners as "overPartners", p.from_on as start, p.until_on as end,
      (select count(*) from measurements n where n.institute_id = m.institute_id and n.indicator_id = m.indicator_id
         and m.value is not null and n.ended_by_no is null and n.id <> m.id and n.value is not null and ${samePlace}
         and ${sameSeries} and n.from_on <= m.until_on and m.from_on <= n.until_on and ${sameCell}) as overlapping,
      ${cellInForce('m')} as breakdown, ${partsOf} as parts, ${cellsCounted('v')} as counting
      from measurements m
      join indicator_versions v on v.institute_id = m.institute_id and v.id = m.indicator_version_id
      join outcomes o on o.institute_id = m.institute_id and o.id = m.outcome_id
      join programmes p on p.institute_id = o.institute_id and p.id = o.programme_id
      left join partnerships s on s.institute_id = m.institute_id and s.id = m.partnership_id
      left join organisations g on g.institute_id = s.institute_id and g.id = s.organisation_id
     where m.institute_id = ${instituteId} and ${asked} and m.ended_by_no is null
     order by m.until_on desc, m.id`;

/** What the rules say of them on `day`; `exceptions` are those granted for any of them. */
export const judgedRows = (
  rows: readonly RowToJudge[],
  day: CalendarDay,
  exceptions: readonly GrantedException[],
): JudgedMeasurement[] =>
  rows.map(({ id, partner, start, end, ...row }) => {
    // Where cells came together, the parts are of all of them.
    const parts = !isWhole(row) && row.overlapping > 0 ? [] : row.parts;
    const facts = { ...row, parts, programme: { from: start, until: end } };
    const own = exceptions.filter(({ subject }) => subject.id === id);
    const checks = resultRules.map((rule) => applyRule(rule, facts, new Map(), { day, exceptions: own }));
    return { id, partner, from: row.from, until: row.until, checks };
  });

/** Rows `n` and `m` were measured by the same partner (`g`) in the same country: the one they name, else the partner's. */
const samePlace = sql`n.partnership_id is not distinct from m.partnership_id
  and coalesce(n.country, g.country) is not distinct from coalesce(m.country, g.country)`;

/** `n` was measured under a definition that compares with that of `m`, which is `v`. */
const sameSeries = sql`exists (select from indicator_versions w where w.institute_id = n.institute_id
  and w.id = n.indicator_version_id and w.series = v.series)`;

/** In the definition in force both stand in one cell, whatever it was called when they were measured. */
const sameCell = sql`case when n.indicator_version_id = m.indicator_version_id and n.breakdown = m.breakdown then true
  else ${cellInForce('n')} = ${cellInForce('m')} end`;

/** The figures in cells within that of `m`: same partner and country, same days. */
const partsOf = sql`(select coalesce(jsonb_agg(jsonb_build_object('breakdown', c.part, 'value', trim_scale(n.value)::text)), '[]')
  from measurements n cross join lateral (select ${cellInForce('n')} as part, ${cellInForce('m')} as whole) as c
 where n.institute_id = m.institute_id and n.indicator_id = m.indicator_id and n.ended_by_no is null
   and n.value is not null and ${samePlace} and ${sameSeries}
   and n.from_on = m.from_on and n.until_on = m.until_on and n.breakdown <> '{}' and n.id <> m.id
   and c.part @> c.whole and c.part <> c.whole)`;
