import { sql } from 'kysely';
import { known, standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { Addition, DonorKnows } from '../rules/addition-rule.ts';
import { amendmentStands } from './programme-amendments.ts';

/** What came to a programme, or to one of its outcomes (`outcomeId`), after the donor's first decision on it. */
export type AdditionRow = Addition & { outcomeId: string | null };

/**
 * The rows of what came since the donor first decided, as a part of a larger statement; none before it decided. What was
 * there then in another part of the programme is none, nor is what left meanwhile. `asOf` is an entry number.
 */
export const additionRows = (instituteId: string, programmeId: string, asOf?: number) => sql<AdditionRow>`
  with granted as (select min(d.place_no) as no from programme_decisions d
    where d.institute_id = ${instituteId} and d.programme_id = ${programmeId} and d.kind = 'decided' and ${standing('d', asOf)}),
  said as (${saidChanges(instituteId, programmeId, asOf)})
  select 'outcome' as kind, o.code as name, o.id as "outcomeId",
         coalesce((select min(s.knows) from said s where s.kind = 'new_outcome' and s."outcomeId" = o.id), 'nothing') as knows
    from outcomes o join granted g on o.entry_no > g.no
   where o.institute_id = ${instituteId} and o.programme_id = ${programmeId} and ${known('o', asOf)}
  union all
  select case when a.country is null then 'partner' else 'country' end, coalesce(a.country, n.name), a.outcome_id,
         coalesce((select min(s.knows) from said s where s.country = a.country or s."partnerId" = a.partner_id), 'nothing')
    from programme_arrivals a join granted g on a.entry_no > g.no
    left join partnerships p on (p.institute_id, p.id) = (a.institute_id, a.partner_id)
    left join organisations n on (n.institute_id, n.id) = (p.institute_id, p.organisation_id)
   where a.institute_id = ${instituteId} and a.programme_id = ${programmeId} and ${standing('a', asOf)}
     and not exists (select from programme_arrivals b
       where (b.institute_id, b.programme_id) = (a.institute_id, a.programme_id) and b.entry_no <= g.no
         and coalesce(b.ended_by_no > g.no, true) and (b.country = a.country or b.partner_id = a.partner_id))
   order by kind desc, name`;

/**
 * What standing changes say that the donor agreed to, or was told of and did not refuse. A country and a partner are
 * those that something new brought; an outcome is new only where the change says so.
 */
const saidChanges = (instituteId: string, programmeId: string, asOf?: number) => sql`
  select m.kind, case m.procedure when 'consent' then 'agreed' else 'told' end as knows,
         case when m.kind = 'new_outcome' then m.outcome_id end as "outcomeId", m.country, m.partner_id as "partnerId"
    from programme_amendments m
    left join programme_amendment_answers v
      on (v.institute_id, v.amendment_id) = (m.institute_id, m.id) and ${standing('v', asOf)}
   where m.institute_id = ${instituteId} and m.programme_id = ${programmeId} and ${known('m', asOf)} and ${amendmentStands(asOf)}
     and m.kind in ('new_outcome', 'new_country', 'new_partner')
     and ${donorIsTold}`;

/** Whether the donor agreed to the change `m` with the answer `v`, or was told of it and did not refuse. */
const donorIsTold = sql<boolean>`
  coalesce(v.verdict, case m.procedure when 'notification' then 'noted' end) in ('granted', 'noted')`;

/** Whether the donor knows the outcome `o`: it was there at the first decision on its programme, or a change brought it. */
export const donorKnowsOutcome = (asOf?: number) => sql<boolean>`(
  o.entry_no <= (select min(d.place_no) from programme_decisions d
     where (d.institute_id, d.programme_id) = (o.institute_id, o.programme_id) and d.kind = 'decided' and ${standing('d', asOf)})
  or exists (select from programme_amendments m
      left join programme_amendment_answers v
        on (v.institute_id, v.amendment_id) = (m.institute_id, m.id) and ${standing('v', asOf)}
     where (m.institute_id, m.outcome_id) = (o.institute_id, o.id) and m.kind = 'new_outcome' and ${known('m', asOf)}
       and ${amendmentStands(asOf)} and ${donorIsTold}))`;

/** Changes of which the donor knows: by what they name, the id of an outcome or a partnership, or a country. */
export const changesKnown = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  asOf?: number,
): Promise<{ agreed: ReadonlySet<string>; told: ReadonlySet<string> }> => {
  const { rows } = await sql<{
    knows: DonorKnows;
    outcomeId: string | null;
    country: string | null;
    partnerId: string | null;
  }>`${saidChanges(instituteId, programmeId, asOf)}`.execute(tx);
  const named = (knows: DonorKnows) =>
    new Set(
      rows
        .filter((row) => row.knows === knows)
        .flatMap(({ outcomeId, country, partnerId }) => [outcomeId, country, partnerId])
        .filter((name) => name !== null),
    );
  return { agreed: named('agreed'), told: named('told') };
};
