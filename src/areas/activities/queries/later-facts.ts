import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/** What came of an activity once it was held. */
export type LaterFacts = {
  activityId: string;
  /** Units that it created or developed. */
  units: number;
  /** Learning products that came of it. */
  products: number;
  /** Services that it gave. */
  services: number;
  /** The last day on which participants were asked what they do with it. */
  askedOn: CalendarDay | null;
};

/** What came of each of these activities, as it stands or as of an audit number. */
export const laterFacts = (
  instituteId: string,
  activityIds: readonly string[],
  asOf?: number,
): RawBuilder<LaterFacts> => sql<LaterFacts>`
  select a.id as "activityId",
    (select count(*)::int from built_units u
      where (u.institute_id, u.activity_id) = (a.institute_id, a.id) and ${standing('u', asOf)}) as units,
    (select count(*)::int from learning_products p
      where (p.institute_id, p.activity_id) = (a.institute_id, a.id) and ${standing('p', asOf)}) as products,
    (select coalesce(sum(g.count), 0)::int from group_counts g
      where (g.institute_id, g.activity_id) = (a.institute_id, a.id) and ${standing('g', asOf)}
        and g.measure <> 'people') as services,
    (select max(t.asked_on) from senior_training_uses t
      where (t.institute_id, t.activity_id) = (a.institute_id, a.id) and ${standing('t', asOf)}) as "askedOn"
    from activities a where a.institute_id = ${instituteId} and a.id = any (${[...activityIds]}::uuid[])`;
