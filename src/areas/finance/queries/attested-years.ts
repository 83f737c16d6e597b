import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import { ofExpenses } from './expense-decided.ts';
import { judgedOn, voucherOf } from './expense-scope.ts';

/** Whose expense it is: the partner's, or the institute's own; one value, so that tables are joined on it fast. */
export const entityOf = (): RawBuilder<string> => sql<string>`coalesce(e.partnership_id, e.institute_id)`;

const judgedYear = (): RawBuilder<number> => sql<number>`extract(year from ${judgedOn()})::int`;

/**
 * What a partner (or the institute) attested without a receipt in a year, over all its programmes of one currency, a
 * table `attested_years`; a reversal takes back what it reverses, in the year of that.
 */
export const attestedYears = (
  instituteId: string,
  { expenseIds, asOf }: { expenseIds?: readonly string[] | undefined; asOf?: number | undefined } = {},
): RawBuilder<unknown> => sql`attested_years as materialized (
  select ${entityOf()} as entity, ${judgedYear()} as year, e.converted_currency as currency,
         sum(e.converted_minor)::bigint as minor
    from expenses e
   where e.institute_id = ${instituteId} and e.voucher_state = 'attested' and ${standing('e', asOf)}
     and ${voucherOf(instituteId, asOf)} = 'attested'
     ${expenseIds ? sql`and ${entityOf()} in (select coalesce(o.partnership_id, ${instituteId}) from (${ofExpenses(instituteId, expenseIds, 'partnership_id')}) as o)` : sql``}
   group by 1, 2, 3)`;

/** Stands beside the expense as `y`. */
export const sameAttestedYear = (): RawBuilder<boolean> => sql<boolean>`e.voucher_state = 'attested'
  and (y.entity, y.year, y.currency) = (${entityOf()}, ${judgedYear()}, e.converted_currency)`;
