import { sql } from 'kysely';
import { obligationsWaiting } from '../../obligations/queries/obligations-waiting.ts';
import { mostOfAKind, noAmount, type WaitingQuestion } from './waiting.ts';

/**
 * What these functions owe the donor within thirty days or owed already, by its day, its programme and year beside it; what may
 * be filed from a day on waits since then and is never late, nor is what the donor asked about. Where nobody holds the
 * function, the line names it. What there is no room for is one line more, its count for a title, since its earliest day.
 */
export const obligationsDue =
  (roles: readonly string[], andUnheld = false): WaitingQuestion =>
  (at) => {
    const most = at.most ?? mostOfAKind;
    return sql`
  with d as (${obligationsWaiting(at, roles, andUnheld)})
  select case d.state when 'by' then 'obligation-due' when 'from' then 'obligation-open' else 'obligation-asked' end || coalesce('/' || d.without, ''), d.on_day, 'obligation'::text, d.id, d.title, d.subject, ${noAmount}
    from d where d.place <= ${most}
  union all
  select 'obligation-more', min(d.on_day), 'obligations'::text, ${at.instituteId}::uuid, to_jsonb(count(*)::text), null, ${noAmount}
    from d where d.place > ${most} having count(*) > 0
   order by 2, 4`;
  };
