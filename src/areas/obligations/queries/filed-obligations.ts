import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { DonorWord, FiledObligation } from '../rules/donor-year.ts';

/** What these institutes, or the one of them with this code, filed in a calendar year, each by day, with what the donor said of it. */
export const filedObligations = async (
  tx: Tx,
  institutes: readonly string[],
  { year, institute }: { year: number; institute?: string | undefined },
): Promise<FiledObligation[]> => {
  const { rows } = await sql<
    Omit<FiledObligation, 'word'> & { [name in keyof DonorWord]: DonorWord[name] | null }
  >`
    select f.obligation_id as "obligationId", i.code as "instituteCode", f.kind_title as title, f.subject, f.year,
           f.legal_on as "legalOn", f.due_on as "dueOn", f.filing_version as "filingVersion", f.filed_on as "filedOn",
           f.channel, f.sha256, v.decision, v.decided_on as "decidedOn", v.letter_reference as "letterReference"
      from obligation_closings f join institutes i on i.id = f.institute_id
      left join obligation_decisions v
        on (v.institute_id, v.obligation_id, v.filing_version) = (f.institute_id, f.obligation_id, f.filing_version)
       and ${standing('v')}
     where f.institute_id = any (${[...institutes]}::uuid[]) and ${standing('f')}
       and (${institute ?? null}::text is null or i.code = ${institute ?? null})
       and f.filed_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date
     order by i.code, f.filed_on, f.id`.execute(tx);
  return rows.map(({ decision, decidedOn, letterReference, ...row }) => ({
    ...row,
    word: decision && decidedOn && letterReference !== null ? { decision, decidedOn, letterReference } : null,
  }));
};
