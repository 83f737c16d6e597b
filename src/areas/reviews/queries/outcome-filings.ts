import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { dayAndId } from '../../../kernel/list-key.ts';

/** What is filed of an outcome and a year beside the books: each in a table of the same shape. */
export type FilingTable = 'score_filings' | 'lesson_filings';

export const tableOf = { scores: 'score_filings', lessons: 'lesson_filings' } as const;

/** A filing as it was filed; what every reader's page is drawn from. */
export type OutcomeFiling<C> = {
  id: string;
  sheetId: string;
  institute: string;
  programme: string;
  outcome: string;
  year: number;
  filedOn: CalendarDay;
  filedBy: string;
  sha256: string;
  /** Null where its words were withdrawn. */
  content: C | null;
  withdrawn: { on: CalendarDay; by: string; why: string } | null;
  /** What was filed after it of the same outcome and year, last; null where it is the last itself. */
  replacedBy: string | null;
  replacedOn: CalendarDay | null;
  /** What was filed before it. */
  replaces: string | null;
};

export type FilingFilter = {
  /** A code. */
  institute?: string | undefined;
  /** A reference, as it was filed. */
  programme?: string | undefined;
  /** A code, as it was filed. */
  outcome?: string | undefined;
  year?: number | undefined;
  /** Also what was filed again since; left out: only what was filed last. */
  withReplaced?: boolean | undefined;
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
  { where, limit, asOf }: { where: readonly RawBuilder<SqlBool>[]; limit: number; asOf?: number | undefined },
): Promise<OutcomeFiling<C>[]> => {
  if (institutes.length === 0) return [];
  const wanted = [sql<SqlBool>`f.institute_id = any (${[...institutes]}::uuid[])`, ...where];
  const { rows } = await sql<Omit<OutcomeFiling<C>, 'content'> & { content: string | null }>`
    select f.id, f.sheet_id as "sheetId", i.code as institute, f.programme_reference as programme, f.outcome_code as outcome, f.year,
           f.filed_on as "filedOn", f.filed_by_name as "filedBy", f.sha256, f.content,
           n.id as "replacedBy", n.filed_on as "replacedOn", p.id as replaces,
           case when f.withdrawn_no is not null then jsonb_build_object('on', f.withdrawn_on, 'by', f.withdrawn_by_name,
             'why', f.withdrawn_why) end as withdrawn
      from ${sql.table(table)} f join institutes i on i.id = f.institute_id
      left join lateral (${ofSheet(table, sql`>`, asOf)}) n on true
      left join lateral (${ofSheet(table, sql`<`)}) p on true
     where ${sql.join(wanted, sql` and `)}
     order by f.filed_on desc, f.id desc limit ${limit}`.execute(tx);
  return rows.map(({ content, ...row }) => ({
    ...row,
    content: content === null ? null : (JSON.parse(content) as C),
  }));
};

/** The last filing of the sheet of the row `f` that came after it, or before it. */
const ofSheet = (table: FilingTable, side: RawBuilder<unknown>, asOf?: number) => sql`
  select x.id, x.filed_on from ${sql.table(table)} x
   where x.institute_id = f.institute_id and x.sheet_id = f.sheet_id and x.entry_no ${side} f.entry_no
     and ${asOf === undefined ? sql`true` : sql`x.entry_no <= ${asOf}`}
   order by x.entry_no desc limit 1`;

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
    ...(filter.withReplaced ? [] : [sql<SqlBool>`n.id is null`]),
    ...(filter.institute ? [sql<SqlBool>`i.code = ${filter.institute}`] : []),
    ...(filter.programme ? [sql<SqlBool>`f.programme_reference = ${filter.programme}`] : []),
    ...(filter.outcome ? [sql<SqlBool>`f.outcome_code = ${filter.outcome}`] : []),
    ...(filter.year ? [sql<SqlBool>`f.year = ${filter.year}`] : []),
    ...(filter.asOf === undefined ? [] : [sql<SqlBool>`f.entry_no <= ${filter.asOf}`]),
    ...(after ? [sql<SqlBool>`(f.filed_on, f.id) < (${after.day}::date, ${after.id}::uuid)`] : []),
    ...and,
  ];
  return filings<C>(tx, table, institutes, {
    where,
    limit: filter.limit ?? filingsAPage + 1,
    asOf: filter.asOf,
  });
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
export type FilingChoices = {
  institutes: string[];
  programmes: string[];
  years: number[];
  /** Of which years each institute filed anything, the latest first. */
  filed: { institute: string; years: number[] }[];
};

export const filingChoices = async (
  tx: Tx,
  table: FilingTable,
  institutes: readonly string[],
): Promise<FilingChoices> => {
  const { rows } = await sql<{ institute: string; programme: string; year: number }>`
    select distinct i.code as institute, f.programme_reference as programme, f.year
      from ${sql.table(table)} f join institutes i on i.id = f.institute_id
     where f.institute_id = any (${[...institutes]}::uuid[])`.execute(tx);
  const yearsOf = (of: typeof rows) => [...new Set(of.map(({ year }) => year))].sort((a, b) => b - a);
  const codes = [...new Set(rows.map(({ institute }) => institute))].sort();
  return {
    institutes: codes,
    programmes: [...new Set(rows.map(({ programme }) => programme))].sort(),
    years: yearsOf(rows),
    filed: codes.map((institute) => ({
      institute,
      years: yearsOf(rows.filter((row) => row.institute === institute)),
    })),
  };
};

/** Whether anything was filed of any outcome of a programme and year. */
export const isAnyFiled = async (
  tx: Tx,
  table: FilingTable,
  { instituteId, programme, year }: { instituteId: string; programme: string; year: number },
): Promise<boolean> => {
  const { rows } = await sql`select from ${sql.table(table)}
    where institute_id = ${instituteId} and programme_reference = ${programme} and year = ${year} limit 1`.execute(
    tx,
  );
  return rows.length > 0;
};

export type LastFiled = Pick<OutcomeFiling<unknown>, 'id' | 'filedOn' | 'filedBy' | 'sha256'> & {
  withdrawnOn: CalendarDay | null;
};

/** What was filed last of a sheet, also where its words were withdrawn since. */
export const lastFiledOf = (table: FilingTable, instituteId: string, sheetId: string) => sql<LastFiled>`
  select id, filed_on as "filedOn", filed_by_name as "filedBy", sha256, withdrawn_on as "withdrawnOn"
    from ${sql.table(table)} where institute_id = ${instituteId} and sheet_id = ${sheetId}
   order by entry_no desc limit 1`;

/** The same; undefined where nothing was filed. */
export const lastFiled = async (
  tx: Tx,
  table: FilingTable,
  instituteId: string,
  sheetId: string,
): Promise<LastFiled | undefined> => (await lastFiledOf(table, instituteId, sheetId).execute(tx)).rows[0];
