import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { GroupCount } from '../rules/group-input.ts';

export type GroupCountRow = GroupCount & { id: string };

/** Whom an activity reached, by target group, as it stands. */
export const groupCountsOf = (tx: Tx, instituteId: string, activityId: string): Promise<GroupCountRow[]> =>
  tx
    .selectFrom('group_counts')
    .select([
      'id',
      sql<GroupCount['measure']>`measure`.as('measure'),
      sql<GroupCount['targetGroup']>`target_group`.as('targetGroup'),
      'count',
    ])
    .where('institute_id', '=', instituteId)
    .where('activity_id', '=', activityId)
    .where('ended_by_no', 'is', null)
    .orderBy('measure')
    .orderBy('target_group')
    .execute();
