import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { standing } from '../../results/queries/standing.ts';
import { inScope } from './expense-scope.ts';

/** Minor units of `currency`, the programme's. */
export type OutcomeMoney = { currency: string; budget: number; recorded: number; transferred: number };

type Wanted = { programmeId: string; outcomeId: string; asOf?: number | undefined };

/**
 * What is budgeted, was recorded and was transferred for one outcome, in one statement: its row of
 * `budgetAgainstActual` without what can be charged (a test holds them together), which only its rules can say.
 * `asOf` is an entry number.
 */
export const outcomeMoney = async (
  tx: Tx,
  instituteId: string,
  { programmeId, outcomeId, asOf }: Wanted,
): Promise<OutcomeMoney> => {
  const { rows } = await sql<OutcomeMoney>`
    select g.currency,
      (select coalesce(sum(b.amount_minor), 0)::bigint from budget_amounts b
        where b.institute_id = g.institute_id and b.outcome_id = ${outcomeId} and b.block = 'operational'
          and b.currency = g.currency and ${standing('b', asOf)}
          and b.budget_version_id = (select v.id from budget_versions v
            where v.institute_id = g.institute_id and v.programme_id = g.id
              and (${asOf ?? null}::bigint is null or v.entry_no <= ${asOf ?? null}::bigint)
            order by v.edition desc limit 1)
          and not (b.iati_type is not distinct from '1' and exists (select from budget_amounts r
            where (r.institute_id, r.budget_version_id) = (b.institute_id, b.budget_version_id) and r.iati_type = '2'
              and (r.from_on, r.until_on) = (b.from_on, b.until_on)
              and r.outcome_id is not distinct from b.outcome_id and ${standing('r', asOf)}))) as budget,
      (select coalesce(sum(e.converted_minor), 0)::bigint from expenses e
        where ${inScope(instituteId, { programmeId, outcomeId, asOf })} and e.block = 'operational') as recorded,
      (select coalesce(sum(t.amount_minor), 0)::bigint from transactions t
        where t.institute_id = g.institute_id and t.programme_id = g.id and t.outcome_id = ${outcomeId}
          and t.kind = 'disbursement' and t.currency = g.currency and ${standing('t', asOf)}) as transferred
      from programmes g where g.institute_id = ${instituteId} and g.id = ${programmeId}`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('An outcome that is seen has its programme');
  return row;
};
