import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { amountsInForce, transfersCounted } from './counted-rows.ts';
import { inScope } from './expense-scope.ts';
import { balancesCounted } from './opening-balances.ts';

/** Minor units of `currency`, the programme's. */
export type OutcomeMoney = {
  currency: string;
  budget: number;
  opening: number;
  recorded: number;
  transferred: number;
};

type Wanted = {
  programmeId: string;
  outcomeId: string;
  asOf?: number | undefined;
  /** Leaves out what was charged or paid in later years; the budget stays that of the whole programme. */
  untilYear?: number | undefined;
};

/**
 * What is budgeted, was spent before the house joined, was recorded and was transferred for one outcome, in one statement: its row of
 * `budgetAgainstActual` without what can be charged (a test holds them together), which only its rules can say.
 * `asOf` is an entry number.
 */
export const outcomeMoney = async (
  tx: Tx,
  instituteId: string,
  { programmeId, outcomeId, asOf, untilYear }: Wanted,
): Promise<OutcomeMoney> => {
  const counted = { programmeId, asOf };
  const inYears = (year: RawBuilder<unknown>) =>
    untilYear === undefined ? sql`` : sql`and ${year} <= ${untilYear}`;
  const { rows } = await sql<OutcomeMoney>`
    select g.currency,
      (select coalesce(sum(b.amount_minor), 0)::bigint from (${amountsInForce(instituteId, counted)}) as b
        where b.outcome_id = ${outcomeId} and b.block = 'operational') as budget,
      (select coalesce(sum(b.amount_minor), 0)::bigint from opening_balances b
        where ${balancesCounted(instituteId, counted)} and b.outcome_id = ${outcomeId} ${inYears(sql`b.year`)}) as opening,
      (select coalesce(sum(e.converted_minor), 0)::bigint from expenses e
        where ${inScope(instituteId, { programmeId, outcomeId, asOf, untilYear })}
          and e.block = 'operational') as recorded,
      (select coalesce(sum(t.amount_minor), 0)::bigint from (${transfersCounted(instituteId, counted)}) as t
        where t.outcome_id = ${outcomeId} ${inYears(sql`extract(year from t.on_day)`)}) as transferred
      from programmes g where g.institute_id = ${instituteId} and g.id = ${programmeId}`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('An outcome that is seen has its programme');
  return row;
};
