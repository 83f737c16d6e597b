import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';

/** `isOwn`: a partner of the actor's carries it (for staff: any partner does). */
export type OutcomeChoice = {
  id: string;
  code: string;
  title: unknown;
  programmeId: string;
  reference: string;
  currency: string;
  isOwn: boolean;
};

/** Every outcome of the institute, the newest programme first; what a field can offer. */
export const outcomeChoices = (tx: Tx, instituteId: string): Promise<OutcomeChoice[]> =>
  outcomeChoiceRows(tx, instituteId).execute();

/** The same as a part of a larger statement. */
export const outcomeChoiceRows = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('outcomes as o')
    .innerJoin('programmes as p', (join) =>
      join.onRef('p.institute_id', '=', 'o.institute_id').onRef('p.id', '=', 'o.programme_id'),
    )
    .select(['o.id', 'o.code', 'o.title', 'p.id as programmeId', 'p.reference', 'p.currency'])
    .select(
      sql<boolean>`exists (select from outcome_partners q
        where q.institute_id = o.institute_id and q.outcome_id = o.id)`.as('isOwn'),
    )
    .where('o.institute_id', '=', instituteId)
    .orderBy('p.from_on', 'desc')
    .orderBy('p.id')
    .orderBy('o.position')
    .orderBy('o.code');
