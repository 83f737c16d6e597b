import { type RawBuilder, sql } from 'kysely';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/** Figures of an institute, or of a programme alone, measured until a day where there is one. */
export type LeavingScope = { programmeId?: string | undefined; until?: CalendarDay | undefined };

/** Whether a row `m` of measurements stands and is a figure of the scope. */
export const inScope = (instituteId: string, { programmeId, until }: LeavingScope): RawBuilder<boolean> =>
  sql.join(
    [
      sql`m.institute_id = ${instituteId} and m.ended_by_no is null and m.value is not null`,
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

/**
 * Ids of the figures that a rule may mark: a coarse look over all at once, which leaves out no figure that `result-rules.ts`
 * marks, so that only these are judged one by one. Where cells were renamed, all of an indicator are held for one.
 */
export const suspectMeasurements = (instituteId: string, scope: LeavingScope): RawBuilder<{ id: string }> =>
  sql<{ id: string }>`
    select measurement_id as id from (
      select m.*, v.measure, p.from_on as begins, p.until_on as ends,
          coalesce(max(m.until_on) over (w rows between unbounded preceding and 1 preceding) >= m.from_on, false)
            or coalesce(min(m.from_on) over (w rows between 1 following and unbounded following) <= m.until_on, false)
            as shares_days,
          sum(greatest(m.value, 0)) filter (where m.breakdown <> '{}')
            over (partition by m.indicator_id, m.partnership_id, m.from_on, m.until_on) as parts
        from (select m.*, case when r.indicator_id is null then m.breakdown::text end as cell
                from measurements m
                left join (select distinct f.indicator_id from cell_mappings c
                  join indicator_versions f on (f.institute_id, f.id) = (c.institute_id, c.to_version_id)
                 where c.institute_id = ${instituteId}) r on r.indicator_id = m.indicator_id
               where ${inScope(instituteId, scope)}) m
        join indicator_versions v on (v.institute_id, v.id) = (m.institute_id, m.indicator_version_id)
        join outcomes o on (o.institute_id, o.id) = (m.institute_id, m.outcome_id)
        join programmes p on (p.institute_id, p.id) = (o.institute_id, o.programme_id)
      window w as (${ofOne})) s
     where from_on < begins or until_on > ends
        or (measure = 'percentage' and value not between 0 and 100)
        or shares_days
        or (breakdown = '{}' and parts > value)`;
