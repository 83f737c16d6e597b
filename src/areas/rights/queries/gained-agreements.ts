import { type RawBuilder, sql } from 'kysely';
import { ofCountry } from '../../partners/queries/record-country.ts';
import { notWithdrawn, standing } from './list-page.ts';

/**
 * Agreements of a partner that were signed, extended or renewed in a period, both days included; each once, on the day it first
 * was. What was withdrawn does not count. `workers`: those covered, in the cell of the place, as counted by the last day
 * of the period (0 where nobody counted them by then). Columns `key, id, leads_to, label, on_day, count`; for `places` see `heldParticipants`.
 */
export const gainedAgreements = (
  {
    instituteId,
    places,
    asOf,
  }: { instituteId: string; places: RawBuilder<unknown>; asOf?: number | undefined },
  counting: 'each' | 'workers',
): RawBuilder<unknown> => sql`
  select f.key, t.id, t.id as leads_to, t.title as label, g.on_day,
      ${counting === 'each' ? sql`1::bigint` : sql`coalesce(w.count, 0)::bigint`} as count
    from ${places} f
    join collective_agreements t on t.institute_id = ${instituteId} and ${notWithdrawn(asOf)}
      and (${asOf ?? null}::bigint is null or t.entry_no <= ${asOf ?? null}::bigint)
      and t.partnership_id is not distinct from f.partnership_id and ${ofCountry('t.country')}
    cross join lateral (select min(s.on_day) as on_day from collective_agreement_states s
      where s.institute_id = t.institute_id and s.agreement_id = t.id and ${standing('s', asOf)}
        and s.state in ('signed', 'extended', 'renewed') and s.on_day between f.from_on and f.until_on) g
    ${counting === 'each' ? sql`` : coveredBy(asOf)}
   where g.on_day is not null`;

const coveredBy = (asOf: number | undefined) => sql`
    left join lateral (select case when not f.breakdown ? 'sex' then c.women + c.men + c.unknown
          when f.breakdown ->> 'sex' = 'female' then c.women when f.breakdown ->> 'sex' = 'male' then c.men
          else c.unknown end as count
        from collective_agreement_workers c
       where c.institute_id = t.institute_id and c.agreement_id = t.id and c.from_on <= f.until_on and ${standing('c', asOf)}
       order by c.from_on desc, c.id limit 1) w on true`;
