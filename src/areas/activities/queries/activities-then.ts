import { type RawBuilder, sql } from 'kysely';

/**
 * The activities of an institute, as rows to select from under the alias `a`, with where they hung and how they were planned at an
 * audit number: `outcome_id`, `planned_from` and `sessions` (of a training). They are revised in place; of one that was revised since,
 * the last entry until then says what it was, and where that body was erased, what the first revision after it says stood before.
 */
export const activitiesThen = (instituteId: string, asOf: number | undefined): RawBuilder<unknown> =>
  asOf === undefined
    ? sql`(select x.*, t.sessions from activities x
        left join activity_trainings t on (t.institute_id, t.activity_id) = (x.institute_id, x.id)) a`
    : sql`(select x.institute_id, x.id, x.programme_id, x.kind, x.partnership_id, x.entry_no,
             coalesce((l.said ->> 'outcomeId')::uuid, (l.stood ->> 'outcomeId')::uuid, x.outcome_id) as outcome_id,
             coalesce((l.said ->> 'plannedFrom')::date, (l.stood ->> 'plannedFrom')::date, x.planned_from) as planned_from,
             case when l.said is null then t.sessions else (l.said ->> 'sessions')::int end as sessions
        from activities x
        left join activity_trainings t on (t.institute_id, t.activity_id) = (x.institute_id, x.id)
        left join (${revisedSince(instituteId, asOf)}) l on l.id = x.id
       where x.institute_id = ${instituteId}) a`;

/** What was said last until the number of each activity that was revised after it, and what the first of these says stood. */
const revisedSince = (instituteId: string, asOf: number): RawBuilder<unknown> => sql`
  select distinct on (e.subject_id) e.subject_id as id, p.body::jsonb -> 'before' as stood, told.said
    from audit_entries e
    left join audit_payloads p on (p.chain, p.no) = (e.chain, e.no)
    left join lateral (
      select b.body::jsonb -> 'after' as said
        from audit_entries d join audit_payloads b on (b.chain, b.no) = (d.chain, d.no)
       where d.chain = e.chain and d.subject_kind = 'activity' and d.subject_id = e.subject_id and d.no <= ${asOf}
         and d.outcome = 'done' and d.command in ('plan-activity', 'revise-activity')
       order by d.no desc limit 1) told on true
   where e.chain = ${instituteId} and e.subject_kind = 'activity' and e.no > ${asOf} and e.outcome = 'done'
     and e.command = 'revise-activity'
   order by e.subject_id, e.no`;
