import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { FollowUpState, PointKind, PointSubject } from '../rules/review-input.ts';

/** A gap, a progress or a decision as it stands, what it is about, and what became of it. */
export type PointRow = {
  /** The point itself, through all its corrections. */
  id: string;
  rowId: string;
  entryNo: number;
  reviewId: string;
  partnershipId: string | null;
  kind: PointKind;
  what: string;
  about: PointSubject;
  indicatorId: string | null;
  activityId: string | null;
  /** Title of the indicator or the activity; null where the actor does not see it. */
  thing: Localized | string | null;
  takenOnBy: string | null;
  dueOn: CalendarDay | null;
  correctionReason: string | null;
  state: FollowUpState;
  followUpId: string | null;
  /** 0 where nothing was said of it yet. */
  followUpEntryNo: number;
  followedUpOn: CalendarDay | null;
  note: string | null;
  enteredOnBehalf: string | null;
  /** Entry that struck it out; null where it stands. */
  endedByNo: number | null;
};

/** The points of a review that stand, in the order in which they were first said. */
export const pointsOfReview = async (tx: Tx, instituteId: string, reviewId: string): Promise<PointRow[]> => {
  const { rows } = await points(
    instituteId,
    sql`and p.ended_by_no is null and p.review_id = ${reviewId}`,
  ).execute(tx);
  return rows;
};

/** One point as it stands; undefined where there is none that the actor may see. */
export const pointById = async (tx: Tx, instituteId: string, id: string): Promise<PointRow | undefined> => {
  const { rows } = await points(instituteId, sql`and p.ended_by_no is null and p.point_id = ${id}`).execute(
    tx,
  );
  return rows[0];
};

/** One point as it stands, or as it stood last where it was struck out. */
export const pointEver = async (tx: Tx, instituteId: string, id: string): Promise<PointRow | undefined> => {
  const last = sql`(select l.id from review_points l where l.institute_id = ${instituteId} and l.point_id = ${id}
    order by l.entry_no desc limit 1)`;
  const { rows } = await points(instituteId, sql`and p.id = ${last}`).execute(tx);
  return rows[0];
};

const points = (instituteId: string, which: ReturnType<typeof sql>) => sql<PointRow>`
  select p.point_id as id, p.id as "rowId", p.entry_no as "entryNo", p.review_id as "reviewId",
         p.partnership_id as "partnershipId", p.kind, p.what, p.about, p.indicator_id as "indicatorId",
         p.activity_id as "activityId", coalesce(to_jsonb(a.reference || ' ' || a.title), to_jsonb(v.title)) as thing,
         p.taken_on_by as "takenOnBy", p.due_on as "dueOn", p.correction_reason as "correctionReason",
         coalesce(f.state, 'open') as state, f.id as "followUpId", coalesce(f.entry_no, 0)::int as "followUpEntryNo", f.on_day as "followedUpOn", f.note,
         f.entered_on_behalf as "enteredOnBehalf", p.ended_by_no as "endedByNo"
    from review_points p
    left join review_follow_ups f
      on (f.institute_id, f.point_id) = (p.institute_id, p.point_id) and f.ended_by_no is null
    left join activities a on (a.institute_id, a.id) = (p.institute_id, p.activity_id)
    left join indicator_versions v
      on (v.institute_id, v.indicator_id) = (p.institute_id, p.indicator_id) and v.ended_by_no is null
   where p.institute_id = ${instituteId} ${which}
   order by (select min(x.entry_no) from review_points x
              where (x.institute_id, x.point_id) = (p.institute_id, p.point_id)), p.point_id`;
