import { type RawBuilder, sql } from 'kysely';

/** An audit number, or the column of a query that has it. */
export type AuditNo = number | RawBuilder<number>;

/** Rows (`row` is the table's alias) that were on record as of an audit number; all of them where none is given. */
export const known = (row: string, asOf?: AuditNo): RawBuilder<boolean> =>
  asOf === undefined ? sql<boolean>`true` : sql<boolean>`${sql.ref(`${row}.entry_no`)} <= ${asOf}`;

/** Rows that nothing has ended, or had ended by then. */
const lasting = (row: string, asOf?: AuditNo): RawBuilder<boolean> =>
  asOf === undefined
    ? sql<boolean>`${sql.ref(`${row}.ended_by_no`)} is null`
    : sql<boolean>`coalesce(${sql.ref(`${row}.ended_by_no`)} > ${asOf}, true)`;

/** The audit number that ended a row: null while nothing has, or had by then. */
export const endedBy = (row: string, asOf?: AuditNo): RawBuilder<number | null> => {
  const column = sql.ref<number | null>(`${row}.ended_by_no`);
  return asOf === undefined
    ? sql<number | null>`${column}`
    : sql<number | null>`case when ${column} <= ${asOf} then ${column} end`;
};

/**
 * The rows of a table of facts that stand: now, or as of an audit number (`asOf`), when a later correction did not yet
 * exist. `row` is the table's alias.
 */
export const standing = (row: string, asOf?: AuditNo): RawBuilder<boolean> =>
  asOf === undefined ? lasting(row) : sql<boolean>`(${known(row, asOf)} and ${lasting(row, asOf)})`;
