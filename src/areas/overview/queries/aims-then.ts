import { type RawBuilder, sql } from 'kysely';
import { laterRows } from './outcomes-as-of.ts';

/**
 * The outcomes of an institute as rows to select from, with the aims that they had at an audit number: those of one that was revised or
 * removed since are what the first such entry says stood before it.
 */
export const outcomesThen = (
  instituteId: string,
  asOf: number | undefined,
  alias: string,
): RawBuilder<unknown> =>
  asOf === undefined
    ? sql`outcomes ${sql.ref(alias)}`
    : sql`(with stood as materialized (select ${instituteId}::uuid as institute_id, coalesce(x.id, l.id) as id, coalesce(l.aims, x.aims) as aims
        from (select id, aims from outcomes where institute_id = ${instituteId}) x
        full join (select distinct on (c.id) c.id, array(select jsonb_array_elements_text(c.before -> 'aims')) as aims
             from (select r.no, r.before, case when r.command = 'remove-outcome' then (r.before ->> 'outcomeId')::uuid
                          else r."subjectId" end as id
                     from (${laterRows(instituteId, asOf)}) r where r.command in ('revise-outcome', 'remove-outcome')) c
            order by c.id, c.no) l on l.id = x.id)
      select * from stood) ${sql.ref(alias)}`;
