import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { dayAndId } from '../../../kernel/list-key.ts';
import type { Localized } from '../../../kernel/localized.ts';

export type ReviewRow = {
  id: string;
  outcomeId: string;
  outcomeCode: string;
  outcomeTitle: Localized;
  programmeId: string;
  programme: string;
  partnershipId: string | null;
  partner: string | null;
  year: number;
  heldOn: CalendarDay;
  place: string | null;
  /** Organs and functions. */
  participants: string[];
  summary: string;
  minutesId: string;
  correctionReason: string | null;
  version: number;
  concludedOn: CalendarDay | null;
  concludedBy: string | null;
  /** Opened wrongly: it counts and waits nowhere. */
  withdrawnOn: CalendarDay | null;
  withdrawnBy: string | null;
  withdrawnWhy: string | null;
  /** Entry number of the conclusion, as of which its figures stand; null while it is open. */
  asOf: number | null;
  gaps: number;
  progress: number;
  decisions: number;
  /** Gaps and decisions that are neither done nor dropped. */
  open: number;
};

export type ReviewFilter = {
  programmeId?: string | undefined;
  outcomeId?: string | undefined;
  partnershipId?: string | undefined;
  year?: number | undefined;
  state?: 'open' | 'concluded' | 'withdrawn' | undefined;
  /** Key of the last row seen (`keyOfReview`). */
  after?: string | undefined;
  /** Rows wanted at most; a page and one more where it is left out. */
  limit?: number | undefined;
};

export const reviewsAPage = 25;

/** Where the next page begins after this row. */
export const keyOfReview = ({ heldOn, id }: Pick<ReviewRow, 'heldOn' | 'id'>): string => `${heldOn}|${id}`;

/** Reviews the actor may see, the newest day first; one more than a page, to know whether there is another. */
export const reviews = (tx: Tx, instituteId: string, filter: ReviewFilter = {}): Promise<ReviewRow[]> => {
  let query = described(tx, instituteId)
    .orderBy('m.held_on', 'desc')
    .orderBy('r.id', 'desc')
    .limit(filter.limit ?? reviewsAPage + 1);
  if (filter.programmeId) query = query.where('o.programme_id', '=', filter.programmeId);
  if (filter.outcomeId) query = query.where('r.outcome_id', '=', filter.outcomeId);
  if (filter.partnershipId) query = query.where('r.partnership_id', '=', filter.partnershipId);
  if (filter.year) query = query.where('r.year', '=', filter.year);
  if (filter.state) {
    query = query.where('r.withdrawn_on', filter.state === 'withdrawn' ? 'is not' : 'is', null);
    if (filter.state !== 'withdrawn')
      query = query.where('c.entry_no', filter.state === 'open' ? 'is' : 'is not', null);
  }
  const after = dayAndId(filter.after);
  if (after) query = query.where(sql<SqlBool>`(m.held_on, r.id) < (${after.day}::date, ${after.id}::uuid)`);
  return query.execute();
};

/** One review; undefined where there is none that the actor may see. */
export const reviewById = (tx: Tx, instituteId: string, id: string): Promise<ReviewRow | undefined> =>
  described(tx, instituteId).where('r.id', '=', id).executeTakeFirst();

const described = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('progress_reviews as r')
    .innerJoin('review_minutes as m', (join) =>
      join
        .onRef('m.institute_id', '=', 'r.institute_id')
        .onRef('m.review_id', '=', 'r.id')
        .on('m.ended_by_no', 'is', null),
    )
    .innerJoin('outcomes as o', (join) =>
      join.onRef('o.institute_id', '=', 'r.institute_id').onRef('o.id', '=', 'r.outcome_id'),
    )
    .innerJoin('programmes as g', (join) =>
      join.onRef('g.institute_id', '=', 'o.institute_id').onRef('g.id', '=', 'o.programme_id'),
    )
    .leftJoin('partnerships as ps', (join) =>
      join.onRef('ps.institute_id', '=', 'r.institute_id').onRef('ps.id', '=', 'r.partnership_id'),
    )
    .leftJoin('organisations as n', (join) =>
      join.onRef('n.institute_id', '=', 'ps.institute_id').onRef('n.id', '=', 'ps.organisation_id'),
    )
    .leftJoin('review_conclusions as c', (join) =>
      join.onRef('c.institute_id', '=', 'r.institute_id').onRef('c.review_id', '=', 'r.id'),
    )
    .innerJoinLateral(counted, (join) => join.onTrue())
    .select(['r.id', 'r.outcome_id as outcomeId', 'o.code as outcomeCode'])
    .select([sql<Localized>`o.title`.as('outcomeTitle'), 'o.programme_id as programmeId'])
    .select(['g.reference as programme', 'r.partnership_id as partnershipId', 'n.name as partner', 'r.year'])
    .select(['m.held_on as heldOn', 'm.place', 'm.participants', 'm.summary', 'm.id as minutesId'])
    .select(['m.correction_reason as correctionReason', 'r.version', 'c.concluded_on as concludedOn'])
    .select(['c.concluded_by_name as concludedBy', 'c.entry_no as asOf'])
    .select(['r.withdrawn_on as withdrawnOn', 'r.withdrawn_by_name as withdrawnBy'])
    .select('r.withdrawn_why as withdrawnWhy')
    .select(['counted.gaps', 'counted.progress', 'counted.decisions', 'counted.open'])
    .where('r.institute_id', '=', instituteId);

const counted = () =>
  sql<{ gaps: number; progress: number; decisions: number; open: number }>`(
    select count(*) filter (where p.kind = 'gap')::int as gaps,
           count(*) filter (where p.kind = 'progress')::int as progress,
           count(*) filter (where p.kind = 'decision')::int as decisions,
           count(*) filter (where p.kind <> 'progress' and coalesce(f.state, 'open') = 'open' and r.withdrawn_on is null)::int as open
      from review_points p
      left join review_follow_ups f
        on (f.institute_id, f.point_id) = (p.institute_id, p.point_id) and f.ended_by_no is null
     where p.institute_id = r.institute_id and p.review_id = r.id and p.ended_by_no is null)`.as('counted');
