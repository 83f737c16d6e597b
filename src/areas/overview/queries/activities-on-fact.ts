import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { goesElsewhere } from '../../activities/rules/activity-rules.ts';
import type { CountryFact } from '../../rulebook/queries/country-facts.ts';

type Judged = Pick<CountryFact, 'id' | 'country' | 'validFrom' | 'validUntil'>;

/** How many activities take place in a partner country by this fact alone (`A-partner-country`). */
export const activitiesOnFact = async (tx: Tx, instituteId: string, fact: Judged): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
      from activities a
      join outcomes o on (o.institute_id, o.id) = (a.institute_id, a.outcome_id)
      left join activity_holdings h
        on (h.institute_id, h.activity_id) = (a.institute_id, a.id) and h.ended_by_no is null
     cross join lateral (select coalesce(h.held_from, a.planned_from) as day) as judged
     where a.institute_id = ${instituteId} and a.country = ${fact.country} and not a.is_cancelled
       and a.kind <> all (${[...goesElsewhere]}) and not (a.country = 'BE' and o.is_belgian)
       and judged.day >= ${fact.validFrom} and coalesce(judged.day <= ${fact.validUntil}::date, true)
       and not exists (select from country_facts f
             where f.institute_id = a.institute_id and f.country = a.country and f.kind = 'partner_country'
               and f.id <> ${fact.id} and f.ended_by_no is null and f.valid_from <= judged.day
               and coalesce(f.valid_until >= judged.day, true))`.execute(tx);
  return rows[0]?.count ?? 0;
};
