import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { convert } from '../../../kernel/money.ts';
import { rateBetween } from '../rules/exact-rate.ts';
import { borneShare } from './borne-share.ts';

/**
 * A year of one partner in one currency. Minor units: `received` and `used` of the partner's currency, the others of
 * the programme's. A gain is what expenses and returns, as far as transfers bear them, were converted at above what these
 * cost, a loss what below it; neither is an expense.
 */
export type ExchangeYear = {
  partnershipId: string;
  partner: string;
  currency: string;
  to: string;
  year: number;
  debited: number;
  received: number;
  used: number;
  cost: number;
  converted: number;
  gain: number;
  loss: number;
};

export type ExchangeFilter = {
  programmeId?: string | undefined;
  partnershipId?: string | undefined;
  year?: number | undefined;
  /** An audit number: as it stood then. */
  asOf?: number | undefined;
};

/** By partner, currency and year (of the receipt; of the year an expense is charged to; of the day money went back). */
export const exchangeYears = async (
  tx: Tx,
  instituteId: string,
  { programmeId, partnershipId, year, asOf }: ExchangeFilter = {},
): Promise<ExchangeYear[]> => {
  const { rows } = await sql<ExchangeYear>`
    with receipts as (
      select r.id, r.partnership_id, r.received_currency as currency, t.currency as target, t.amount_minor, r.received_minor,
             extract(year from r.received_on)::int as year, t.kind
        from transfer_receipts r join transactions t on t.institute_id = r.institute_id and t.id = r.transaction_id
       where r.institute_id = ${instituteId} and ${standing('r', asOf)} and ${standing('t', asOf)}
         and (${programmeId ?? null}::uuid is null or t.programme_id = ${programmeId ?? null}::uuid)),
    uses as (
      select expense_id, return_receipt_id, sum(used_minor) as used, sum(cost_minor) as cost from transfer_uses x
       where institute_id = ${instituteId} and ${standing('x', asOf)} group by 1, 2),
    spent as (
      select e.partnership_id, e.currency, e.converted_currency as target, e.charged_year as year, u.used, u.cost,
             ${borneShare('e.converted_minor', 'u.used', 'e.amount_minor')} as converted
        from uses u join expenses e on e.institute_id = ${instituteId} and e.expense_id = u.expense_id and ${standing('e', asOf)}
       where (${programmeId ?? null}::uuid is null or e.programme_id = ${programmeId ?? null}::uuid)
      union all
      select r.partnership_id, r.currency, r.target, r.year, u.used, u.cost,
             ${borneShare('r.amount_minor', 'u.used', 'r.received_minor')}
        from uses u join receipts r on r.id = u.return_receipt_id),
    moved as (
      select partnership_id, currency, target, year, amount_minor as debited, received_minor as received,
             0 as used, 0 as cost, 0 as converted from receipts where kind = 'disbursement'
      union all select partnership_id, currency, target, year, 0, 0, used, cost, converted from spent)
    select m.partnership_id as "partnershipId", g.name as partner, m.currency, m.target as to, m.year,
           sum(debited)::bigint as debited, sum(received)::bigint as received, sum(used)::bigint as used,
           sum(cost)::bigint as cost, sum(converted)::bigint as converted,
           sum(greatest(converted - cost, 0))::bigint as gain, sum(greatest(cost - converted, 0))::bigint as loss
      from moved m
      join partnerships s on s.institute_id = ${instituteId} and s.id = m.partnership_id
      join organisations g on g.institute_id = s.institute_id and g.id = s.organisation_id
     where (${partnershipId ?? null}::uuid is null or m.partnership_id = ${partnershipId ?? null}::uuid)
       and (${year ?? null}::int is null or m.year = ${year ?? null}::int)
       and m.currency <> m.target
     group by 1, 2, 3, 4, 5 order by g.name, m.partnership_id, m.currency, m.year desc`.execute(tx);
  return rows;
};

/** What a partner holds of transfers, what that cost, and what it would be worth at the last rate that is known. */
export type UnspentMoney = {
  partnershipId: string;
  partner: string;
  currency: string;
  to: string;
  left: number;
  cost: number;
  /** Null where no rate of both currencies is known, or nothing is left. */
  worth: { minor: number; rate: string; on: CalendarDay } | null;
};

type UnspentRow = Omit<UnspentMoney, 'worth'> & {
  perEuro: string | null;
  perEuroTo: string | null;
  rateOn: CalendarDay | null;
};

/** Money that partners hold now; its revaluation is shown and booked nowhere. */
export const unspentMoney = async (
  tx: Tx,
  instituteId: string,
  { programmeId, partnershipId }: ExchangeFilter = {},
): Promise<UnspentMoney[]> => {
  const rate = (
    currency: string,
  ) => sql`left join lateral (select r.per_euro, r.rate_on from reference_rates r
     where r.institute_id = ${instituteId} and r.ended_by_no is null and r.currency = ${sql.ref(currency)}
     order by r.rate_on desc, r.source limit 1)`;
  const { rows } = await sql<UnspentRow>`
    with held as (
      select r.partnership_id, r.received_currency as currency, t.currency as target,
             sum(r.received_minor - coalesce(u.used, 0))::bigint as left, sum(t.amount_minor - coalesce(u.cost, 0))::bigint as cost
        from transfer_receipts r
        join transactions t on t.institute_id = r.institute_id and t.id = r.transaction_id
        left join (select receipt_id, sum(used_minor) as used, sum(cost_minor) as cost from transfer_uses
           where institute_id = ${instituteId} and ended_by_no is null group by 1) u on u.receipt_id = r.id
       where r.institute_id = ${instituteId} and r.ended_by_no is null and t.ended_by_no is null and t.kind = 'disbursement'
         and (${programmeId ?? null}::uuid is null or t.programme_id = ${programmeId ?? null}::uuid)
         and (${partnershipId ?? null}::uuid is null or r.partnership_id = ${partnershipId ?? null}::uuid)
       group by 1, 2, 3)
    select h.partnership_id as "partnershipId", g.name as partner, h.currency, h.target as to, h.left, h.cost,
           f.per_euro as "perEuro", v.per_euro as "perEuroTo", coalesce(f.rate_on, v.rate_on) as "rateOn"
      from held h
      join partnerships s on s.institute_id = ${instituteId} and s.id = h.partnership_id
      join organisations g on g.institute_id = s.institute_id and g.id = s.organisation_id
      ${rate('h.currency')} f on true ${rate('h.target')} v on true
     where h.currency <> h.target and (h.left <> 0 or h.cost <> 0) order by g.name, h.currency`.execute(tx);
  return rows.map(({ perEuro, perEuroTo, rateOn, ...row }) => {
    const of = (currency: string, known: string | null) => (currency === 'EUR' ? '1' : known);
    const [from, target] = [of(row.currency, perEuro), of(row.to, perEuroTo)];
    const found = from && target && rateOn && row.left > 0 ? rateBetween(from, target) : undefined;
    if (!found || !rateOn) return { ...row, worth: null };
    const { minor } = convert({ minor: row.left, currency: row.currency }, found, row.to);
    return { ...row, worth: { minor, rate: found, on: rateOn } };
  });
};
