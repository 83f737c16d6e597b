import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Announced } from '../rules/announced-group.ts';
import type { ReachedCounts } from '../rules/reached-share.ts';
import { isPlanned } from './planned-activity.ts';

export type OutcomeGroups = { announced: Announced[]; counted: ReachedCounts };

export type JudgedOutcome = OutcomeGroups & {
  outcomeId: string;
  code: string;
  title: Localized;
  isBelgian: boolean;
  fromOn: CalendarDay;
  untilOn: CalendarDay;
};

/**
 * Outcomes of a programme with whom they announced and whom their activities that were held reached, as the counts
 * stand. What a partner would read here is its own part, hence only for those who see the whole institute.
 */
export const judgedOutcomes = (instituteId: string, programmeId: string): RawBuilder<JudgedOutcome> => sql`
  select o.id as "outcomeId", o.code, o.title, o.is_belgian as "isBelgian",
         p.from_on as "fromOn", p.until_on as "untilOn", ${announcedOf()} as announced, ${countedOf()} as counted
    from outcomes o
    join programmes p on (p.institute_id, p.id) = (o.institute_id, o.programme_id)
   where o.institute_id = ${instituteId} and o.programme_id = ${programmeId}
   order by o.position, o.code`;

/** What the outcome `o` announced, as it stands or as of an audit number. */
export const announcedOf = (asOf?: number): RawBuilder<Announced[]> => sql<
  Announced[]
>`(select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('targetGroup', w.target_group,
    'percent', w.percent)) order by array_position(array['women', 'youth'], w.target_group), w.target_group), '[]')
  from announced_groups w where (w.institute_id, w.outcome_id) = (o.institute_id, o.id)
    and ${standing('w', asOf)})`;

/** Counts that stand, of activities of the outcome that were held and not cancelled since. */
const ofOutcome = (counts: string, asOf?: number): RawBuilder<unknown> => sql`
  from activities a
  join ${sql.table(counts)} c on (c.institute_id, c.activity_id) = (a.institute_id, a.id) and ${standing('c', asOf)}
 where (a.institute_id, a.outcome_id) = (o.institute_id, o.id) and ${isPlanned('a', asOf)}
   and exists (select from activity_holdings h
                where (h.institute_id, h.activity_id) = (a.institute_id, a.id) and ${standing('h', asOf)})`;

const attendances = (asOf?: number) => sql`
  select sum(c.count) filter (where c.sex = 'female') as women,
         sum(c.count) filter (where c.sex <> 'unknown') as sex_known,
         sum(c.count) filter (where c.age_band = 'under_35') as young,
         sum(c.count) filter (where c.age_band <> 'unknown') as age_known,
         sum(c.count) filter (where c.economy = 'informal') as informal,
         sum(c.count) filter (where c.economy <> 'unknown') as economy_known,
         sum(c.count) filter (where exists (select from group_counts k
           where (k.institute_id, k.activity_id, k.measure) = (a.institute_id, a.id, 'people')
             and ${standing('k', asOf)})) as grouped
  ${ofOutcome('participant_counts', asOf)}`;

const groups = (asOf?: number) => sql`
  select jsonb_object_agg(target_group, total) as groups, sum(services) as services
    from (select c.target_group, sum(c.count) as total, sum(c.count) filter (where c.measure <> 'people') as services
          ${ofOutcome('group_counts', asOf)} group by 1) as counted`;

/** What the activities of the outcome `o` counted, as it stands or as of an audit number. */
export const countedOf = (asOf?: number): RawBuilder<ReachedCounts> => sql<ReachedCounts>`(
  select jsonb_build_object('women', coalesce(n.women, 0), 'sexKnown', coalesce(n.sex_known, 0),
           'young', coalesce(n.young, 0), 'ageKnown', coalesce(n.age_known, 0),
           'informal', coalesce(n.informal, 0), 'economyKnown', coalesce(n.economy_known, 0),
           'groups', coalesce(g.groups, '{}'), 'groupsKnown', coalesce(g.services, 0) + coalesce(n.grouped, 0))
    from (${attendances(asOf)}) as n cross join (${groups(asOf)}) as g)`;

/** What one outcome announced, with the entry that wrote it last, also where it took all back (0 where none ever did). */
export const announcedOfOutcome = async (
  tx: Tx,
  instituteId: string,
  outcomeId: string,
): Promise<{ version: number; groups: Announced[] }> => {
  const rows = await tx
    .selectFrom('announced_groups')
    .select(['entry_no as entryNo', 'percent'])
    .select(sql<Announced['targetGroup']>`target_group`.as('targetGroup'))
    .where('institute_id', '=', instituteId)
    .where('outcome_id', '=', outcomeId)
    .where('ended_by_no', 'is', null)
    .orderBy('target_group')
    .execute();
  const last = await tx
    .selectFrom('group_announcements')
    .select('entry_no as entryNo')
    .where('institute_id', '=', instituteId)
    .where('outcome_id', '=', outcomeId)
    .executeTakeFirst();
  return {
    version: Math.max(last?.entryNo ?? 0, ...rows.map(({ entryNo }) => entryNo)),
    groups: rows.map(({ targetGroup, percent }) => ({ targetGroup, ...(percent ? { percent } : {}) })),
  };
};
