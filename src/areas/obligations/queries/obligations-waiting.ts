import { sql } from 'kysely';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { heldFunctions } from '../../people/queries/held-functions.ts';
import { soonDays } from '../rules/obligation-state.ts';
import { obligationClock, stillOpen } from './obligation-clock.ts';

type At = { instituteId: string; today: CalendarDay };

/** What is late for longer is bounded apart: however much of it there is, it hides nothing that is newer. */
const longLateDays = 730;

/**
 * Obligations of these functions, and with `andUnheld` of those that nobody holds on the day, that are due within thirty days
 * or were due, however long ago, and are not filed, as rows `on_day, state, without, id, title, subject, place`, each side of
 * two years the earliest day first, `place` counting up on either:
 * `by` and `from` as the kind is bound, `asked` where the donor asked about what was filed or refused it, since that day.
 * `without` is the function that nobody holds.
 */
export const obligationsWaiting = (
  { instituteId, today }: At,
  roles: readonly string[],
  andUnheld: boolean,
) => sql`
  select w.*, row_number() over (partition by w.on_day < ${today}::date - ${longLateDays}::int order by w.on_day, w.id) as place
    from (select case when c."filedOn" is null then c."dueOn" else c."decidedOn" end as on_day,
                 case when c."filedOn" is null then c.bound else 'asked' end as state,
                 case when c.role <> all (${own(roles)}) then c.role end as without, c.id, c.title,
                 nullif(concat_ws(' · ', nullif(c.subject, ''), c.year), '') as subject
            from (${obligationClock(instituteId)}) as c
           where (c.role = any (${own(roles)})
               or (${andUnheld} and c.role not in (${heldFunctions(instituteId, today)}))) and ${stillOpen}
             and (c."filedOn" is not null
               or c."dueOn" <= ${today}::date + case c.bound when 'by' then ${soonDays}::int else 0 end)) as w`;

const own = (roles: readonly string[]) => sql`${[...roles]}::text[]`;
