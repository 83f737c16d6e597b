import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { keyOfCell } from '../rules/carried-cells.ts';
import type { Cell } from '../rules/cell-change.ts';

/** The mappings `c` that lead from a version to the one in force of the same series. */
const inForce = sql`cell_mappings c
  join indicator_versions f on (f.institute_id, f.id) = (c.institute_id, c.to_version_id) and f.ended_by_no is null
  join indicator_versions g on (g.institute_id, g.id) = (c.institute_id, c.from_version_id) and g.series = f.series`;

/**
 * The cell of a row of measurements (`row` is its alias) in the definition in force; as it was measured where that
 * definition is not comparable or knows the cell no longer.
 */
export const cellInForce = (
  row: string,
): RawBuilder<Cell> => sql<Cell>`coalesce((select c.to_cell from ${inForce}
  where c.institute_id = ${sql.ref(`${row}.institute_id`)} and c.from_cell = ${sql.ref(`${row}.breakdown`)}
    and c.from_version_id = ${sql.ref(`${row}.indicator_version_id`)}), ${sql.ref(`${row}.breakdown`)})`;

/** Reads the cells of one version of an indicator in the definition in force, as `cellInForce` does. */
export const readingInForce = async (
  tx: Tx,
  instituteId: string,
  versionId: string,
): Promise<(cell: Cell) => Cell> => {
  const { rows } = await sql<{ from: Cell; to: Cell | null }>`
    select c.from_cell as "from", c.to_cell as "to" from ${inForce}
     where c.institute_id = ${instituteId} and c.from_version_id = ${versionId}`.execute(tx);
  const read = new Map(rows.map(({ from, to }) => [keyOfCell(from), to]));
  return (cell) => read.get(keyOfCell(cell)) ?? cell;
};
