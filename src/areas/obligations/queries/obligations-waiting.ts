import { sql } from 'kysely';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { soonDays } from '../rules/obligation-state.ts';
import { obligationClock, stillOpen } from './obligation-clock.ts';

type At = { instituteId: string; today: CalendarDay };

/**
 * Obligations of these functions that are due within thirty days or were due in the last two years and are not filed, as
 * rows `on_day, bound, id, title, subject`, the earliest day first.
 */
export const obligationsWaiting = ({ instituteId, today }: At, roles: readonly string[], most: number) => sql`
  select c."dueOn" as on_day, c.bound, c.id, c.title, nullif(concat_ws(' · ', nullif(c.subject, ''), c.year), '') as subject
    from (${obligationClock(instituteId)}) as c
   where c.role = any (${[...roles]}::text[]) and ${stillOpen}
     and c."dueOn" between ${today}::date - 730 and ${today}::date + case c.bound when 'by' then ${soonDays}::int else 0 end
   order by c."dueOn", c.id limit ${most}`;
