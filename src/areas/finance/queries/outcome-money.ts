import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { budgetUnderControl, type Control } from '../rules/money-under-control.ts';
import { amountByYear } from '../rules/period-years.ts';
import { amountsInForce, transfersCounted } from './counted-rows.ts';
import { inScope } from './expense-scope.ts';
import { balancesCounted } from './opening-balances.ts';

/** Minor units of `currency`, the programme's. */
export type OutcomeMoney = {
  currency: string;
  budget: number;
  /** Of the budget, what falls into the years until `untilYear`. */
  budgetUntil: number;
  opening: number;
  recorded: number;
  transferred: number;
};

type Budgeted = { outcomeId: string; from: CalendarDay; until: CalendarDay; minor: number };

type Wanted = {
  programmeId: string;
  outcomeId: string;
  asOf?: number | undefined;
  /** Leaves out what was charged or paid in later years; the budget stays that of the whole programme. */
  untilYear?: number | undefined;
  /** Of an auditor: only what lies in its outcomes and years. */
  control?: Control | undefined;
};

/**
 * What is budgeted, was spent before the house joined, was recorded and was transferred for one outcome, in one statement: its row of
 * `budgetAgainstActual` without what can be charged (a test holds them together), which only its rules can say.
 * `asOf` is an entry number.
 */
export const outcomeMoney = async (
  tx: Tx,
  instituteId: string,
  { programmeId, outcomeId, asOf, untilYear, control }: Wanted,
): Promise<OutcomeMoney> => {
  const counted = { programmeId, asOf };
  const isSeen = !control || control.outcomes.includes(outcomeId);
  const inYears = (year: RawBuilder<unknown>) => sql`and ${isSeen}
    ${untilYear === undefined ? sql`` : sql`and ${year} <= ${untilYear}`}
    ${control === undefined ? sql`` : sql`and ${year} = any (${[...control.years]}::int[])`}`;
  const { rows } = await sql<Omit<OutcomeMoney, 'budget' | 'budgetUntil'> & { budgeted: Budgeted[] }>`
    select g.currency,
      (select coalesce(jsonb_agg(jsonb_build_object('outcomeId', b.outcome_id, 'from', b.from_on, 'until', b.until_on,
                'minor', b.amount_minor)), '[]') from (${amountsInForce(instituteId, counted)}) as b
        where b.outcome_id = ${outcomeId} and b.block = 'operational') as budgeted,
      (select coalesce(sum(b.amount_minor), 0)::bigint from opening_balances b
        where ${balancesCounted(instituteId, counted)} and b.outcome_id = ${outcomeId} ${inYears(sql`b.year`)}) as opening,
      (select coalesce(sum(e.converted_minor), 0)::bigint from expenses e
        where ${inScope(instituteId, { programmeId, outcomeId, asOf, untilYear })}
          and e.block = 'operational' ${inYears(sql`e.charged_year`)}) as recorded,
      (select coalesce(sum(t.amount_minor), 0)::bigint from (${transfersCounted(instituteId, counted)}) as t
        where t.outcome_id = ${outcomeId} ${inYears(sql`extract(year from t.on_day)`)}) as transferred
      from programmes g where g.institute_id = ${instituteId} and g.id = ${programmeId}`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('An outcome that is seen has its programme');
  const { budgeted, ...money } = row;
  const seen = budgetUnderControl(control, budgeted);
  const budget = seen.reduce((sum, { minor }) => sum + minor, 0);
  const until = untilYear ?? Infinity;
  const budgetUntil = seen.reduce((sum, amount) => sum + partUntil(amount, until), 0);
  return { ...money, budget, budgetUntil };
};

const partUntil = ({ minor, from, until }: Budgeted, year: number): number =>
  [...amountByYear(minor, from, until)].reduce((sum, [of, part]) => (of <= year ? sum + part : sum), 0);
