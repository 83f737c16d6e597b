import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type CapacityTag, partsOf } from '../rules/capacity-tag.ts';
import { isPlanned } from './planned-activity.ts';

/** The tags of the activity that `alias` names, as an array. */
export const tagsOf = (alias: string): RawBuilder<CapacityTag[]> => sql<CapacityTag[]>`
  array(select k.axis || '_' || k.level from capacity_tags k
         where (k.institute_id, k.activity_id) = (${sql.ref(`${alias}.institute_id`)}, ${sql.ref(`${alias}.id`)}) and k.ended_by_no is null
         order by 1)`;

/** Whether the activity that `alias` names carries the tag. */
export const isTagged = (alias: string, tag: CapacityTag): RawBuilder<SqlBool> => {
  const { axis, level } = partsOf(tag);
  return sql<SqlBool>`exists (select from capacity_tags k
    where (k.institute_id, k.activity_id) = (${sql.ref(`${alias}.institute_id`)}, ${sql.ref(`${alias}.id`)})
      and (k.axis, k.level) = (${axis}, ${level}) and k.ended_by_no is null)`;
};

export type CapacityWork = { tag: CapacityTag; year: number; activities: number };

/**
 * Activities of a partner that were held, by tag and by the year in which they were planned to begin, as the list filters
 * them. As of an audit number: what was tagged, held and cancelled by then; the plan is read as it is now.
 */
export const capacityWorkOf = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
  asOf?: number,
): Promise<CapacityWork[]> => {
  const { rows } = await sql<CapacityWork>`
    select k.axis || '_' || k.level as tag, extract(year from a.planned_from)::int as year, count(*)::int as activities
      from activities a
      join capacity_tags k on (k.institute_id, k.activity_id) = (a.institute_id, a.id) and ${standing('k', asOf)}
     where a.institute_id = ${instituteId} and a.partnership_id = ${partnershipId}
       and ${isPlanned('a', asOf)}
       and exists (select from activity_holdings h
                    where (h.institute_id, h.activity_id) = (a.institute_id, a.id) and ${standing('h', asOf)})
     group by 1, 2 order by 2, 1`.execute(tx);
  return rows;
};
