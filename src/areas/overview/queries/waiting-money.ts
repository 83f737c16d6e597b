import { sql } from 'kysely';
import { voucherOf } from '../../finance/queries/expense-scope.ts';
import { openAdvanceRows } from '../../finance/queries/open-advances.ts';
import { agreementsAsAmended } from '../../partners/queries/agreements-as-amended.ts';
import { mostOfAKind, partnerNameOf, type WaitingQuestion } from './waiting.ts';

/** Expenses whose voucher was to follow and has not. */
export const vouchersToFollow: WaitingQuestion = ({ instituteId }) => sql`
  select 'voucher-to-follow'::text, e.paid_on, 'expense'::text, e.expense_id,
         to_jsonb(e.reference || ' ' || e.description), ${partnerNameOf('e')},
         e.amount_minor, e.currency
    from expenses e
   where e.institute_id = ${instituteId} and e.ended_by_no is null and ${voucherOf(instituteId)} = 'to_follow'
   order by e.paid_on, e.id limit ${mostOfAKind}`;

/** Agreements that end within ninety days and that no later agreement of the same partner continues. */
export const agreementsEnding: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'agreement-ending'::text, a.until_on, 'agreement'::text, a.id,
         to_jsonb(a.reference), ${partnerNameOf('a')}, a.amount_minor, a.currency
    from ${agreementsAsAmended(instituteId)} a
   where a.until_on between ${today}::date and ${today}::date + 90
     and not exists (select from ${agreementsAsAmended(instituteId)} n
       where n.partnership_id = a.partnership_id and n.until_on > a.until_on)
   order by a.until_on, a.id limit ${mostOfAKind}`;

/** Agreements that wait for the director's signature. */
export const agreementsToSign: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'agreement-to-sign'::text, a.from_on, 'agreement'::text, a.id,
         to_jsonb(a.reference), ${partnerNameOf('a')}, a.amount_minor, a.currency
    from agreements a
   where a.institute_id = ${instituteId} and a.until_on >= ${today}::date
     and not exists (select from agreement_signings s where (s.institute_id, s.agreement_id) = (a.institute_id, a.id))
   order by a.from_on, a.id limit ${mostOfAKind}`;

/** Amendments of agreements that wait for the director's signature, by the day on which the agreement ends without them. */
export const amendmentsToSign: WaitingQuestion = ({ instituteId }) => sql`
  select 'amendment-to-sign'::text, a.until_on, 'agreement'::text, a.id,
         to_jsonb(a.reference), ${partnerNameOf('a')}, m.amount_minor, a.currency
    from agreement_amendments m join ${agreementsAsAmended(instituteId)} a on a.id = m.agreement_id
   where m.institute_id = ${instituteId} and not exists (select from amendment_signings g
     where (g.institute_id, g.amendment_id) = (m.institute_id, m.id))
   order by a.until_on, m.id limit ${mostOfAKind}`;

/** Partners of whom an old transfer (M24) is not yet covered by expenses, with what is open of those. */
export const advancesOpen: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'advance-open'::text, d.oldest, 'partnership'::text, d.partnership_id,
         (select to_jsonb(g.reference) from programmes g where g.institute_id = d.institute_id and g.id = d.programme_id),
         ${partnerNameOf('d')}, d.open_minor, d.currency
    from (
      select ${instituteId}::uuid as institute_id, t.partnership_id, t.programme_id, t.currency, min(t.on_day) as oldest,
             sum(t.open_minor)::bigint as open_minor
        from (${openAdvanceRows(instituteId)}) as t
       where t.on_day < ${today}::date - ${oldDays(instituteId, today)}
       group by 2, 3, 4) as d
   order by d.oldest, d.partnership_id limit ${mostOfAKind}`;

const oldDays = (instituteId: string, today: string) => sql`coalesce((
  select m.value::int from parameters m
   where m.institute_id = ${instituteId} and m.rule_id = 'M24' and m.name = 'old' and m.ended_by_no is null
     and m.valid_from <= ${today}::date
   order by m.valid_from desc limit 1), 90)`;
