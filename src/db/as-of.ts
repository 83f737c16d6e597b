import { type RawBuilder, sql } from 'kysely';

/** Rows (`row` is the table's alias) that were on record as of an audit number; all of them where none is given. */
export const known = (row: string, asOf?: number): RawBuilder<boolean> =>
  asOf === undefined ? sql<boolean>`true` : sql<boolean>`${sql.ref(`${row}.entry_no`)} <= ${asOf}`;

/** Rows that nothing has ended, or had ended by then. */
export const lasting = (row: string, asOf?: number): RawBuilder<boolean> =>
  asOf === undefined
    ? sql<boolean>`${sql.ref(`${row}.ended_by_no`)} is null`
    : sql<boolean>`coalesce(${sql.ref(`${row}.ended_by_no`)} > ${asOf}, true)`;
