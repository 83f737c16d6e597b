import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import { activitiesThen, awarenessThen } from '../../activities/queries/activities-then.ts';
import { isPlanned } from '../../activities/queries/planned-activity.ts';
import { inScope } from '../../finance/queries/expense-scope.ts';
import {
  type CoverageAxis,
  type CoverageChoice,
  type CoverageFilter,
  type CoverageMeasure,
  coverageAxes,
  coverageMeasures,
} from '../rules/coverage-choice.ts';
import type { CoverageCell } from '../rules/coverage-grid.ts';
import { outcomesThen } from './aims-then.ts';

/** Whose figures: the code is what the axis of institutes shows. */
type Institute = { id: string; code: string };

/**
 * The matrix: a figure for each pair, each row, each column, and all. Money and participants fall once, on the main aim
 * (the first of the outcome's) and the activity's own kind; an activity counts under every aim of its outcome, under O8
 * where it brings about awareness, and under every kind that it serves besides its own, which is why its sums are counted
 * and not added up; what was cancelled counts nowhere. Money that no activity bears is `untied` on the axes that only an
 * activity has, so that the whole is the ledger. As of an audit number all of it is as it was known and planned then.
 */
export const coverage = async (
  tx: Tx,
  institute: Institute,
  { measure, rows, columns, filter }: CoverageChoice,
  asOf?: number,
): Promise<CoverageCell[]> => {
  const { rows: cells } =
    await sql<CoverageCell>`${cellsOf(institute, { measure, rows, columns, filter }, asOf)}
     order by r, c, cur`.execute(tx);
  return cells;
};

const cellsOf = (
  institute: Institute,
  { measure, rows, columns, filter }: CoverageChoice,
  asOf: number | undefined,
) => {
  const { keys, ...entries } = sources[measure](institute, { filter, axes: [rows, columns], asOf });
  const { from, figure, where } = entries.summed ?? entries;
  return sql`
    select r as "row", c as "column", cur as currency, ${figures[measure].ofCells}
      from (select r, c, cur, ${figures[measure].ofEntries}
              from (select ${keys[rows]} as r, ${keys[columns]} as c, ${figure} ${from} where ${where}) as entries
             group by ${figures[measure].by}) as cells
     group by grouping sets ((r, c, cur), (r, cur), (c, cur), (cur))`;
};

export type CoverageByMeasure = ReadonlyMap<CoverageMeasure, readonly CoverageCell[]>;

/** The matrix of each measure over the same two axes, in one statement. */
export const coverageByMeasure = async (
  tx: Tx,
  institute: Institute,
  choice: Omit<CoverageChoice, 'measure'>,
  asOf?: number,
): Promise<CoverageByMeasure> => {
  const matrices = coverageMeasures.map(
    (measure) =>
      sql`select ${measure}::text as measure, cells.* from (${cellsOf(institute, { ...choice, measure }, asOf)}) as cells`,
  );
  const { rows } = await sql<CoverageCell & { measure: CoverageMeasure }>`
    ${sql.join(matrices, sql` union all `)} order by "row", "column", currency`.execute(tx);
  return new Map(
    coverageMeasures.map((each) => [
      each,
      rows.flatMap(({ measure, ...cell }) => (measure === each ? [cell] : [])),
    ]),
  );
};

/** The entries behind a figure, as a part of a statement: what `coverage` adds up, with the same conditions. */
export const coverageEntriesOf = (
  institute: Institute,
  measure: CoverageMeasure,
  filter: CoverageFilter,
  asOf?: number,
): Pick<Part, 'from' | 'where'> => sources[measure](institute, { filter, axes: [], asOf });

/** Sums are added up by cell before the rows and columns; activities are told apart until the end. */
const added = {
  ofEntries: sql`sum(n)::bigint as n`,
  by: sql`r, c, cur`,
  ofCells: sql`sum(n)::bigint as value, null::bigint as held`,
};
const figures: Record<CoverageMeasure, typeof added> = {
  spent: added,
  participants: added,
  activities: {
    ofEntries: sql`id, held`,
    by: sql`r, c, cur, id, held`,
    ofCells: sql`count(distinct id) as value, count(distinct id) filter (where held) as held`,
  },
};

type Seen = { filter: CoverageFilter; axes: readonly CoverageAxis[]; asOf: number | undefined };

type Part = { from: RawBuilder<unknown>; figure: RawBuilder<unknown>; where: RawBuilder<boolean> };
type Source = Part & {
  keys: Record<CoverageAxis, RawBuilder<string>>;
  /** The same figures already added up by all that they are asked by. */
  summed?: Part;
};

