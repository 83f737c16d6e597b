import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Localized } from '../../../kernel/localized.ts';

type Reviewed = { outcomeId: string; partnershipId: string | null };

/** A thing that a point of a review can be about. */
export type PointThing = { kind: 'indicator' | 'activity'; id: string; title: Localized | string };

/** How many activities a form offers, the newest first. */
const mostActivities = 200;

/**
 * Indicators and activities of the outcome; with a partner in the review, of its activities only, since it would be told
 * of another's.
 */
export const thingsOfReview = async (
  tx: Tx,
  instituteId: string,
  { outcomeId, partnershipId }: Reviewed,
): Promise<PointThing[]> => {
  const { rows } = await sql<PointThing>`
    (select 'indicator' as kind, i.id, v.title
       from indicators i
       join indicator_versions v on (v.institute_id, v.indicator_id) = (i.institute_id, i.id) and v.ended_by_no is null
      where i.institute_id = ${instituteId} and i.outcome_id = ${outcomeId} order by i.position, i.code)
    union all
    (select 'activity', a.id, to_jsonb(a.reference || ' ' || a.title)
       from activities a
      where a.institute_id = ${instituteId} and a.outcome_id = ${outcomeId}
        and (${partnershipId}::uuid is null or a.partnership_id = ${partnershipId}::uuid)
      order by a.planned_from desc, a.id desc limit ${mostActivities})`.execute(tx);
  return rows;
};

/** Whether the thing belongs to what is reviewed. */
export const isThingOfReview = async (
  tx: Tx,
  instituteId: string,
  { outcomeId, partnershipId }: Reviewed,
  thing: { kind: 'indicator' | 'activity'; id: string },
): Promise<boolean> => {
  const { rows } =
    thing.kind === 'indicator'
      ? await sql`select from indicators i where i.institute_id = ${instituteId} and i.id = ${thing.id}
          and i.outcome_id = ${outcomeId} and i.withdrawn_by_no is null`.execute(tx)
      : await sql`select from activities a where a.institute_id = ${instituteId} and a.id = ${thing.id}
          and a.outcome_id = ${outcomeId}
          and (${partnershipId}::uuid is null or a.partnership_id = ${partnershipId}::uuid)`.execute(tx);
  return rows.length > 0;
};
