import { type RawBuilder, sql } from 'kysely';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

type AgreementTerms = {
  institute_id: string;
  id: string;
  partnership_id: string;
  kind: string;
  reference: string;
  from_on: CalendarDay;
  until_on: CalendarDay;
  amount_minor: number | null;
  currency: string;
  version: number;
};

/**
 * The institute's agreements, in brackets as a table, with the terms that the amendments signed last give them. Whoever
 * asks until when one runs or what it amounts to asks here. `asOf` = an entry number.
 */
export const agreementsAsAmended = (
  instituteId: string,
  asOf?: number,
): RawBuilder<AgreementTerms> => sql<AgreementTerms>`(
  select a.institute_id, a.id, a.partnership_id, a.kind, a.reference, a.from_on, a.currency, a.version,
         coalesce(${lastSigned('until_on', asOf)}, a.until_on) as until_on,
         coalesce(${lastSigned('amount_minor', asOf)}, a.amount_minor) as amount_minor
    from agreements a where a.institute_id = ${instituteId})`;

const lastSigned = (column: 'until_on' | 'amount_minor', asOf?: number): RawBuilder<unknown> => sql`(
  select m.${sql.ref(column)} from agreement_amendments m
    join amendment_signings g on (g.institute_id, g.amendment_id) = (m.institute_id, m.id)
   where (m.institute_id, m.agreement_id) = (a.institute_id, a.id) and m.${sql.ref(column)} is not null
     ${asOf === undefined ? sql`` : sql`and g.entry_no <= ${asOf}`}
   order by g.signed_on desc, g.entry_no desc limit 1)`;
