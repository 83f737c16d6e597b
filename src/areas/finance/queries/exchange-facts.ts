import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import { agreementsAsAmended } from '../../partners/queries/agreements-as-amended.ts';
import { type ExchangeMethod, mostDaysBack } from '../rules/exchange-methods.ts';

/** An amount of a currency that a partner (none: the institute) paid on a day, to be said in another currency. */
export type ExchangeWanted = { partnershipId: string | null; day: CalendarDay; currency: string; to: string };

/** The method in force, and the published rates that it takes; a transfer's own rate is not here. */
export type ExchangeFacts = {
  method: ExchangeMethod | null;
  perEuro: Decimal | null;
  perEuroTo: Decimal | null;
  rateOn: CalendarDay | null;
};

/**
 * For each of these what is declared on its day, by the agreement that covers it or else for all, and the published
 * rates: of the month, or of the day and at most a week before it. One query, however many they are.
 */
export const exchangeFacts = async (
  tx: Tx,
  instituteId: string,
  wanted: readonly ExchangeWanted[],
): Promise<ExchangeFacts[]> => {
  if (wanted.length === 0) return [];
  const rate = (currency: string) => sql`left join lateral (
    select r.per_euro, r.rate_on from reference_rates r
     where r.institute_id = ${instituteId} and r.ended_by_no is null and r.currency = d.${sql.raw(currency)}
       and r.source = case d.method when 'month' then 'inforeuro' when 'day' then 'ecb' end and r.rate_on <= d.day
       and r.rate_on >= case d.method when 'month' then date_trunc('month', d.day)::date else d.day - ${mostDaysBack}::int end
     order by r.rate_on desc limit 1)`;
  const { rows } = await sql<ExchangeFacts & { currency: string; target: string }>`
    with wanted as (
      select * from unnest(${wanted.map(({ partnershipId }) => partnershipId)}::uuid[], ${wanted.map(({ day }) => day)}::date[],
        ${wanted.map(({ currency }) => currency)}::text[], ${wanted.map(({ to }) => to)}::text[])
        with ordinality as w (partnership_id, day, currency, target, no)),
    declared as (
      select w.*, coalesce(
        (select x.method from exchange_methods x
           join ${agreementsAsAmended(instituteId)} a on a.id = x.agreement_id
          where x.institute_id = ${instituteId} and x.partnership_id = w.partnership_id and x.from_on <= w.day
            and w.day between a.from_on and a.until_on order by x.from_on desc, x.entry_no desc limit 1),
        (select x.method from exchange_methods x
          where x.institute_id = ${instituteId} and x.agreement_id is null and x.from_on <= w.day
          order by x.from_on desc, x.entry_no desc limit 1)) as method
        from wanted w)
    select d.method, d.currency, d.target, f.per_euro as "perEuro", t.per_euro as "perEuroTo",
           coalesce(f.rate_on, t.rate_on) as "rateOn"
      from declared d ${rate('currency')} f on true ${rate('target')} t on true order by d.no`.execute(tx);
  return rows.map(({ currency, target, ...row }) => ({
    method: row.method,
    perEuro: currency === 'EUR' ? '1' : row.perEuro,
    perEuroTo: target === 'EUR' ? '1' : row.perEuroTo,
    rateOn: row.rateOn,
  }));
};
