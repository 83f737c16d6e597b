import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, yearOf } from '../../../kernel/calendar-day.ts';
import { ownShare } from '../../partners/rules/own-share.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import { type OwnShareYear, ownSharesBefore } from '../rules/own-share-years.ts';
import { inScope } from './expense-scope.ts';
import { balancesCounted } from './opening-balances.ts';

type Row = OwnShareYear & { partnershipId: string };

/**
 * What partners contributed themselves against what was spent with them (also before the house joined), by the year that
 * it is charged to, minor units of the programmes' currency. An amount in another currency counts at the average rate of the partner's own expenses
 * of that year; where there is none, or where programmes are kept in several currencies, `ownMinor` is null.
 */
export const ownShareRows = (
  instituteId: string,
  partnershipIds: readonly string[],
  asOf?: number,
): RawBuilder<Row> => sql`
  with entries as (
    select e.partnership_id, e.charged_year as year, e.currency, e.amount_minor as minor, e.converted_currency as target,
           e.converted_minor as converted
      from expenses e where ${inScope(instituteId, { asOf })}
    union all
    select b.partnership_id, b.year, b.currency, b.amount_minor, b.currency, b.amount_minor
      from opening_balances b where ${balancesCounted(instituteId, { asOf })}),
  spent as (
    select partnership_id, year, currency, min(target) as target, max(target) as target_too, sum(minor)::numeric as minor,
           sum(converted)::numeric as converted
      from entries where partnership_id = any (${[...partnershipIds]}::uuid[])
     group by 1, 2, 3),
  years as (
    select partnership_id, year, min(target) as currency, sum(converted) as minor from spent
     group by 1, 2 having min(target) = max(target_too)),
  own as (
    select c.partnership_id, c.year, c.currency, sum(c.amount_minor)::numeric as minor from partner_contributions c
     where c.institute_id = ${instituteId} and ${standing('c', asOf)}
       and c.partnership_id = any (${[...partnershipIds]}::uuid[])
     group by 1, 2, 3),
  contributed as (
    select o.partnership_id, o.year, y.currency, coalesce(y.minor, 0) as spent,
           case when o.currency = y.currency then o.minor else round(o.minor * s.converted / nullif(s.minor, 0)) end as minor
      from own o
      left join years y on (y.partnership_id, y.year) = (o.partnership_id, o.year)
      left join spent s on (s.partnership_id, s.year, s.currency) = (o.partnership_id, o.year, o.currency)
       and y.currency is not null)
  select partnership_id as "partnershipId", year, min(currency) as currency, min(spent)::bigint as "spentMinor",
         case when bool_and(minor is not null) then sum(minor)::bigint end as "ownMinor"
    from contributed group by 1, 2 order by 1, 2`;

/** The same by partner, the first year first; a partner without a contribution has no row. */
export const ownShareYears = async (
  tx: Tx,
  instituteId: string,
  partnershipIds: readonly string[],
): Promise<ReadonlyMap<string, OwnShareYear[]>> => {
  if (partnershipIds.length === 0) return new Map();
  const { rows } = await ownShareRows(instituteId, partnershipIds).execute(tx);
  return Map.groupBy(rows, ({ partnershipId }) => partnershipId);
};

/** What aim O7 says of a partner's own share on a day; it blocks nothing, so no derogation is looked for. */
export const ownShareCheck = (years: readonly OwnShareYear[], day: CalendarDay): Check =>
  applyRule(ownShare, { shares: ownSharesBefore(years, yearOf(day)) }, new Map(), { day, exceptions: [] });
