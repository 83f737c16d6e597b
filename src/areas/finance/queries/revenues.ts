import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import { isRow } from '../../../db/newest-row.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import type { revenueKinds } from '../rules/revenue-input.ts';
import { type RevenueYear, revenueFactsOf, revenueRules } from '../rules/revenue-rules.ts';

export type RevenueRow = {
  id: string;
  programmeId: string;
  outcomeId: string | null;
  outcomeCode: string | null;
  partnershipId: string | null;
  partner: string | null;
  kind: (typeof revenueKinds)[number];
  receivedOn: CalendarDay;
  what: string;
  minor: number;
  currency: string;
  rate: string;
  rateSource: string;
  convertedMinor: number;
  convertedCurrency: string;
};

/** What a programme earned beside subsidy and own contribution, as it stands, the latest first; or one row of it. */
export const revenues = async (
  tx: Tx,
  instituteId: string,
  { programmeId, id, newest }: { programmeId?: string; id?: string; newest?: boolean },
): Promise<RevenueRow[]> => {
  const { rows } = await sql<RevenueRow>`
    select r.id, r.programme_id as "programmeId", r.outcome_id as "outcomeId", o.code as "outcomeCode",
           r.partnership_id as "partnershipId", g.name as partner, r.kind, r.received_on as "receivedOn", r.what,
           r.amount_minor as minor, r.currency, r.rate, r.rate_source as "rateSource",
           r.converted_minor as "convertedMinor", r.converted_currency as "convertedCurrency"
      from revenues r
      left join outcomes o on o.institute_id = r.institute_id and o.id = r.outcome_id
      left join partnerships s on s.institute_id = r.institute_id and s.id = r.partnership_id
      left join organisations g on g.institute_id = s.institute_id and g.id = s.organisation_id
     where r.institute_id = ${instituteId}
       and ${id ? isRow('r', { table: 'revenues', instituteId, id, newest }) : standing('r')}
       and (${programmeId ?? null}::uuid is null or r.programme_id = ${programmeId ?? null}::uuid)
     order by r.received_on desc, r.entry_no desc`.execute(tx);
  return rows;
};

/**
 * Additional revenue of a programme by year, with bank interest apart and what was spent of it, in the programme's
 * currency; the sums are of what the reader sees. The one definition for page, figures and justification.
 */
export const revenueYears = async (
  tx: Tx,
  instituteId: string,
  { programmeId, asOf }: { programmeId: string; asOf?: number | undefined },
): Promise<RevenueYear[]> => {
  const { rows } = await sql<RevenueYear>`
    select y.year, y.currency, sum(y.additional)::bigint as additional, sum(y.interest)::bigint as interest,
           sum(y.spent)::bigint as spent
      from (select extract(year from r.received_on)::int as year, r.converted_currency as currency,
                   case when r.kind <> 'bank_interest' then r.converted_minor else 0 end as additional,
                   case when r.kind = 'bank_interest' then r.converted_minor else 0 end as interest, 0::bigint as spent
              from revenues r where r.institute_id = ${instituteId} and r.programme_id = ${programmeId}
               and ${standing('r', asOf)}
            union all
            select e.charged_year, e.converted_currency, 0, 0,
                   round(e.converted_minor::numeric * least(e.from_revenue_minor, abs(e.amount_minor)) / abs(e.amount_minor))::bigint
              from expenses e where e.institute_id = ${instituteId} and e.programme_id = ${programmeId}
               and e.from_revenue_minor is not null and ${standing('e', asOf)}) as y
     group by y.year, y.currency order by y.year, y.currency`.execute(tx);
  return rows;
};

/** What M25 and M26 say of each year of a programme. */
export const revenueChecks = async (
  tx: Tx,
  instituteId: string,
  years: readonly RevenueYear[],
): Promise<Check[]> => {
  const day = todayIn();
  const values = await parametersOn(
    tx,
    instituteId,
    revenueRules.map(({ id }) => id),
    day,
  );
  const policy = values.get('M26')?.get('policy')?.value ?? '';
  return revenueFactsOf(years, policy).flatMap((facts) =>
    revenueRules.map((rule) =>
      applyRule(rule, facts, values.get(rule.id) ?? new Map(), { day, exceptions: [] }),
    ),
  );
};
