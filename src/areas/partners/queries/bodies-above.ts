import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { regionalKinds } from '../rules/organisation-input.ts';

export type NamedBody = { id: string; name: string };

/**
 * Regional bodies that an organisation, or any of a country, is or ever belonged to, directly or through others: those
 * whose verdict (aim O3) a fact about it can turn.
 */
export const regionalBodiesAbove = async (
  tx: Tx,
  instituteId: string,
  from: { organisationId: string } | { country: string },
): Promise<NamedBody[]> => {
  const start =
    'country' in from ? sql`o.country = ${from.country}` : sql`o.id = ${from.organisationId}::uuid`;
  const { rows } = await sql<NamedBody>`
    with recursive above as (
      select o.id from organisations o where o.institute_id = ${instituteId} and ${start}
      union
      select a.body_id from affiliations a join above on a.member_id = above.id
       where a.institute_id = ${instituteId} and a.ended_by_no is null
    )
    select o.id, o.name from above join organisations o on o.institute_id = ${instituteId} and o.id = above.id
     where o.kind = any (${[...regionalKinds]}) order by o.name, o.id`.execute(tx);
  return rows;
};
