import { type RawBuilder, sql } from 'kysely';

/** An audit number, or the column of a query that has it. */
export type AuditNo = number | RawBuilder<number>;

/** The rows of a table of facts that stand: now, or as of an audit number. `row` is the table's alias. */
export const standing = (row: string, asOf: AuditNo | undefined): RawBuilder<boolean> =>
  asOf === undefined
    ? sql<boolean>`${sql.ref(`${row}.ended_by_no`)} is null`
    : sql<boolean>`(${entered(row, asOf)} and coalesce(${sql.ref(`${row}.ended_by_no`)} > ${asOf}, true))`;

/** The rows of a table whose rows never end, by now or by an audit number. */
export const entered = (row: string, asOf: AuditNo | undefined): RawBuilder<boolean> =>
  asOf === undefined ? sql<boolean>`true` : sql<boolean>`${sql.ref(`${row}.entry_no`)} <= ${asOf}`;
