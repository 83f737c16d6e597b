import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { JudgedPartner } from '../../partners/queries/partner-checks.ts';

/** The partners of a programme's outcomes that the actor sees, by name, each once. */
export const programmePartners = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<JudgedPartner[]> => {
  const { rows } = await sql<JudgedPartner>`
    select p.id, o.name, o.kind
      from partnerships p join organisations o on (o.institute_id, o.id) = (p.institute_id, p.organisation_id)
     where p.institute_id = ${instituteId} and exists (select from outcome_partners x
        join outcomes u on (u.institute_id, u.id) = (x.institute_id, x.outcome_id)
       where (x.institute_id, x.partnership_id) = (p.institute_id, p.id) and u.programme_id = ${programmeId})
     order by o.name, p.id`.execute(tx);
  return rows;
};
