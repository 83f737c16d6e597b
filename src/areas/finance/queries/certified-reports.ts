import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

export type CertifiedReport = {
  id: string;
  programmeId: string;
  title: string;
  certifiedBy: string;
  certifiedOn: CalendarDay;
  years: number[];
};

/** Reports of a programme as they stand, the earliest certified first; a partner's are those with an amount of its own. */
export const certifiedReports = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<CertifiedReport[]> => {
  const { rows } = await sql<CertifiedReport>`${reportRows(instituteId)} and r.programme_id = ${programmeId}
    order by r.certified_on, r.title, r.id`.execute(tx);
  return rows;
};

/** One report as it stands; undefined where it was withdrawn or is not this actor's to see. */
export const certifiedReport = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<CertifiedReport | undefined> => {
  const { rows } = await sql<CertifiedReport>`${reportRows(instituteId)} and r.id = ${id}`.execute(tx);
  return rows[0];
};

const reportRows = (instituteId: string): RawBuilder<CertifiedReport> => sql`
  select r.id, r.programme_id as "programmeId", r.title, r.certified_by as "certifiedBy", r.certified_on as "certifiedOn",
    array(select y.year from certified_years y where (y.institute_id, y.report_id) = (r.institute_id, r.id)
       order by y.year) as years
    from certified_reports r where r.institute_id = ${instituteId} and r.ended_by_no is null`;

/** The years of a row of `programmes` that certified reports cover, so that they take no expenses. */
export const certifiedYears = (instituteId: string): RawBuilder<number[]> => sql<number[]>`
  array(select distinct y.year from certified_years y where y.institute_id = ${instituteId}
    and y.programme_id = programmes.id and y.ended_by_no is null order by y.year)`;

/** The years of a programme that certified reports cover, in order. */
export const certifiedYearsOf = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<number[]> => {
  const { rows } = await sql<{ year: number }>`select distinct y.year from certified_years y
    where y.institute_id = ${instituteId} and y.programme_id = ${programmeId} and y.ended_by_no is null order by 1`.execute(
    tx,
  );
  return rows.map(({ year }) => year);
};

/** A year that is certified and to which one of these rows of expenses is charged; undefined where there is none. */
export const certifiedYearAmong = async (
  tx: Tx,
  instituteId: string,
  expenseRowIds: readonly string[],
): Promise<number | undefined> => {
  const { rows } = await sql<{ year: number }>`
    select y.year from expenses e join certified_years y
        on (y.institute_id, y.programme_id, y.year) = (e.institute_id, e.programme_id, e.charged_year) and y.ended_by_no is null
     where e.institute_id = ${instituteId} and e.id = any(${[...expenseRowIds]}::uuid[]) limit 1`.execute(tx);
  return rows[0]?.year;
};

/** The first of these years to which an expense of the programme is charged; undefined where there is none. */
export const yearWithExpenses = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  years: readonly number[],
): Promise<number | undefined> => {
  const { rows } = await sql<{ year: number }>`
    select e.charged_year as year from expenses e where e.institute_id = ${instituteId}
       and e.programme_id = ${programmeId} and e.ended_by_no is null and e.charged_year = any(${[...years]}::int[])
     order by 1 limit 1`.execute(tx);
  return rows[0]?.year;
};
