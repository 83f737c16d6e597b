import { type RawBuilder, sql } from 'kysely';
import { attestedYears, sameAttestedYear } from './attested-years.ts';
import { decidedOf, exceededVouchers, sameVoucher } from './expense-decided.ts';
import { agreementTerms } from './expense-scope.ts';
import { postJoins, postOf, postOwnPercent, postPercent, postTables } from './post-time.ts';
import { recoverableVat, recoveringDays, sameEntity, withoutVat } from './recovered-vat.ts';

/** Of all expenses, those of a programme, or a few: tables of all are then kept to what these need. */
type Scope = {
  programmeId?: string | undefined;
  expenseIds?: readonly string[] | undefined;
  asOf?: number | undefined;
};

/** The tables of a `with` that stand behind what the charging rules see of an expense `e`. */
export const factTables = (instituteId: string, scope: Scope = {}): RawBuilder<unknown> => sql`
  ${agreementTerms(instituteId, scope.asOf)}, ${decidedOf(instituteId, scope)},
  ${exceededVouchers(instituteId, scope)}, ${attestedYears(instituteId, scope)},
  ${recoveringDays(instituteId, scope.asOf)}, ${postTables(instituteId, scope.asOf)}`;

/** How these tables stand beside the expense; whoever joins them has its programme as `p`. */
export const factJoins = (): RawBuilder<unknown> => sql`
  left join terms t on t.partnership_id = e.partnership_id
  left join decided c on c.expense_id = e.origin_id
  left join exceeded v on ${sameVoucher()}
  left join attested_years y on ${sameAttestedYear()}
  left join recovering r on ${sameEntity()}
  ${postJoins()}`;

/** Facts that are told in the same words wherever they are asked for. */
export const sharedFacts = (): RawBuilder<unknown> => sql`
  coalesce(y.minor, 0)::bigint as "attestedYearMinor", ${recoverableVat()} as "recoverableVatMinor",
  ${withoutVat()} as "withoutVatMinor", ${postOf()} as post, ${postPercent()} as "postPercent",
  ${postOwnPercent()} as "postOwnPercent"`;

/** Their names, for a list of columns and to group by. */
export const sharedFactNames = (): RawBuilder<unknown> =>
  sql`"attestedYearMinor", "recoverableVatMinor", "withoutVatMinor", post, "postPercent", "postOwnPercent"`;
