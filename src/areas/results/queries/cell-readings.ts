import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CellReading } from '../rules/file-cells.ts';

/** By indicator of an outcome, how the cells of a file are read that may be older than its definition in force. */
export const cellReadings = async (
  tx: Tx,
  instituteId: string,
  outcomeId: string,
): Promise<ReadonlyMap<string, CellReading>> => {
  const { rows } = await sql<CellReading & { id: string }>`
    select i.id, f.axes,
        coalesce((select jsonb_agg(distinct a ->> 'key') from indicator_versions v cross join jsonb_array_elements(v.axes) a
          where (v.institute_id, v.indicator_id) = (i.institute_id, i.id)), '[]') as "formerAxes",
        coalesce((select jsonb_agg(jsonb_build_object('from', c.from_cell, 'to', c.to_cell) order by v.edition desc) from cell_mappings c
          join indicator_versions v on (v.institute_id, v.id) = (c.institute_id, c.from_version_id) and v.series = f.series
          where (c.institute_id, c.to_version_id) = (f.institute_id, f.id)), '[]') || (${readBack}) as mapped
      from indicators i
      join indicator_versions f on (f.institute_id, f.indicator_id) = (i.institute_id, i.id) and f.ended_by_no is null
     where i.institute_id = ${instituteId} and i.outcome_id = ${outcomeId}`.execute(tx);
  return new Map(rows.map(({ id, ...reading }) => [id, reading]));
};

/**
 * The way back from versions that were taken back since, the latest first, for what was published while they stood: where one
 * cell alone of the version that stands again was read in a cell of theirs, that is where it is read today. What came together there is
 * told apart by nothing in a file.
 */
const readBack = sql`
  select coalesce(jsonb_agg(jsonb_build_object('from', c.to_cell, 'to', case when g.id is null then c.from_cell else g.to_cell end)
      order by t.edition desc), '[]')
    from indicator_versions t
    join lateral (select l.again_edition from indicator_versions l where (l.institute_id, l.indicator_id) = (t.institute_id, t.indicator_id)
        and l.again_edition < t.edition and t.edition < l.edition order by l.edition desc limit 1) l on true
    join indicator_versions b on (b.institute_id, b.indicator_id, b.edition) = (t.institute_id, t.indicator_id, l.again_edition)
    join cell_mappings c on (c.institute_id, c.to_version_id, c.from_version_id) = (t.institute_id, t.id, b.id) and c.to_cell is not null
    left join cell_mappings g on (g.institute_id, g.to_version_id, g.from_version_id, g.from_cell) = (f.institute_id, f.id, b.id, c.from_cell)
   where (t.institute_id, t.indicator_id) = (i.institute_id, i.id) and t.series = f.series
     and not exists (select from cell_mappings o where (o.institute_id, o.to_version_id, o.from_version_id, o.to_cell)
       = (c.institute_id, c.to_version_id, c.from_version_id, c.to_cell) and o.id <> c.id)`;
