import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import { supportDays } from '../../activities/queries/post-shares-elsewhere.ts';
import { judgedOn } from './expense-scope.ts';

/**
 * Every share of a post's time, over all funders: those recorded on it, and those that activities of its partner bear
 * (A3) under the same name of the post, on their days. `id` or `activity_id` says which.
 */
export const timeShares = (instituteId: string, asOf?: number): RawBuilder<unknown> => sql`
  select s.post_id, s.id, null::uuid as activity_id, s.source, s.funder, s.share_percent, s.from_on, s.until_on
    from post_shares s where s.institute_id = ${instituteId} and ${standing('s', asOf)}
  union all
  select p.post_id, null, a.id, a.reference, s.funder, s.share_percent, a.from_on, a.until_on
    from (${supportDays(instituteId, asOf)}) as a
    join supported_post_shares s on s.institute_id = ${instituteId} and s.activity_id = a.id
    join posts p on p.institute_id = ${instituteId} and p.partnership_id = a.partnership_id
     and lower(p.post) = lower(s.post) and ${standing('p', asOf)}`;

/**
 * Posts with a contract and its days, a table `post_contracts`; and from which day to before which other how much of a
 * post all funders bear together, and the institute, in per cent of the post: a table `post_times`.
 */
export const postTables = (instituteId: string, asOf?: number): RawBuilder<unknown> => sql`
  post_contracts as materialized (
    select p.post_id, daterange(p.from_on, p.until_on, '[]') as days from posts p
     where p.institute_id = ${instituteId} and ${standing('p', asOf)}
       and p.post_id in (select d.subject_id from documents d
         where d.institute_id = ${instituteId} and d.subject_kind = 'post' and ${standing('d', asOf)})),
  time_shares as (${timeShares(instituteId, asOf)}),
  post_times as materialized (
    select c.post_id, c.day as from_day, lead(c.day) over turns as until_day,
           (sum(c.percent) over turns)::int as percent, (sum(c.own) over turns)::int as own
      from (select m.post_id, m.day, sum(m.percent) as percent, coalesce(sum(m.percent) filter (where m.funder = 'institute'), 0) as own
              from (select post_id, funder, from_on as day, share_percent as percent from time_shares
                    union all select post_id, funder, until_on + 1, -share_percent from time_shares) as m
             group by m.post_id, m.day) as c
    window turns as (partition by c.post_id order by c.day))`;

/** Stand beside the expense as `k` and `q`. */
export const postJoins = (): RawBuilder<unknown> => sql`
  left join post_contracts k on k.post_id = e.post_id
  left join post_times q on q.post_id = e.post_id and q.from_day <= ${judgedOn()} and ${judgedOn()} < q.until_day`;

export const postOf = (): RawBuilder<string> => sql<string>`case when e.post_id is null then 'none'
  when k.days @> ${judgedOn()} then 'contract' else 'no_contract' end`;

export const postPercent = (): RawBuilder<number> => sql<number>`coalesce(q.percent, 0)`;
export const postOwnPercent = (): RawBuilder<number> => sql<number>`coalesce(q.own, 0)`;
