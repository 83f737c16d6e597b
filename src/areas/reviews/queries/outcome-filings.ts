import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { dayAndId } from '../../../kernel/list-key.ts';

/** What is filed of an outcome and a year beside the books: each in a table of the same shape. */
export type FilingTable = 'score_filings' | 'lesson_filings';

/** A filing as it was filed; what every reader's page is drawn from. */
export type OutcomeFiling<C> = {
  id: string;
  institute: string;
  programme: string;
  outcome: string;
  year: number;
  filedOn: CalendarDay;
  filedBy: string;
  sha256: string;
  content: C;
};

export type FilingFilter = {
  /** A code. */
  institute?: string | undefined;
  /** A reference, as it was filed. */
  programme?: string | undefined;
  /** A code, as it was filed. */
  outcome?: string | undefined;
  year?: number | undefined;
  /** Filed by this audit number of the one institute that is asked. */
  asOf?: number | undefined;
  /** Key of the last row seen (`keyOfFiling`). */
  after?: string | undefined;
  limit?: number | undefined;
};

export const filingsAPage = 25;

/** Where the next page begins after this row. */
export const keyOfFiling = ({ filedOn, id }: Pick<OutcomeFiling<unknown>, 'filedOn' | 'id'>): string =>
  `${filedOn}|${id}`;

const filings = async <C>(
  tx: Tx,
  table: FilingTable,
  institutes: readonly string[],
  { where, limit }: { where: readonly RawBuilder<SqlBool>[]; limit: number },
): Promise<OutcomeFiling<C>[]> => {
  if (institutes.length === 0) return [];
  const wanted = [sql<SqlBool>`f.institute_id = any (${[...institutes]}::uuid[])`, ...where];
  const { rows } = await sql<OutcomeFiling<string>>`
    select f.id, i.code as institute, f.programme_reference as programme, f.outcome_code as outcome, f.year,
           f.filed_on as "filedOn", f.filed_by_name as "filedBy", f.sha256, f.content
      from ${sql.table(table)} f join institutes i on i.id = f.institute_id
     where ${sql.join(wanted, sql` and `)}
     order by f.filed_on desc, f.id desc limit ${limit}`.execute(tx);
  return rows.map(({ content, ...row }) => ({ ...row, content: JSON.parse(content) as C }));
};

/**
 * Filings of these institutes, the newest first; one more than a page, to know whether there is another. `and`: of the rows `f`,
 * what this kind of filing is narrowed by besides.
 */
export const outcomeFilings = <C>(
  tx: Tx,
  table: FilingTable,
  institutes: readonly string[],
  filter: FilingFilter,
  and: readonly RawBuilder<SqlBool>[],
): Promise<OutcomeFiling<C>[]> => {
  const after = dayAndId(filter.after);
  const where = [
    ...(filter.institute ? [sql<SqlBool>`i.code = ${filter.institute}`] : []),
    ...(filter.programme ? [sql<SqlBool>`f.programme_reference = ${filter.programme}`] : []),
    ...(filter.outcome ? [sql<SqlBool>`f.outcome_code = ${filter.outcome}`] : []),
    ...(filter.year ? [sql<SqlBool>`f.year = ${filter.year}`] : []),
    ...(filter.asOf === undefined ? [] : [sql<SqlBool>`f.entry_no <= ${filter.asOf}`]),
    ...(after ? [sql<SqlBool>`(f.filed_on, f.id) < (${after.day}::date, ${after.id}::uuid)`] : []),
    ...and,
  ];
  return filings<C>(tx, table, institutes, { where, limit: filter.limit ?? filingsAPage + 1 });
};

/** One filing of these institutes; undefined where none of them filed it. */
export const outcomeFiling = async <C>(
  tx: Tx,
  table: FilingTable,
  institutes: readonly string[],
  id: string,
): Promise<OutcomeFiling<C> | undefined> =>
  (await filings<C>(tx, table, institutes, { where: [sql<SqlBool>`f.id = ${id}`], limit: 1 }))[0];

/** Institutes, programmes and years of which anything was filed: what a list of it is narrowed by. */
export type FilingChoices = { institutes: string[]; programmes: string[]; years: number[] };

export const filingChoices = async (
  tx: Tx,
  table: FilingTable,
  institutes: readonly string[],
): Promise<FilingChoices> => {
  const { rows } = await sql<{ institute: string; programme: string; year: number }>`
    select distinct i.code as institute, f.programme_reference as programme, f.year
      from ${sql.table(table)} f join institutes i on i.id = f.institute_id
     where f.institute_id = any (${[...institutes]}::uuid[])`.execute(tx);
  return {
    institutes: [...new Set(rows.map(({ institute }) => institute))].sort(),
    programmes: [...new Set(rows.map(({ programme }) => programme))].sort(),
    years: [...new Set(rows.map(({ year }) => year))].sort((a, b) => b - a),
  };
};

/** The digest of what was filed last of a sheet; undefined where nothing was. */
export const lastFiled = async (
  tx: Tx,
  table: FilingTable,
  instituteId: string,
  sheetId: string,
): Promise<string | undefined> => {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from ${sql.table(table)} where institute_id = ${instituteId} and sheet_id = ${sheetId}
     order by entry_no desc limit 1`.execute(tx);
  return rows[0]?.sha256;
};
