import { type RawBuilder, sql } from 'kysely';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/** Who wrote a row of measurements and when; without a name where it was the system, or a file of somebody who is gone. */
export type FigureAuthor = { rowId: string; name: string | null; role: string; on: CalendarDay };

/** Of these rows, as a part of a larger statement, as far as the reader sees those entries of the trail: a partner sees its own. */
export const authorRows = (instituteId: string, rowIds: readonly string[]): RawBuilder<FigureAuthor> =>
  sql<FigureAuthor>`
    select m.id as "rowId", u.name, a.actor_role as role, (a.at at time zone 'Europe/Brussels')::date as "on"
      from measurements m
      join audit_entries a on (a.chain, a.no) = (m.institute_id, m.entry_no)
      left join users u on u.id = a.user_id
     where m.institute_id = ${instituteId} and m.id = any (${[...rowIds]}::uuid[])`;
