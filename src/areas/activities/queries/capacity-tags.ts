import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type CapacityTag, partsOf } from '../rules/capacity-tag.ts';

/** The tags of the activity that `alias` names, as an array. */
export const tagsOf = (alias: string): RawBuilder<CapacityTag[]> => sql<CapacityTag[]>`
  array(select k.axis || '_' || k.level from capacity_tags k
         where (k.institute_id, k.activity_id) = (${sql.ref(`${alias}.institute_id`)}, ${sql.ref(`${alias}.id`)}) order by 1)`;

/** Whether the activity that `alias` names carries the tag. */
export const isTagged = (alias: string, tag: CapacityTag): RawBuilder<SqlBool> => {
  const { axis, level } = partsOf(tag);
  return sql<SqlBool>`exists (select from capacity_tags k
    where (k.institute_id, k.activity_id) = (${sql.ref(`${alias}.institute_id`)}, ${sql.ref(`${alias}.id`)})
      and (k.axis, k.level) = (${axis}, ${level}))`;
};
