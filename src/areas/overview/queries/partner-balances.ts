import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Money } from '../../../kernel/money.ts';
import { advanceAgesOn } from '../../finance/queries/advance-checks.ts';
import { openAdvanceRows } from '../../finance/queries/open-advances.ts';
import { cashFlows, partnerFlows } from '../../finance/queries/partner-flows.ts';

/**
 * What a partner received for a programme, what its expenses justify, what it gave back, and how old the rest is. One line
 * a programme and currency, which adds up: received + before = opening + spent + returned - exchange + open - ahead.
 */
export type PartnerBalance = {
  programmeId: string;
  programme: string;
  received: Money;
  /** Sent before the house joined and recorded nowhere, and what was certified as spent of that time. */
  before: Money;
  opening: Money;
  spent: Money;
  /** Money that it sent back. */
  returned: Money;
  /** What expenses and returns were converted at above (below zero: below) what their transfers cost. */
  exchange: Money;
  /** Justified beyond what was received: the partner paid it in advance. */
  ahead: Money;
  /** Received, not yet justified and not returned. */
  open: Money;
  /** Of this, from transfers that are old and very old by the rulebook (M24), and from how many days on they are. */
  openOld: Money;
  openVeryOld: Money;
  ages: { old: number; veryOld: number };
  /** Day of the oldest transfer that is not wholly justified. */
  oldest: CalendarDay | null;
};

type Scope = { partnershipId?: string | undefined; asOf?: number | undefined };

/** Balances of the partners that the actor sees, or of one of them, now or as of an audit number, the programme with the oldest open transfer first. */
export const partnerBalances = async (
  tx: Tx,
  instituteId: string,
  today: CalendarDay,
  scope: Scope = {},
): Promise<PartnerBalance[]> => {
  const ages = await advanceAgesOn(tx, instituteId, today);
  const { rows } = await sql<BalanceRow>`
    with ${partnerFlows(instituteId, scope)},
    flows as (
      select programme_id, currency, sum(sent)::bigint as received, sum(before)::bigint as before,
             sum(opening)::bigint as opening, sum(used)::bigint as spent, sum(returned)::bigint as returned,
             sum(exchange)::bigint as exchange
        from (${cashFlows}) as f group by 1, 2),
    waiting as (
      select t.programme_id, t.currency, min(t.on_day) as oldest, sum(t.open_minor)::bigint as open,
             coalesce(sum(t.open_minor) filter (where t.on_day < ${today}::date - ${ages.old}::int), 0)::bigint as old,
             coalesce(sum(t.open_minor) filter (where t.on_day < ${today}::date - ${ages.veryOld}::int), 0)::bigint as very_old
        from (${openAdvanceRows(instituteId, scope)}) as t group by 1, 2)
    select b.*, g.reference as programme
      from (
        select flows.*, oldest, coalesce(open, 0)::bigint as open, coalesce(old, 0)::bigint as old,
               coalesce(very_old, 0)::bigint as very_old
          from flows left join waiting using (programme_id, currency)) as b
      join programmes g on g.institute_id = ${instituteId} and g.id = b.programme_id
     order by b.oldest nulls last, g.from_on desc, b.programme_id, b.currency`.execute(tx);
  return rows.map((row) => ({ ...balanceOf(row), ages }));
};

type BalanceRow = {
  programme_id: string;
  programme: string;
  currency: string;
  received: number;
  before: number;
  opening: number;
  spent: number;
  returned: number;
  exchange: number;
  open: number;
  old: number;
  very_old: number;
  oldest: CalendarDay | null;
};

const leftOf = ({ received, before, opening, spent, returned, exchange }: BalanceRow): number =>
  received + before - opening - spent - returned + exchange;

const balanceOf = (row: BalanceRow): Omit<PartnerBalance, 'ages'> => {
  const money = (minor: number): Money => ({ minor, currency: row.currency });
  return {
    programmeId: row.programme_id,
    programme: row.programme,
    received: money(row.received),
    before: money(row.before),
    opening: money(row.opening),
    spent: money(row.spent),
    returned: money(row.returned),
    exchange: money(row.exchange),
    ahead: money(row.open - leftOf(row)),
    open: money(row.open),
    openOld: money(row.old),
    openVeryOld: money(row.very_old),
    oldest: row.oldest,
  };
};
