import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';

/** Where partners work, by partnership; none where that is not known. */
export const partnerCountries = async (
  tx: Tx,
  instituteId: string,
  partnershipIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (partnershipIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; country: string }>`
    select s.id, g.country from partnerships s
      join organisations g on (g.institute_id, g.id) = (s.institute_id, s.organisation_id)
     where s.institute_id = ${instituteId} and s.id = any (${[...new Set(partnershipIds)]}::uuid[])
       and g.country is not null`.execute(tx);
  return new Map(rows.map(({ id, country }) => [id, country]));
};
