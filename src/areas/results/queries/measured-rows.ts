import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { FigureScope } from './figure-scope.ts';

/**
 * The values that count for an indicator `d` of `defined` (see `indicator-figures.ts`) of which no cell was renamed. Reads
 * only what the index `measurements_to_add_up` holds; `cell_key` is the cell as text.
 */
export const measuredRows = (
  instituteId: string,
  scope: FigureScope,
  says: RawBuilder<boolean> = saysAny(scope),
): RawBuilder<unknown> => sql`
  select m.partnership_id, m.country, m.cell_key, ${periodOf('m', scope)} as period, m.value, m.numerator, m.denominator,
      m.until_on, m.from_on, m.entry_no, m.id, 1 as entries
    from measurements m where ${counted(instituteId, scope, says)}`;

/** What a row `m` says: a value (or words, where the scope tells them), the parts of a share, or whichever its indicator `d` is made of. */
export const saysValue = ({ tellsWords }: FigureScope): RawBuilder<boolean> =>
  tellsWords
    ? sql<boolean>`(m.value is not null or d.measure = 'qualitative')`
    : sql<boolean>`m.value is not null`;
export const saysParts = sql<boolean>`m.numerator is not null`;
const saysAny = (scope: FigureScope) =>
  sql<boolean>`case when d.over_partners = 'ratio' then ${saysParts} else ${saysValue(scope)} end`;

/**
 * The same in the cells of the definition in force, where it calls them otherwise than earlier ones. Cells that come
 * together are one value: numbers and the parts of percentages are added up, other values do not come together. Several
 * values of one cell and period that were measured under one name are entries of their own, as where nothing was renamed.
 */
export const renamedRows = (instituteId: string, scope: FigureScope): RawBuilder<unknown> => sql`
  select partnership_id, country, cell::text collate "C" as cell_key, ${periodOf('named', scope)} as period, case when count(*) = 1
      then max(value) when d.measure = 'number' then sum(value) end as value, sum(numerator) as numerator,
      sum(denominator) as denominator, until_on, from_on, max(entry_no) as entry_no,
      (array_agg(id order by id desc))[1] as id, count(*) as entries
    from (select *, case when ${isUnderOneName} then id end as own
            from (select m.*, case when c.id is null then m.breakdown else c.to_cell end as cell
                    from measurements m
                    left join cell_mappings c on c.institute_id = m.institute_id
                      and c.from_version_id = m.indicator_version_id and c.to_version_id = d.version_id
                      and c.from_cell = m.breakdown
                   where d.is_mapped and ${counted(instituteId, scope)}) as called
           where cell is not null) as named
   group by partnership_id, country, cell, from_on, until_on, own`;

const ofOnePeriod = sql`over (partition by partnership_id, country, cell, from_on, until_on)`;

/** Whether all values of a cell (`cell`, in the definition in force) and period were measured in one cell (`breakdown`). */
export const isUnderOneName: RawBuilder<boolean> = sql<boolean>`
  min(breakdown::text) ${ofOnePeriod} = max(breakdown::text) ${ofOnePeriod}`;

/**
 * What counts from the beginning, each value in its period and in every later one in which something was measured. A
 * scope that begins later leaves periods out, never what had been reached before it.
 */
export const carriedRows = (instituteId: string, scope: FigureScope): RawBuilder<unknown> => sql`
  with valued as (${measuredRows(instituteId, scope)} and not d.is_mapped union all ${renamedRows(instituteId, scope)})
  select v.partnership_id, v.country, v.cell_key, p.period, v.value, v.numerator, v.denominator, v.until_on, v.from_on,
      v.entry_no, v.id, v.entries
    from (select distinct period from valued ${scope.from ? sql`where until_on >= ${scope.from}` : sql``}) p
    join valued v on ${scope.by?.time ? sql`v.period <= p.period` : sql`true`}`;

/** Whether a row `m` of measurements counts for `d`: comparable, standing, within the scope or carried into it. */
export const counted = (
  instituteId: string,
  scope: FigureScope,
  says: RawBuilder<boolean> = saysAny(scope),
) => {
  const { asOf, from, until } = scope;
  return sql.join(
    [
      sql`m.institute_id = ${instituteId}`,
      sql`m.indicator_id = d.id`,
      // Most are of the version in force, and comparing with one is cheaper than with a list.
      sql`(m.indicator_version_id = d.version_id or m.indicator_version_id = any (d.comparable))`,
      says,
      standing('m', asOf),
      ...(from ? [sql`(d.over_time = 'cumulative' or m.until_on >= ${from})`] : []),
      ...(until ? [sql`m.until_on <= ${until}`] : []),
      isOfPlace('m', instituteId, scope),
    ],
    sql` and `,
  );
};

/** Whether a row of measurements is of the partner and the country of the scope. */
export const isOfPlace = (
  row: string,
  instituteId: string,
  { partnershipId, country }: FigureScope,
): RawBuilder<boolean> =>
  sql<boolean>`${sql.join(
    [
      sql`true`,
      ...(partnershipId === 'none' ? [sql`${sql.ref(`${row}.partnership_id`)} is null`] : []),
      ...(partnershipId && partnershipId !== 'none'
        ? [sql`${sql.ref(`${row}.partnership_id`)} = ${partnershipId}`]
        : []),
      ...(country === 'none' ? [sql`${countryOf(instituteId, row)} is null`] : []),
      ...(country && country !== 'none' ? [sql`${countryOf(instituteId, row)} = ${country}`] : []),
    ],
    sql` and `,
  )}`;

/** Where a row was measured: the country it names, else its partner's; null: the institute's own, anywhere. */
export const countryOf = (instituteId: string, row: string) => sql`coalesce(${sql.ref(`${row}.country`)},
  (select g.country from partnerships s
     join organisations g on g.institute_id = s.institute_id and g.id = s.organisation_id
    where s.institute_id = ${instituteId} and s.id = ${sql.ref(`${row}.partnership_id`)}))`;

/** The period of an axis of time in which a row's own period ends, or begins. */
export const periodOf = (
  row: string,
  { by }: Pick<FigureScope, 'by'>,
  end: 'until_on' | 'from_on' = 'until_on',
) => {
  const day = sql.ref(`${row}.${end}`);
  if (by?.time === 'year') return sql`to_char(${day}, 'YYYY')`;
  if (by?.time === 'quarter') return sql`to_char(${day}, 'YYYY-"Q"Q')`;
  if (by?.time === 'half_year')
    return sql`to_char(${day}, 'YYYY') || case when extract(month from ${day}) <= 6 then '-H1' else '-H2' end`;
  return sql`null::text`;
};
