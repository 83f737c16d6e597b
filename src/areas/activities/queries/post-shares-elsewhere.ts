import { type RawBuilder, sql } from 'kysely';
import { known, standing } from '../../../db/as-of.ts';
import type { PostShareElsewhere } from '../rules/activity-facts.ts';

/** Of which activity a share is told. */
export type SharesOfActivity = PostShareElsewhere & { activityId: string };

/**
 * Activities that bear posts (A3), with their partner and days: those held, or those planned until it was held; what was
 * cancelled bears nothing. As it stands, or as of an audit number.
 */
export const supportDays = (instituteId: string, asOf?: number): RawBuilder<unknown> => sql`
      select a.id, a.partnership_id, a.reference, coalesce(h.held_from, a.planned_from) as from_on,
             coalesce(h.held_until, a.planned_until) as until_on
        from activities a
        left join activity_holdings h on (h.institute_id, h.activity_id) = (a.institute_id, a.id) and ${standing('h', asOf)}
       where a.institute_id = ${instituteId} and a.kind = 'A3' and ${known('a', asOf)}
         and not exists (select from activity_cancellations c where (c.institute_id, c.activity_id) = (a.institute_id, a.id)
           and ${known('c', asOf)})`;

/** Shares of the posts of these activities that other activities of the same partner bear on days that overlap. */
export const postSharesElsewhere = (
  instituteId: string,
  activityIds: readonly string[],
  asOf?: number,
): RawBuilder<SharesOfActivity> => sql<SharesOfActivity>`
    with supported as (
      select d.* from (${supportDays(instituteId, asOf)}) as d
       where d.partnership_id in (select k.partnership_id
             from activities k where k.institute_id = ${instituteId} and k.id = any (${[...activityIds]}::uuid[]))
    )
    select own.id as "activityId", s.post, s.share_percent as "sharePercent", other.reference,
           other.from_on as "from", other.until_on as until
      from supported own
      join supported other on other.partnership_id = own.partnership_id and other.id <> own.id
       and other.from_on <= own.until_on and own.from_on <= other.until_on
      join supported_post_shares s on s.institute_id = ${instituteId} and s.activity_id = other.id
     where own.id = any (${[...activityIds]}::uuid[])
       and exists (select from supported_post_shares o where o.institute_id = ${instituteId} and o.activity_id = own.id
         and lower(o.post) = lower(s.post))
     order by other.from_on, other.reference, s.position`;
