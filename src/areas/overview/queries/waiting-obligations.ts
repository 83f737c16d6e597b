import { sql } from 'kysely';
import { obligationsWaiting } from '../../obligations/queries/obligations-waiting.ts';
import { mostOfAKind, noAmount, type WaitingQuestion } from './waiting.ts';

/**
 * What these functions owe the donor within thirty days or owed already, by its day, its programme and year beside it; what may
 * be filed from a day on waits since then and is never late, nor is what the donor asked about.
 */
export const obligationsDue =
  (roles: readonly string[]): WaitingQuestion =>
  (at) =>
    sql`
  select case d.state when 'by' then 'obligation-due' when 'from' then 'obligation-open' else 'obligation-asked' end, d.on_day, 'obligation'::text, d.id, d.title, d.subject, ${noAmount}
    from (${obligationsWaiting(at, roles, at.most ?? mostOfAKind)}) as d
   order by d.on_day, d.id`;
