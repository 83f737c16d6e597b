import { type RawBuilder, sql } from 'kysely';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { lentRoles } from './lent-roles.ts';

/**
 * Part of a statement: the functions that somebody at the institute holds on a day, own or lent, as a select of `role`. Who
 * is suspended, left or is still to come holds none.
 */
export const heldFunctions = (instituteId: string, day: CalendarDay): RawBuilder<unknown> => sql`
  select unnest(m.role || array(${lentRoles(day)})) as role from memberships m join users u on u.id = m.user_id
   where m.institute_id = ${instituteId} and m.suspended_at is null and u.suspended_at is null
     and m.from_on <= ${day}::date and (m.until_on is null or m.until_on >= ${day}::date)`;
