import { type RawBuilder, sql } from 'kysely';

/**
 * The rows of a fact table that stand: now, or as of an audit number (`asOf`), when a later correction did not yet
 * exist. `row` is the table's alias.
 */
export const standing = (row: string, asOf?: number): RawBuilder<boolean> =>
  asOf === undefined
    ? sql<boolean>`${sql.ref(`${row}.ended_by_no`)} is null`
    : sql<boolean>`(${sql.ref(`${row}.entry_no`)} <= ${asOf}
        and (${sql.ref(`${row}.ended_by_no`)} is null or ${sql.ref(`${row}.ended_by_no`)} > ${asOf}))`;
