import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/** A recommendation that an earlier mission left open when another began; `since`: the last day of the earlier one. */
export type OpenRecommendation = { id: string; since: CalendarDay };
export type OpenBefore = OpenRecommendation & { mission: string };

/**
 * What earlier expert missions left open when each of these began: missions for the same partner, or where a mission is
 * no partner's, those under the same outcome. What was closed since does not make up for the word that was owed then.
 */
export const openBefore = (
  instituteId: string,
  missionIds: readonly string[],
): RawBuilder<OpenBefore> => sql<OpenBefore>`
    select m.id as mission, r.recommendation_id as id, h.held_until as since
      from (select a.*, coalesce(own.held_from, a.planned_from) as begins from activities a
              left join activity_holdings own
                on (own.institute_id, own.activity_id) = (a.institute_id, a.id) and own.ended_by_no is null) as m
      join activities a on a.institute_id = m.institute_id and a.kind = 'A8' and a.id <> m.id and ${isAfter}
      join activity_holdings h on (h.institute_id, h.activity_id) = (a.institute_id, a.id) and h.ended_by_no is null
      join recommendations r on (r.institute_id, r.activity_id) = (a.institute_id, a.id) and r.ended_by_no is null
     where m.institute_id = ${instituteId} and m.id = any (${[...missionIds]}) and h.held_until <= m.begins
       and ${isOpenOn(sql`m.begins`)}
     order by h.held_until, r.due_on, r.id`;

const isAfter = sql`case when m.partnership_id is null then a.outcome_id = m.outcome_id
  else a.partnership_id = m.partnership_id end`;

/** Neither done nor given up by the day; `r` is a recommendation. */
const isOpenOn = (day: RawBuilder<unknown>) => sql`coalesce((
  select s.state from recommendation_states s
   where (s.institute_id, s.recommendation_id) = (r.institute_id, r.recommendation_id) and s.on_day <= ${day}
   order by s.entry_no desc, s.id desc limit 1), 'taken_up') not in ('done', 'not_followed')`;

/** What a mission can answer, in words. */
export type AnswerableRecommendation = {
  id: string;
  recommendation: string;
  mission: string;
  partnershipId: string | null;
  outcomeId: string;
  partner: string | null;
  heldUntil: CalendarDay;
};

const mostOffered = 60;

/**
 * Recommendations of missions held that are open today or that this mission has a word on already; where it has a
 * partner, only those of that partner.
 */
export const answerableRecommendations = async (
  tx: Tx,
  instituteId: string,
  { missionId, partnershipId }: { missionId?: string | undefined; partnershipId?: string | null },
): Promise<AnswerableRecommendation[]> => {
  const own = missionId ?? null;
  const { rows } = await sql<AnswerableRecommendation>`
    select r.recommendation_id as id, r.recommendation, a.reference as mission, a.partnership_id as "partnershipId",
           a.outcome_id as "outcomeId", o.name as partner, h.held_until as "heldUntil"
      from recommendations r
      join activities a on (a.institute_id, a.id) = (r.institute_id, r.activity_id) and a.kind = 'A8'
      join activity_holdings h on (h.institute_id, h.activity_id) = (a.institute_id, a.id) and h.ended_by_no is null
      left join partnerships p on (p.institute_id, p.id) = (a.institute_id, a.partnership_id)
      left join organisations o on (o.institute_id, o.id) = (p.institute_id, p.organisation_id)
     where r.institute_id = ${instituteId} and r.ended_by_no is null and a.id is distinct from ${own}::uuid
       and (${partnershipId ?? null}::uuid is null or a.partnership_id = ${partnershipId ?? null}::uuid)
       and (${isOpenOn(sql`'infinity'::date`)} or exists (select from mission_answers w
         where (w.institute_id, w.recommendation_id, w.activity_id) = (r.institute_id, r.recommendation_id, ${own}::uuid)))
     order by h.held_until desc, r.due_on, r.id limit ${mostOffered}`.execute(tx);
  return rows;
};
