import { type RawBuilder, sql } from 'kysely';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/** Figures of an institute, or of a programme alone, measured until a day where there is one. */
export type LeavingScope = { programmeId?: string | undefined; until?: CalendarDay | undefined };

/** Whether a row `m` of measurements stands and is of the scope: what was counted, and what was told in words. */
export const inScope = (instituteId: string, { programmeId, until }: LeavingScope): RawBuilder<boolean> =>
  sql.join(
    [
      sql`m.institute_id = ${instituteId} and m.ended_by_no is null`,
      ...(programmeId
        ? [
            sql`m.outcome_id in (select id from outcomes
              where institute_id = ${instituteId} and programme_id = ${programmeId})`,
          ]
        : []),
      ...(until ? [sql`m.until_on <= ${until}`] : []),
    ],
    sql` and `,
  );

const ofOne = sql`partition by m.indicator_id, m.partnership_id, m.cell order by m.from_on, m.until_on, m.id`;
const ofDays = sql`partition by m.indicator_id, m.partnership_id, m.from_on, m.until_on`;

/**
 * Ids of the figures that a rule may mark: a coarse look over all at once, which leaves out no figure that `result-rules.ts`
 * marks, so that only these are judged one by one. They are looked at beside all that stands, as rules do: what overlaps one of
 * the scope may end after it. What a part is told apart by further has more axes than it, so that all cells of two and more
 * are held against each. Where cells were renamed, all of an indicator are held for one.
 */
export const suspectMeasurements = (instituteId: string, scope: LeavingScope): RawBuilder<{ id: string }> =>
  sql<{ id: string }>`
    select measurement_id as id from (
      select m.*, v.measure, p.from_on as begins, p.until_on as ends,
          coalesce(max(m.until_on) over (w rows between unbounded preceding and 1 preceding) >= m.from_on, false)
            or coalesce(min(m.from_on) over (w rows between 1 following and unbounded following) <= m.until_on, false)
            as shares_days,
          sum(greatest(m.value, 0)) filter (where m.axes > 0) over (${ofDays}) as parts,
          sum(greatest(m.value, 0)) filter (where m.axes > 1) over (${ofDays}) as parts_of_parts
        from (select m.*, case when r.indicator_id is null then m.breakdown::text end as cell,
                  case when m.breakdown = '{}' then 0 else (select count(*) from jsonb_object_keys(m.breakdown)) end as axes
                from measurements m
                left join (select distinct f.indicator_id from cell_mappings c
                  join indicator_versions f on (f.institute_id, f.id) = (c.institute_id, c.to_version_id)
                 where c.institute_id = ${instituteId}) r on r.indicator_id = m.indicator_id
               where ${inScope(instituteId, { programmeId: scope.programmeId })}) m
        join indicator_versions v on (v.institute_id, v.id) = (m.institute_id, m.indicator_version_id)
        join outcomes o on (o.institute_id, o.id) = (m.institute_id, m.outcome_id)
        join programmes p on (p.institute_id, p.id) = (o.institute_id, o.programme_id)
      window w as (${ofOne})) m
     where ${inScope(instituteId, { until: scope.until })} and (from_on < begins or until_on > ends
        or (measure = 'percentage' and value not between 0 and 100)
        or shares_days
        or case when axes = 0 or cell is null then parts else parts_of_parts end > value)`;
