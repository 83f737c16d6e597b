import { type RawBuilder, sql } from 'kysely';
import { known } from '../../../db/as-of.ts';

/** Whether the activity that `alias` names is planned and not cancelled: now, or as of an audit number. */
export const isPlanned = (alias: string, asOf?: number): RawBuilder<boolean> =>
  asOf === undefined
    ? sql<boolean>`not ${sql.ref(`${alias}.is_cancelled`)}`
    : sql<boolean>`(${known(alias, asOf)} and not exists (select from activity_cancellations x
        where (x.institute_id, x.activity_id) = (${sql.ref(`${alias}.institute_id`)}, ${sql.ref(`${alias}.id`)})
          and ${known('x', asOf)}))`;
