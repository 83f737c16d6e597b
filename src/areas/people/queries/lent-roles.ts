import { type RawBuilder, sql } from 'kysely';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/** Part of a statement: the roles that are lent to the membership `m` on a day, as a select of `role`. */
export const lentRoles = (day: CalendarDay): RawBuilder<unknown> => sql`
  select d.role from lent_duties d join memberships l on l.id = d.lender_id
   where d.borrower_id = m.id and d.withdrawn_at is null and (l.until_on is null or l.until_on >= ${day}::date)
     and ${day}::date between d.from_on and d.until_on`;
