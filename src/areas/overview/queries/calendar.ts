import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { ActivityState } from '../../activities/queries/activities.ts';

export type CalendarFilter = {
  programmeId?: string | undefined;
  kind?: string | undefined;
  country?: string | undefined;
  partnershipId?: string | undefined;
};

/** An activity on its days: those on which it was held, else those planned. */
export type CalendarActivity = {
  id: string;
  title: string;
  kind: string;
  partner: string | null;
  from: CalendarDay;
  until: CalendarDay;
  state: ActivityState;
};

/** More than an institute plans in a month. */
const mostInCalendar = 400;

/** Activities with a day between two days, both included, the earliest first; at most `mostInCalendar`. */
export const activitiesBetween = async (
  tx: Tx,
  instituteId: string,
  { from, until }: { from: CalendarDay; until: CalendarDay },
  filter: CalendarFilter,
): Promise<CalendarActivity[]> => {
  const { rows } = await sql<CalendarActivity>`
    select d.id, d.title, d.kind, o.name as partner, d."from", d.until, d.state
      from (${dated(instituteId, filter)}) as d
      left join partnerships s on s.institute_id = ${instituteId} and s.id = d.partnership_id
      left join organisations o on (o.institute_id, o.id) = (s.institute_id, s.organisation_id)
     where d."from" <= ${until} and d.until >= ${from}
     order by d."from", d.title, d.id limit ${mostInCalendar}`.execute(tx);
  return rows;
};

export type MonthCount = { month: number; planned: number; held: number; cancelled: number };

/** How many activities begin in each month of a year, by their state; months without any are left out. */
export const activitiesByMonth = async (
  tx: Tx,
  instituteId: string,
  year: number,
  filter: CalendarFilter,
): Promise<MonthCount[]> => {
  const { rows } = await sql<MonthCount>`
    select extract(month from d."from")::int as month, count(*) filter (where d.state = 'planned') as planned,
           count(*) filter (where d.state = 'held') as held, count(*) filter (where d.state = 'cancelled') as cancelled
      from (${dated(instituteId, filter)}) as d
     where d."from" between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date
     group by 1 order by 1`.execute(tx);
  return rows;
};

const dated = (instituteId: string, filter: CalendarFilter): RawBuilder<unknown> => {
  const { programmeId, kind, country, partnershipId } = filter;
  const conditions = [sql`a.institute_id = ${instituteId}`];
  if (programmeId) conditions.push(sql`a.programme_id = ${programmeId}`);
  if (kind) conditions.push(sql`a.kind = ${kind}`);
  if (country) conditions.push(sql`a.country = ${country}`);
  if (partnershipId) conditions.push(sql`a.partnership_id = ${partnershipId}`);
  return sql`
    select a.id, a.title, a.kind, a.partnership_id, coalesce(h.held_from, a.planned_from) as "from",
           coalesce(h.held_until, a.planned_until) as until,
           case when a.is_cancelled then 'cancelled' when h.id is not null then 'held' else 'planned' end as state
      from activities a
      left join activity_holdings h on (h.institute_id, h.activity_id) = (a.institute_id, a.id) and ${standing('h')}
     where ${sql.join(conditions, sql` and `)}`;
};
