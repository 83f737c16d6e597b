import { sql } from 'kysely';
import { isRow } from '../../../db/newest-row.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { postTables, timeShares } from './post-time.ts';

export type PostRow = {
  rowId: string;
  id: string;
  partnershipId: string | null;
  partner: string | null;
  post: string;
  /** A decimal. */
  fullTimeEquivalent: string;
  from: CalendarDay;
  until: CalendarDay | null;
  hasContract: boolean;
  entryNo: number;
};

/** Posts as they stand, the institute's own first; of one partner, or one post. */
export const posts = async (
  tx: Tx,
  instituteId: string,
  { partnershipId, id }: { partnershipId?: string | undefined; id?: string | undefined } = {},
): Promise<PostRow[]> => {
  const { rows } = await sql<PostRow>`
    select p.id as "rowId", p.post_id as id, p.partnership_id as "partnershipId", g.name as partner, p.post,
           p.full_time_equivalent as "fullTimeEquivalent", p.from_on as "from", p.until_on as until, p.entry_no as "entryNo",
           exists (select from documents d where d.institute_id = p.institute_id and d.subject_kind = 'post'
             and d.subject_id = p.post_id and d.ended_by_no is null) as "hasContract"
      from posts p
      left join partnerships s on s.institute_id = p.institute_id and s.id = p.partnership_id
      left join organisations g on g.institute_id = s.institute_id and g.id = s.organisation_id
     where p.institute_id = ${instituteId} and p.ended_by_no is null
       and (${partnershipId ?? null}::uuid is null or p.partnership_id = ${partnershipId ?? null}::uuid)
       and (${id ?? null}::uuid is null or p.post_id = ${id ?? null}::uuid)
     order by g.name nulls first, lower(p.post), p.from_on`.execute(tx);
  return rows;
};

export type PostChoice = Pick<PostRow, 'id' | 'post' | 'partner'>;

/** Posts that an expense of this partner may pay; without a partner all are offered. */
export const postChoices = (
  tx: Tx,
  instituteId: string,
  partnershipId: string | undefined,
): Promise<PostChoice[]> => posts(tx, instituteId, { partnershipId });

export type TimeShare = {
  /** Null where an activity bears it. */
  id: string | null;
  activityId: string | null;
  /** The time sheet, or the reference of the activity. */
  source: string;
  funder: string;
  sharePercent: number;
  from: CalendarDay;
  until: CalendarDay;
};

/** Every share of the time of one post, over all funders, the latest first. */
export const timeSharesOf = async (tx: Tx, instituteId: string, postId: string): Promise<TimeShare[]> => {
  const { rows } = await sql<TimeShare>`
    select s.id, s.activity_id as "activityId", s.source, s.funder, s.share_percent as "sharePercent",
           s.from_on as "from", s.until_on as until
      from (${timeShares(instituteId)}) as s where s.post_id = ${postId}
     order by s.from_on desc, s.funder, s.source`.execute(tx);
  return rows;
};

export type PostTime = { from: CalendarDay; until: CalendarDay; percent: number; own: number };

/** What all funders bear of a post together, and the institute, from turn to turn. */
export const postTimesOf = async (tx: Tx, instituteId: string, postId: string): Promise<PostTime[]> => {
  const { rows } = await sql<PostTime>`
    with ${postTables(instituteId)}
    select q.from_day as "from", q.until_day - 1 as until, q.percent, q.own from post_times q
     where q.post_id = ${postId} and q.percent > 0 order by q.from_day`.execute(tx);
  return rows;
};

export type PostShareRow = TimeShare & { id: string; postId: string; partnershipId: string | null };

/** One share that was recorded on a post, as it stands. */
export const postShare = async (
  tx: Tx,
  instituteId: string,
  id: string,
  newest?: boolean,
): Promise<PostShareRow | undefined> => {
  const { rows } = await sql<PostShareRow>`
    select s.id, null::uuid as "activityId", s.post_id as "postId", s.partnership_id as "partnershipId", s.source, s.funder,
           s.share_percent as "sharePercent", s.from_on as "from", s.until_on as until
      from post_shares s where s.institute_id = ${instituteId} and ${isRow('s', { table: 'post_shares', instituteId, id, newest })}`.execute(
    tx,
  );
  return rows[0];
};
