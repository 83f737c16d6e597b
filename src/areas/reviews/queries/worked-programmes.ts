import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { asksAnythingOf } from '../../results/queries/window-asks.ts';

/** The programmes of which the partner has anything to tell: it works in an outcome, spent in it or is asked for its figures. Ids. */
export const workedProgrammes = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
): Promise<Set<string>> => {
  const { rows } = await sql<{ id: string }>`
    select o.programme_id as id from outcome_partners c
      join outcomes o on (o.institute_id, o.id) = (c.institute_id, c.outcome_id)
     where c.institute_id = ${instituteId} and c.partnership_id = ${partnershipId}
    union select a.programme_id from activities a
     where a.institute_id = ${instituteId} and a.partnership_id = ${partnershipId}
    union select e.programme_id from expenses e
     where e.institute_id = ${instituteId} and e.partnership_id = ${partnershipId} and e.ended_by_no is null
    union select w.programme_id from reporting_windows w cross join lateral unnest(w.partnerships) as p(id)
     where w.institute_id = ${instituteId} and p.id = ${partnershipId} and w.ended_by_no is null
       and ${asksAnythingOf('p.id')}`.execute(tx);
  return new Set(rows.map(({ id }) => id));
};
