import { sql } from 'kysely';
import { known } from '../../../db/as-of.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

// Parts of a larger statement on rows `m` of measurements; `asOf`: what was known at an audit number.

/** The restatement that a row came of, or that took it back: the newer of both. */
export const restatedAs = (asOf?: number) =>
  sql<{ institute_id: string; id: string; told: string; withdrawn_because: string | null }>`(
    select r.institute_id, r.id, r.told, case when r.row_id is null then r.reason end as withdrawn_because
      from measurement_restatements r
     where (r.institute_id, r.measurement_id) = (m.institute_id, m.measurement_id)
       and coalesce(r.row_id, r.replaced_row_id) = m.id and ${known('r', asOf)}
     order by r.entry_no desc limit 1)`.as('x');

/** To whom letters about the restatement `x` went. */
export const lettersAbout = (asOf?: number) =>
  sql<{ roles: string[] | null; last_on: CalendarDay | null }>`(
    select array_agg(w.role order by w.role) as roles, max((w.at at time zone 'Europe/Brussels')::date) as last_on
      from restatement_letters w where w.institute_id = x.institute_id and w.restatement_id = x.id
       and ${known('w', asOf)})`.as('l');
