import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CellsKnown } from '../rules/breakdown-cells.ts';

/**
 * What says which cells are counted beside those of a version (`row` is its alias): the last definition that compares with it, which is
 * the one in force wherever that does, and in whose cells figures are read (`cell-in-force.ts`). No words, as none are asked.
 */
export const cellsCounted = (row: string): RawBuilder<CellsKnown> => sql<CellsKnown>`(
  select jsonb_build_object('leftOutAxes', l.left_out_axes, 'axes', (
      select coalesce(jsonb_agg(jsonb_build_object('key', a ->> 'key', 'categories',
          (select jsonb_agg(jsonb_build_object('key', k ->> 'key')) from jsonb_array_elements(a -> 'categories') k))), '[]')
        from jsonb_array_elements(l.axes) a))
    from indicator_versions l
   where l.institute_id = ${sql.ref(`${row}.institute_id`)} and l.indicator_id = ${sql.ref(`${row}.indicator_id`)}
     and l.series = ${sql.ref(`${row}.series`)}
   order by l.edition desc limit 1)`;

/** The same of some versions, by their id. */
export const cellsCountedUnder = async (
  tx: Tx,
  instituteId: string,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, CellsKnown & { series: number }>> => {
  if (versionIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('indicator_versions as v')
    .select(['v.id', 'v.series'])
    .select(cellsCounted('v').as('counted'))
    .where('v.institute_id', '=', instituteId)
    .where('v.id', 'in', [...new Set(versionIds)])
    .execute();
  return new Map(rows.map(({ id, series, counted }) => [id, { ...counted, series }]));
};
