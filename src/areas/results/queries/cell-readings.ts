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
          where (c.institute_id, c.to_version_id) = (f.institute_id, f.id)), '[]') as mapped
      from indicators i
      join indicator_versions f on (f.institute_id, f.indicator_id) = (i.institute_id, i.id) and f.ended_by_no is null
     where i.institute_id = ${instituteId} and i.outcome_id = ${outcomeId}`.execute(tx);
  return new Map(rows.map(({ id, ...reading }) => [id, reading]));
};
