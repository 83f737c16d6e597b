import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { themeKey } from './theme-key.ts';

export type LineProgress = {
  planLineId: string;
  plannedTrainings: number;
  heldTrainings: number;
  /** Sessions of trainings that were held. */
  heldSessions: number;
  participants: number;
};

/** What became of each line of a plan: trainings on it that stand, those held, their sessions and people. */
export const progressOfLines = async (
  tx: Tx,
  instituteId: string,
  planId: string,
): Promise<ReadonlyMap<string, LineProgress>> => {
  const { rows } = await sql<LineProgress>`
    select l.id as "planLineId",
           count(a.id) as "plannedTrainings",
           count(h.id) as "heldTrainings",
           coalesce(sum(t.sessions) filter (where h.id is not null), 0)::bigint as "heldSessions",
           coalesce(sum(n.participants), 0)::bigint as "participants"
      from action_plan_lines l
      left join (activity_trainings t
        join activities a on (a.institute_id, a.id) = (t.institute_id, t.activity_id)
         and not exists (select from activity_cancellations c
                          where (c.institute_id, c.activity_id) = (a.institute_id, a.id)))
        on (t.institute_id, t.plan_line_id) = (l.institute_id, l.id)
      left join activity_holdings h
        on (h.institute_id, h.activity_id) = (a.institute_id, a.id) and h.ended_by_no is null
      left join lateral (
        select sum(p.count)::bigint as participants from participant_counts p
         where (p.institute_id, p.activity_id) = (h.institute_id, h.activity_id) and p.ended_by_no is null) n on true
     where l.institute_id = ${instituteId} and l.plan_id = ${planId}
     group by l.id`.execute(tx);
  return new Map(rows.map((row) => [row.planLineId, row]));
};

export type VarianceRow = {
  id: string;
  reference: string;
  title: string;
  theme: string;
  from: CalendarDay;
  justification: string | null;
};

/**
 * Trainings of the plan's partner in its country and period whose theme no line of the plan names: what to talk about
 * before the next edition. Themes are compared without capitals and repeated blanks.
 */
export const varianceOfPlan = async (tx: Tx, instituteId: string, planId: string): Promise<VarianceRow[]> => {
  const { rows } = await sql<VarianceRow>`
    select a.id, a.reference, a.title, t.theme, coalesce(h.held_from, a.planned_from) as "from", t.justification
      from action_plans p
      join activities a on a.institute_id = p.institute_id and a.partnership_id = p.partnership_id
       and coalesce(a.country, p.country) = p.country
      join activity_trainings t on (t.institute_id, t.activity_id) = (a.institute_id, a.id)
      left join activity_holdings h
        on (h.institute_id, h.activity_id) = (a.institute_id, a.id) and h.ended_by_no is null
     where p.institute_id = ${instituteId} and p.id = ${planId}
       and coalesce(h.held_from, a.planned_from) between p.from_on and p.until_on
       and not exists (select from activity_cancellations c
                        where (c.institute_id, c.activity_id) = (a.institute_id, a.id))
       and not exists (select from action_plan_lines l
                        where (l.institute_id, l.plan_id) = (p.institute_id, p.id)
                          and ${themeKey(sql`l.theme`)} = ${themeKey(sql`t.theme`)})
     order by 5, a.reference`.execute(tx);
  return rows;
};

export type PlanTraining = { id: string; reference: string; title: string; from: CalendarDay; theme: string };

/** Trainings that stand on the lines of a plan and say no reason of their own: only its approval makes them chargeable. */
export const trainingsResting = async (
  tx: Tx,
  instituteId: string,
  planId: string,
): Promise<PlanTraining[]> => {
  const { rows } = await sql<PlanTraining>`
    select a.id, a.reference, a.title, coalesce(h.held_from, a.planned_from) as "from", t.theme
      from action_plan_lines l
      join activity_trainings t on (t.institute_id, t.plan_line_id) = (l.institute_id, l.id) and t.justification is null
      join activities a on (a.institute_id, a.id) = (t.institute_id, t.activity_id)
      left join activity_holdings h
        on (h.institute_id, h.activity_id) = (a.institute_id, a.id) and h.ended_by_no is null
     where l.institute_id = ${instituteId} and l.plan_id = ${planId}
       and not exists (select from activity_cancellations c
                        where (c.institute_id, c.activity_id) = (a.institute_id, a.id))
     order by 4, a.reference`.execute(tx);
  return rows;
};
