import { sql } from 'kysely';
import { obligationsWaiting } from '../../obligations/queries/obligations-waiting.ts';
import { mostOfAKind, noAmount, type WaitingQuestion } from './waiting.ts';

/** What these functions owe the donor within thirty days or owed already, by its day; its programme and year beside it. */
export const obligationsDue =
  (roles: readonly string[]): WaitingQuestion =>
  (at) =>
    sql`
  select 'obligation-due'::text, d.on_day, 'obligation'::text, d.id, d.title, d.subject, ${noAmount}
    from (${obligationsWaiting(at, roles, mostOfAKind)}) as d
   order by d.on_day, d.id`;