const spent = (institute: Institute, { filter, axes, asOf }: Seen): Source => {
  const ofActivity = (value: RawBuilder<unknown>) => sql<string>`case when e.activity_id is null then 'untied'
    when a.id is null then 'unseen' else coalesce(${value}, 'none') end`;
  const keys = {
    aim: ofActivity(sql`ao.aims[1]`),
    kind: ofActivity(sql`a.kind`),
    country: ofActivity(sql`a.country`),
    year: sql<string>`e.charged_year::text`,
    partner: sql<string>`coalesce(e.partnership_id::text, 'none')`,
    institute: sql<string>`${institute.code}::text`,
  };
  const { programmeId, outcomeId } = filter;
  const own = inScope(institute.id, { programmeId, outcomeId, asOf });
  const isAsked = (axis: CoverageAxis) => axes.includes(axis) || filter[axis] !== undefined;
  const ofOutcome = sql`left join ${outcomesThen(institute.id, asOf, 'ao')}
      on (ao.institute_id, ao.id) = (a.institute_id, a.outcome_id)`;
  const its = sql`left join ${activitiesThen(institute.id, asOf)} on (a.institute_id, a.id) = (e.institute_id, e.activity_id)
      ${asOf === undefined || isAsked('aim') ? ofOutcome : sql``}`;
  const by = sql`e.institute_id, e.activity_id, e.converted_currency
      ${isAsked('year') ? sql`, e.charged_year` : sql``} ${isAsked('partner') ? sql`, e.partnership_id` : sql``}`;
  return {
    keys,
    from: sql`from expenses e ${its}`,
    figure: sql`e.converted_minor as n, e.converted_currency as cur`,
    where: narrowed(own, keys, filter),
    summed: {
      from: sql`from (select ${by}, sum(e.converted_minor)::bigint as n from expenses e where ${own} group by ${by}) as e ${its}`,
      figure: sql`e.n, e.converted_currency as cur`,
      where: narrowed(sql<boolean>`true`, keys, filter),
    },
  };
};

type Codes = { aim: RawBuilder<string>; kind: RawBuilder<string> };

const ofActivities = (institute: Institute, { filter, asOf }: Seen, codes: Codes) => {
  const keys = {
    ...codes,
    country: sql<string>`coalesce(a.country, 'none')`,
    year: sql<string>`extract(year from a.planned_from)::int::text`,
    partner: sql<string>`coalesce(a.partnership_id::text, 'none')`,
    institute: sql<string>`${institute.code}::text`,
  };
  const ofInstitute = asOf === undefined ? sql`a.institute_id = ${institute.id} and ` : sql``;
  const own = sql<boolean>`${ofInstitute}${isPlanned('a', asOf)}
    and (${filter.programmeId ?? null}::uuid is null or a.programme_id = ${filter.programmeId ?? null}::uuid)
    and (${filter.outcomeId ?? null}::uuid is null or a.outcome_id = ${filter.outcomeId ?? null}::uuid)`;
  return { keys, where: narrowed(own, keys, filter) };
};

/** The activity's outcome: of then it may have been removed since, and is read where its aims are asked for alone. */
const outcomeOf = (institute: Institute, { filter, axes, asOf }: Seen) => {
  const on = sql`on (o.institute_id, o.id) = (a.institute_id, a.outcome_id)`;
  if (asOf === undefined) return sql`join outcomes o ${on}`;
  const isAsked = axes.includes('aim') || filter.aim !== undefined;
  return isAsked ? sql`left join ${outcomesThen(institute.id, asOf, 'o')} ${on}` : sql``;
};

const heldOnes = (asOf: number | undefined) => sql`activity_holdings h
  on (h.institute_id, h.activity_id) = (a.institute_id, a.id) and ${standing('h', asOf)}`;

const activities = (institute: Institute, seen: Seen): Source => {
  const { filter, axes, asOf } = seen;
  const isAsked = (axis: 'aim' | 'kind') => axes.includes(axis) || filter[axis] !== undefined;
  const ownAims = asOf === undefined ? sql`o.aims` : sql`coalesce(o.aims, '{}')`;
  const pursued = sql`left join ${awarenessThen(institute.id, asOf)} on (w.institute_id, w.activity_id) = (a.institute_id, a.id)
    cross join lateral (select distinct unnest(case when ${ownAims} = '{}' then array['none'] else ${ownAims} end
      || case when w.activity_id is null then '{}' else array['O8'] end) as aim) as x`;
  const served = sql`cross join lateral unnest(a.kind || a.further_kinds) as y(kind)`;
  return {
    from: sql`from ${activitiesThen(institute.id, asOf)} ${outcomeOf(institute, seen)} left join ${heldOnes(asOf)}
      ${isAsked('aim') ? pursued : sql``} ${isAsked('kind') ? served : sql``}`,
    figure: sql`a.id, h.id is not null as held, null::text as cur`,
    ...ofActivities(institute, seen, { aim: sql`x.aim`, kind: sql`y.kind` }),
  };
};

const participants = (institute: Institute, seen: Seen): Source => {
  const { asOf } = seen;
  const { keys, where } = ofActivities(institute, seen, {
    aim: sql`coalesce(o.aims[1], 'none')`,
    kind: sql`a.kind`,
  });
  return {
    from: sql`from ${activitiesThen(institute.id, asOf)} ${outcomeOf(institute, seen)} join ${heldOnes(asOf)}
      join (select c.activity_id, sum(c.count) as people from participant_counts c
             where c.institute_id = ${institute.id} and ${standing('c', asOf)} and c.count > 0 group by c.activity_id) as n
        on n.activity_id = a.id`,
    figure: sql`n.people as n, null::text as cur`,
    keys,
    where,
  };
};

const sources = { spent, activities, participants } as const satisfies Record<
  CoverageMeasure,
  (institute: Institute, seen: Seen) => Source
>;

const narrowed = (own: RawBuilder<boolean>, keys: Source['keys'], filter: CoverageFilter) => {
  const conditions: RawBuilder<unknown>[] = [own];
  for (const axis of coverageAxes)
    if (filter[axis] !== undefined) conditions.push(sql`${keys[axis]} = ${filter[axis]}`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
};
