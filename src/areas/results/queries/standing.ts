import { type RawBuilder, sql } from 'kysely';
import { known, lasting } from '../../../db/as-of.ts';

/**
 * The rows of a fact table that stand: now, or as of an audit number (`asOf`), when a later correction did not yet
 * exist. `row` is the table's alias.
 */
export const standing = (row: string, asOf?: number): RawBuilder<boolean> =>
  asOf === undefined ? lasting(row) : sql<boolean>`(${known(row, asOf)} and ${lasting(row, asOf)})`;
