import { type RawBuilder, sql } from 'kysely';
import type { AuditNo } from '../../../db/as-of.ts';

/**
 * The activities of an institute, as rows to select from under the alias `a`, as they were planned at an audit number: under which
 * outcome, called how, when, in which country and for which further kinds. They are revised in place; of one that was revised
 * since, the first revision after the number says what stood before it, and where that body was erased, the last entry until then says
 * it. Where both were, its plan of today stands (`plansUntold` counts these).
 */
export const activitiesThen = (instituteId: string, asOf: number | undefined): RawBuilder<unknown> =>
  asOf === undefined ? sql`activities a` : stood(instituteId, asOf, plan, planned(instituteId), 'a');

/** The same with the `sessions` of a training, which the last entry until then says alone. */
export const trainingsThen = (instituteId: string, asOf: number | undefined): RawBuilder<unknown> => {
  const from = sql`left join activity_trainings t on (t.institute_id, t.activity_id) = (x.institute_id, x.id)`;
  if (asOf === undefined) return sql`(select x.*, t.sessions from activities x ${from}) a`;
  const then = sql`case when l.said is null then t.sessions else (l.said ->> 'sessions')::int end`;
  const sessions = { from, now: sql`, t.sessions`, since: sql`, ${then} as sessions` };
  return stood(instituteId, asOf, planWithDetail, planned(instituteId, sessions), 'a');
};

/** Those that brought awareness about besides, then, under the alias `w`; it is described and taken back in place. */
export const awarenessThen = (instituteId: string, asOf: number | undefined): RawBuilder<unknown> =>
  asOf === undefined
    ? sql`activity_awareness w`
    : stood(
        instituteId,
        asOf,
        awareness,
        sql`select ${instituteId}::uuid as institute_id, coalesce(x.activity_id, l.id) as activity_id
              from (select activity_id from activity_awareness where institute_id = ${instituteId}) x
              full join changed l on l.id = x.activity_id
             where case when l.id is null then true
                        when l.is_whole then coalesce(l.stood ? 'awareness', false)
                        when l.command is null then false
                        when l.said is null then x.activity_id is not null
                        else l.said ->> 'awareness' is not null end`,
        'w',
      );

/** How many activities count as of an audit number as they are planned today, because what the trail said of their plan was erased. */
export const plansUntold = (instituteId: string, asOf: AuditNo): RawBuilder<number> => {
  const untold = (said: Said) => sql`select l.id from (${changedSince(instituteId, asOf, said)}) l
    join activities x on (x.institute_id, x.id) = (${instituteId}, l.id)
   where not l.is_whole and l.command is not null and l.said is null`;
  return sql<number>`(select count(*)::int from (${untold(plan)} union ${untold(awareness)}) as u)`;
};

/**
 * What is changed in place, by a command that says what stood before; `isWhole`: whether that says all of it (`p` is the row with what
 * stood). Where it does not, what was said last until then is asked.
 */
type Said = { changedBy: string; saidBy: readonly string[]; isWhole: RawBuilder<boolean> };
const plan: Said = {
  changedBy: 'revise-activity',
  saidBy: ['plan-activity', 'start-mission', 'revise-activity'],
  // The outcome is said since revisions name it.
  isWhole: sql`coalesce(p.stood ? 'outcomeId', false)`,
};
const planWithDetail: Said = { ...plan, isWhole: sql`false` };
const awareness: Said = {
  changedBy: 'describe-awareness',
  saidBy: ['describe-awareness'],
  isWhole: sql`p.body is not null`,
};

const told = (
  field: string,
  today: RawBuilder<unknown>,
) => sql`case when l.stood ? ${sql.lit(field)} then l.stood ->> ${sql.lit(field)}
  when l.said is not null then l.said ->> ${sql.lit(field)} else ${today} end`;

// Further kinds are left alone by a revision that does not name them; revisions from before there were any say nothing of them.
const furtherKinds = sql`case when l.stood ? 'furtherKinds' then array(select jsonb_array_elements_text(l.stood -> 'furtherKinds'))
  when l.stood is not null or (l.command <> 'revise-activity' and l.said is not null and not l.said ? 'furtherKinds') then '{}'
  when l.said ? 'furtherKinds' then array(select k from jsonb_array_elements_text(l.said -> 'furtherKinds') k where k <> x.kind)
  else x.further_kinds end`;

const common = sql`x.institute_id, x.id, x.programme_id, x.partnership_id, x.reference, x.kind, x.entry_no`;
const planToday = sql`x.title, x.outcome_id, x.planned_from, x.planned_until, x.country, x.further_kinds`;
const planThen = sql`${told('title', sql`x.title`)},
  (${told('outcomeId', sql`x.outcome_id::text`)})::uuid,
  (${told('plannedFrom', sql`x.planned_from::text`)})::date,
  (${told('plannedUntil', sql`x.planned_until::text`)})::date,
  ${told('country', sql`x.country::text`)}, ${furtherKinds}`;

const nothing = { from: sql``, now: sql``, since: sql`` };

// Those that were changed apart from those that were not: either way they are found by their key, however many the planner takes
// them for.
const planned = (instituteId: string, beside = nothing) => sql`
  select ${common}, ${planToday} ${beside.now} from activities x ${beside.from}
   where x.institute_id = ${instituteId} and x.id not in (select id from changed)
  union all
  select ${common}, ${planThen} ${beside.since} from changed l
    join activities x on (x.institute_id, x.id) = (${instituteId}, l.id) ${beside.from}`;

/**
 * Rows by what was `changed` since, computed once: however they are joined, the trail is not asked again for each. They are of the
 * institute alone: who narrows them to it again makes the planner take them for a few.
 */
const stood = (
  instituteId: string,
  asOf: number,
  said: Said,
  rows: RawBuilder<unknown>,
  alias: string,
): RawBuilder<unknown> => sql`(with changed as materialized (${changedSince(instituteId, asOf, said)}),
  stood as materialized (${rows}) select * from stood) ${sql.ref(alias)}`;

/** Of each activity that was changed after the number: what the first change says stood, and what was said last until then. */
const changedSince = (
  instituteId: string,
  asOf: AuditNo,
  { changedBy, saidBy, isWhole }: Said,
): RawBuilder<unknown> => sql`
  select f.id, ${isWhole} as is_whole, p.stood, t.command, t.said
    from (select e.subject_id as id, min(e.no) as no from audit_entries e
           where e.chain = ${instituteId} and e.subject_kind = 'activity' and e.no > ${asOf} and e.outcome = 'done'
             and e.command = ${changedBy} and e.subject_id is not null group by e.subject_id) f
    left join lateral (select b.body, b.body::jsonb -> 'before' as stood from audit_payloads b
        where b.chain = ${instituteId} and b.no = f.no limit 1) p on true
    left join lateral (select d.command, b.body::jsonb -> 'after' as said
        from audit_entries d left join audit_payloads b on (b.chain, b.no) = (d.chain, d.no)
       where not ${isWhole} and d.chain = ${instituteId} and d.subject_kind = 'activity' and d.subject_id = f.id and d.no <= ${asOf}
         and d.outcome = 'done' and d.command = any (${[...saidBy]}) order by d.no desc limit 1) t on true`;
