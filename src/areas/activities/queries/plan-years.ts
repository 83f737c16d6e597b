import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { participantDaysOf } from './participant-days.ts';

/** What was held on the lines of a plan in one year. Participants are attendances: who came twice is in them twice. */
export type RealisedYear = {
  year: number;
  trainings: number;
  sessions: number;
  participants: number;
  participantDays: number;
};

/** What was realised of a plan by the year in which it was held; years in which nothing was held are left out. */
export const realisedByYear = async (
  tx: Tx,
  instituteId: string,
  planId: string,
): Promise<ReadonlyMap<number, RealisedYear>> => {
  const days = participantDaysOf(sql`n.people`, { holding: 'h', training: 't' });
  const { rows } = await sql<RealisedYear>`
    select extract(year from h.held_from)::int as year, count(*)::int as trainings,
           sum(t.sessions)::bigint as sessions, coalesce(sum(n.people), 0)::bigint as participants,
           coalesce(sum(${days}), 0)::bigint as "participantDays"
      from action_plan_lines l
      join activity_trainings t on (t.institute_id, t.plan_line_id) = (l.institute_id, l.id)
      join activity_holdings h
        on (h.institute_id, h.activity_id) = (t.institute_id, t.activity_id) and h.ended_by_no is null
       and not exists (select from activity_cancellations c
                        where (c.institute_id, c.activity_id) = (h.institute_id, h.activity_id))
      left join lateral (
        select sum(p.count)::bigint as people from participant_counts p
         where (p.institute_id, p.activity_id) = (h.institute_id, h.activity_id) and p.ended_by_no is null) n on true
     where l.institute_id = ${instituteId} and l.plan_id = ${planId}
     group by 1`.execute(tx);
  return new Map(rows.map((row) => [row.year, row]));
};
