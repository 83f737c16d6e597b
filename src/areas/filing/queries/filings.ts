import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { dayAndId } from '../../../kernel/list-key.ts';
import type { FiledProgramme } from '../rules/filed-programme.ts';
import type { FilingKind } from '../rules/filing-input.ts';

export type FilingRow = {
  id: string;
  instituteId: string;
  instituteCode: string;
  programmeId: string;
  kind: FilingKind;
  year: number | null;
  filedOn: CalendarDay;
  filedByName: string;
  /** Reference of the programme, as filed. */
  reference: string;
  sha256: string;
  trailNo: number;
  trailHash: string;
};

const columns = (tx: Tx) =>
  tx
    .selectFrom('filings as f')
    .innerJoin('institutes as i', 'i.id', 'f.institute_id')
    .select([
      'f.id',
      'f.institute_id as instituteId',
      'i.code as instituteCode',
      'f.programme_id as programmeId',
      'f.kind',
      'f.year',
      'f.filed_on as filedOn',
      'f.filed_by_name as filedByName',
      'f.programme_reference as reference',
      'f.sha256',
      'f.trail_no as trailNo',
      'f.trail_hash as trailHash',
    ]);

export const filingsAPage = 50;

type FilingPage = {
  /** Code of one of them, to see its filings alone. */
  institute?: string | undefined;
  after?: string | undefined;
  limit?: number | undefined;
};

/**
 * A page of the filings of these institutes, the newest first, and one more than fits; `institutes` is what the actor's rows
 * are, one or, for the donor, all. `after` = the last row's key.
 */
export const filings = (
  tx: Tx,
  institutes: readonly string[],
  { institute, after, limit = filingsAPage + 1 }: FilingPage = {},
): Promise<FilingRow[]> => {
  const last = dayAndId(after);
  let query = columns(tx)
    .where('f.institute_id', 'in', [...institutes])
    .$if(institute !== undefined, (all) => all.where('i.code', '=', institute!))
    .orderBy('f.filed_on', 'desc')
    .orderBy('f.id', 'desc')
    .limit(limit);
  if (last) query = query.where(sql<SqlBool>`(f.filed_on, f.id) < (${last.day}::date, ${last.id}::uuid)`);
  return query.execute() as Promise<FilingRow[]>;
};

export const keyOfFiling = ({ filedOn, id }: FilingRow): string => `${filedOn}|${id}`;

/** The codes of these institutes. */
export const filingInstitutes = async (tx: Tx, institutes: readonly string[]): Promise<string[]> => {
  const rows = await tx
    .selectFrom('institutes as i')
    .select('i.code')
    .where('i.id', 'in', [...institutes])
    .orderBy('i.code')
    .execute();
  return rows.map(({ code }) => code);
};

/** Whether nothing of the same kind, programme and year was filed after it. */
export const isInForce = async (
  tx: Tx,
  { id, instituteId, programmeId, kind, year }: FilingRow,
): Promise<boolean> => {
  const newest = await tx
    .selectFrom('filings as f')
    .select('f.id')
    .where('f.institute_id', '=', instituteId)
    .where('f.programme_id', '=', programmeId)
    .where('f.kind', '=', kind)
    .where(sql<SqlBool>`f.year is not distinct from ${year}::int`)
    .orderBy('f.entry_no', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.id === id;
};

/** One filing with its content; undefined where it is not the actor's to see. */
export const filingById = async (
  tx: Tx,
  institutes: readonly string[],
  id: string,
): Promise<{ row: FilingRow; content: FiledProgramme } | undefined> => {
  const row = await columns(tx)
    .select('f.content')
    .where('f.institute_id', 'in', [...institutes])
    .where('f.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { content, ...rest } = row;
  return { row: rest as FilingRow, content: JSON.parse(content) as FiledProgramme };
};
