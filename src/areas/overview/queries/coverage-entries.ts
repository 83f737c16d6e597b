import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { dayAndId } from '../../../kernel/list-key.ts';
import type { ActivityState } from '../../activities/queries/activities.ts';
import { activitiesThen } from '../../activities/queries/activities-then.ts';
import type { CoverageFilter, CoverageMeasure } from '../rules/coverage-choice.ts';
import { coverageEntriesOf } from './coverage.ts';

type Institute = { id: string; code: string };
/** `asOf`: an audit number. */
type Asked = {
  filter: CoverageFilter;
  after?: string | undefined;
  limit?: number;
  asOf?: number | undefined;
};

export const entriesAPage = 25;

/** An expense behind a figure of money; minor units. */
export type SpentEntry = {
  rowId: string;
  id: string;
  reference: string;
  description: string;
  paidOn: CalendarDay;
  year: number;
  activityId: string | null;
  activity: string | null;
  kind: string | null;
  partner: string | null;
  minor: number;
  currency: string;
};

/** The expenses, latest payment first; one more than a page. */
export const spentEntries = async (
  tx: Tx,
  institute: Institute,
  { filter, after, limit = entriesAPage + 1, asOf }: Asked,
): Promise<SpentEntry[]> => {
  const { from, where } = coverageEntriesOf(institute, 'spent', filter, asOf);
  const { rows } = await sql<SpentEntry>`
    select e.id as "rowId", e.expense_id as id, e.reference, e.description, e.paid_on as "paidOn",
           e.charged_year as year, a.id as "activityId", a.reference as activity, a.kind, g.name as partner,
           e.converted_minor as minor, e.converted_currency as currency
      ${from}
      left join partnerships s on (s.institute_id, s.id) = (e.institute_id, e.partnership_id)
      left join organisations g on (g.institute_id, g.id) = (s.institute_id, s.organisation_id)
     where ${where} and ${behind(after, 'e.paid_on', 'e.id')}
     order by e.paid_on desc, e.id desc limit ${limit}`.execute(tx);
  return rows;
};

/** An activity behind a figure of activities or participants. */
export type ActivityEntry = {
  id: string;
  reference: string;
  title: string;
  kind: string;
  plannedFrom: CalendarDay;
  plannedUntil: CalendarDay;
  heldFrom: CalendarDay | null;
  heldUntil: CalendarDay | null;
  state: ActivityState;
  participants: number | null;
};

/** The activities, latest first, as they are planned, or were then; one more than a page. */
export const activityEntries = async (
  tx: Tx,
  institute: Institute,
  measure: Exclude<CoverageMeasure, 'spent'>,
  { filter, after, limit = entriesAPage + 1, asOf }: Asked,
): Promise<ActivityEntry[]> => {
  const { from, where } = coverageEntriesOf(institute, measure, filter, asOf);
  // Of today they are looked up by their key; those of then have none.
  const asked =
    asOf === undefined
      ? sql`a.institute_id = ${institute.id} and a.id = any (array(select a.id ${from} where ${where}))`
      : sql`a.id in (select a.id ${from} where ${where})`;
  const { rows } = await sql<ActivityEntry>`
    select p.id, p.reference, p.title, p.kind, p.planned_from as "plannedFrom", p.planned_until as "plannedUntil",
           h.held_from as "heldFrom", h.held_until as "heldUntil",
           case when h.id is not null then 'held' else 'planned' end as state,
           (select sum(c.count)::bigint from participant_counts c
             where (c.institute_id, c.activity_id) = (p.institute_id, p.id) and ${standing('c', asOf)}) as participants
      from (select a.* from ${activitiesThen(institute.id, asOf)}
             where ${asked}
               and ${behind(after, 'a.planned_from', 'a.id')}
             order by a.planned_from desc, a.id desc limit ${limit}) as p
      left join activity_holdings h on (h.institute_id, h.activity_id) = (p.institute_id, p.id) and ${standing('h', asOf)}
     order by p.planned_from desc, p.id desc`.execute(tx);
  return rows;
};

/** Where the next page begins after a row of this day. */
export const keyOfEntry = (day: CalendarDay, id: string): string => `${day}|${id}`;

const behind = (after: string | undefined, day: string, row: string) => {
  const place = dayAndId(after);
  return place
    ? sql`(${sql.ref(day)}, ${sql.ref(row)}) < (${place.day}::date, ${place.id}::uuid)`
    : sql`true`;
};
