import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';

/** Of all programmes or one, as it stands or as of an audit number. */
type CountedScope = { programmeId?: string | undefined; asOf?: number | undefined };

const inProgramme = (alias: string, { programmeId }: CountedScope): RawBuilder<boolean> =>
  programmeId === undefined
    ? sql<boolean>`true`
    : sql<boolean>`${sql.ref(`${alias}.programme_id`)} = ${programmeId}`;

/** The version of each programme's budget that is in force: its newest. */
const versionsInForce = (instituteId: string, scope: CountedScope = {}): RawBuilder<unknown> => sql`
  select distinct on (v.programme_id) v.institute_id, v.id from budget_versions v
   where v.institute_id = ${instituteId} and ${inProgramme('v', scope)}
     ${scope.asOf === undefined ? sql`` : sql`and v.entry_no <= ${scope.asOf}`}
   order by v.programme_id, v.edition desc`;

/** Whether a row `b` is an original amount that a revised one of the same outcome and period stands in for. */
export const isSuperseded = (asOf?: number): RawBuilder<boolean> => sql<boolean>`
  case when b.iati_type = '1' then exists (select from budget_amounts r
    where (r.institute_id, r.budget_version_id) = (b.institute_id, b.budget_version_id) and r.iati_type = '2'
      and (r.from_on, r.until_on) = (b.from_on, b.until_on)
      and r.outcome_id is not distinct from b.outcome_id and ${standing('r', asOf)}) else false end`;

/** Rows of `budget_amounts` of the budgets in force, in the currency of their programmes, none counted twice. */
export const amountsInForce = (instituteId: string, scope: CountedScope = {}): RawBuilder<unknown> => sql`
  select b.* from (${versionsInForce(instituteId, scope)}) as v
    join budget_amounts b on (b.institute_id, b.budget_version_id) = (v.institute_id, v.id) and ${standing('b', scope.asOf)}
    join programmes g on (g.institute_id, g.id) = (b.institute_id, b.programme_id) and g.currency = b.currency
   where not ${isSuperseded(scope.asOf)}`;

/** Rows of `transactions` that were paid out to partners, in the currency of their programmes. */
export const transfersCounted = (instituteId: string, scope: CountedScope = {}): RawBuilder<unknown> => sql`
  select t.* from transactions t
    join programmes g on (g.institute_id, g.id) = (t.institute_id, t.programme_id) and g.currency = t.currency
   where t.institute_id = ${instituteId} and t.kind = 'disbursement' and ${standing('t', scope.asOf)}
     and ${inProgramme('t', scope)}`;
