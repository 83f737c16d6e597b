import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './transaction.ts';

/**
 * Rows of a statement that joins many of them, which perhaps were only just written. The planner knows nothing of such
 * rows and takes them for a single one; a nested loop would then compare each with each. Without, the work stays in
 * proportion to the rows.
 */
export const inBulk = async <Row>(tx: Tx, statement: RawBuilder<Row>): Promise<Row[]> => {
  await sql`set local enable_nestloop = off`.execute(tx);
  const { rows } = await statement.execute(tx);
  await sql`set local enable_nestloop = on`.execute(tx);
  return rows;
};
