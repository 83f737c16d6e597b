import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, calendarDay } from '../../../kernel/calendar-day.ts';
import { compareDecimals } from '../../../kernel/decimal.ts';
import { isId } from '../../../kernel/id.ts';
import type { RateSource } from '../rules/exchange-methods.ts';
import type { PublishedRate } from '../rules/rate-file.ts';

export type ReferenceRateRow = PublishedRate & {
  id: string;
  source: RateSource;
  correctionReason: string | null;
  entryNo: number;
  /** The person or program that loaded it, by name. */
  loadedBy: string | null;
};

export type RateFilter = {
  source?: string | undefined;
  currency?: string | undefined;
  year?: number | undefined;
  sort?: 'currency' | 'day' | undefined;
  after?: string | undefined;
};

export const ratesAPage = 50;

/** Rates that stand, the latest day first (or by currency), one more than fits; `limit: null` gives all of them. */
export const referenceRates = async (
  tx: Tx,
  instituteId: string,
  filter: RateFilter = {},
  limit: number | null = ratesAPage + 1,
): Promise<ReferenceRateRow[]> => {
  const byCurrency = filter.sort === 'currency';
  const [first = '', id] = (filter.after ?? '').split('|');
  const where = [sql`r.institute_id = ${instituteId}`, sql`${standing('r', undefined)}`];
  if (filter.source) where.push(sql`r.source = ${filter.source}`);
  if (filter.currency) where.push(sql`r.currency = ${filter.currency}`);
  if (filter.year) where.push(sql`extract(year from r.rate_on) = ${filter.year}`);
  if (isId(id) && byCurrency) where.push(sql`(r.currency, r.id) > (${first}, ${id}::uuid)`);
  if (isId(id) && !byCurrency && calendarDay(first))
    where.push(sql`(r.rate_on, r.id) < (${first}::date, ${id}::uuid)`);
  const { rows } = await sql<ReferenceRateRow>`
    select r.id, r.source, r.currency, r.rate_on as "on", r.per_euro as "perEuro",
      r.correction_reason as "correctionReason", r.entry_no as "entryNo", coalesce(u.name, a.actor_role) as "loadedBy"
      from reference_rates r
      left join audit_entries a on a.chain = r.institute_id and a.no = r.entry_no
      left join users u on u.id = a.user_id
     where ${sql.join(where, sql` and `)}
     order by ${byCurrency ? sql`r.currency, r.id` : sql`r.rate_on desc, r.id desc`} limit ${limit}`.execute(
    tx,
  );
  return rows;
};

export const keyOfRate = ({ currency, on, id }: ReferenceRateRow, sort: RateFilter['sort']): string =>
  `${sort === 'currency' ? currency : on}|${id}`;

export type RateDifference = { rate: PublishedRate; before: string; rowId: string };
export type RateNews = { fresh: PublishedRate[]; same: number; different: RateDifference[] };

/** What a file says against what was loaded before of the same source, currency and day. */
export const rateNews = async (
  tx: Tx,
  instituteId: string,
  source: RateSource,
  rates: readonly PublishedRate[],
): Promise<RateNews> => {
  const { rows } = await sql<{ id: string; currency: string; on: CalendarDay; perEuro: string }>`
    select r.id, r.currency, r.rate_on as "on", r.per_euro as "perEuro" from reference_rates r
      join unnest(${rates.map(({ currency }) => currency)}::text[], ${rates.map(({ on }) => on)}::date[]) as n (currency, on_day)
        on n.currency = r.currency and n.on_day = r.rate_on
     where r.institute_id = ${instituteId} and r.source = ${source} and r.ended_by_no is null`.execute(tx);
  const known = new Map(rows.map((row) => [`${row.currency} ${row.on}`, row]));
  const news: RateNews = { fresh: [], same: 0, different: [] };
  for (const rate of rates) {
    const before = known.get(`${rate.currency} ${rate.on}`);
    if (!before) news.fresh.push(rate);
    else if (compareDecimals(before.perEuro, rate.perEuro) === 0) news.same += 1;
    else news.different.push({ rate, before: before.perEuro, rowId: before.id });
  }
  return news;
};
