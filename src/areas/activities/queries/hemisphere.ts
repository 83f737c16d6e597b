import { type RawBuilder, sql } from 'kysely';
import { dacMembers } from '../rules/dac-members.ts';

/** Where an activity takes place; null = it has no country, or nobody can say by the list of the donors. */
export type Hemisphere = 'north' | 'south' | null;

const dayOf = sql`coalesce((select h.held_from from activity_holdings h
  where (h.institute_id, h.activity_id) = (a.institute_id, a.id) and h.ended_by_no is null), a.planned_from)`;

const listed = sql`from country_facts f
  where f.institute_id = a.institute_id and f.kind = 'dac_listed' and f.ended_by_no is null`;

/**
 * North or South of the activity `a` of a statement, by the donors' list on its first day: what `hemisphereOf` says of
 * the facts of one, here for lists and sums. A test holds the two together.
 */
export const hemisphere: RawBuilder<Hemisphere> = sql`case
  when a.country is null or not exists (select ${listed}) then null
  when exists (select ${listed} and f.country = a.country and f.valid_from <= ${dayOf}
    and coalesce(${dayOf} <= f.valid_until, true)) then 'south'
  when a.country = any (${[...dacMembers]}::text[])
    or exists (select ${listed} and f.country = a.country and f.valid_until < ${dayOf}) then 'north' end`;
