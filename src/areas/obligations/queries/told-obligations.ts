import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { ToldObligation } from '../rules/donor-year.ts';
import { isDayBrought, type KindDay } from '../rules/kind-day.ts';
import { lent } from './lent-dates.ts';
import { datedObligations, theDonor } from './obligation-clock.ts';

type Asked = { year: number; institute?: string | undefined };

/** `isOfYear`: owed in the year that is asked, or filed in it. */
export type ToldOfYear = ToldObligation & { isOfYear: boolean };

/**
 * What these institutes, or the one of them with this code, owe the donor in every year, and which of it is of a calendar year,
 * with the days that the institutes' own clock computes: for the length of the one statement the donor is lent what they
 * are computed of (policy `donor_is_told_dates`); only what is selected here comes out.
 */
export const toldObligations = async (
  tx: Tx,
  institutes: readonly string[],
  { year, institute }: Asked,
): Promise<ToldOfYear[]> => {
  const { rows } = await lent(tx, () =>
    sql<Omit<ToldOfYear, 'isDayBrought'> & KindDay>`
    select told.*, (told."isOpen" and extract(year from coalesce(told."derogatedOn", told."legalOn",
              make_date(told.year, 12, 31)))::int = ${year}
         or exists (select from obligation_closings x
             where (x.institute_id, x.obligation_id) = (i.id, told."obligationId") and ${standing('x')}
               and extract(year from x.filed_on)::int = ${year})) as "isOfYear"
      from institutes i
     cross join lateral (
      select o.id as "obligationId", i.code as "instituteCode", o.code, o.title, o.subject_id as "subjectId", o.subject, o.year,
             o.citation, o.confidence, o.bound, o.years_after as "yearsAfter", o.month, o.day_of_month as day,
             o.months_after as "monthsAfter", o.days_after as "daysAfter",
             t.legal_on as "legalOn", d.due_on as "derogatedOn", d.granted_by as "grantedBy",
             f.filing_version as "filingVersion",
             (f.filing_version is null or coalesce(v.decision, '') in ('questions', 'refused')) as "isOpen"
        from ${datedObligations(sql<string>`i.id`, undefined, theDonor)}
        left join lateral (select x.filing_version from obligation_closings x
           where (x.institute_id, x.obligation_id) = (i.id, o.id) and ${standing('x')}
           order by x.filing_version desc limit 1) as f on true
        left join obligation_decisions v
          on (v.institute_id, v.obligation_id, v.filing_version) = (i.id, o.id, f.filing_version) and ${standing('v')}
       order by coalesce(d.due_on, t.legal_on) nulls last, o.position, o.subject) as told
     where i.id = any (${[...institutes]}::uuid[]) and (${institute ?? null}::text is null or i.code = ${institute ?? null})`.execute(
      tx,
    ),
  );
  return rows.map(({ bound, yearsAfter, month, day, monthsAfter, daysAfter, ...told }) => ({
    ...told,
    isDayBrought: isDayBrought({ code: told.code, bound, yearsAfter, month, day, monthsAfter, daysAfter }),
  }));
};

/** Codes of these institutes, or of the one of them with this code, that took over no kinds of obligation: of what they owe nothing is known. */
export const keepingNoKinds = async (
  tx: Tx,
  institutes: readonly string[],
  institute: string | undefined,
): Promise<string[]> => {
  const { rows } = await lent(tx, () =>
    sql<{ code: string }>`
      select i.code from institutes i
       where i.id = any (${[...institutes]}::uuid[]) and (${institute ?? null}::text is null or i.code = ${institute ?? null})
         and not exists (select from obligation_kinds k where k.institute_id = i.id)
       order by i.code`.execute(tx),
  );
  return rows.map(({ code }) => code);
};
