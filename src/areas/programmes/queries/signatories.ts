import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';

/** The code of an institute, and those of the parties in its rulebook: each union is known by its institute's code. */
export const beneficiaryOf = async (
  tx: Tx,
  instituteId: string,
): Promise<{ institute: string; signatories: string[] }> => {
  const { rows } = await sql<{ institute: string; signatories: string[] }>`
    select i.code as institute,
           array(select t.code from rulebook_texts t
                  where t.institute_id = i.id and t.kind = 'party' and t.code <> 'state' order by t.position) as signatories
      from institutes i where i.id = ${instituteId}`.execute(tx);
  return rows[0] ?? { institute: '', signatories: [] };
};
