import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import { budgetAgainstActual } from '../../finance/queries/budget-against-actual.ts';
import { inScope } from '../../finance/queries/expense-scope.ts';
import { keyOn, type MoneyPlace } from '../../finance/rules/money-axes.ts';
import { accountedOf } from '../../finance/rules/money-roll-up.ts';
import { type JustificationLine, summed } from '../rules/justification.ts';

export type Justification = {
  currency: string;
  lines: JustificationLine[];
  /** Of the programme's outcomes, by id. */
  codes: ReadonlyMap<string, string>;
};

type OwnSum = Pick<MoneyPlace, 'outcomeId' | 'block' | 'line'> & { year: number; minor: number };

/**
 * Budget, what is accounted for and what own funds bear, by outcome or block and year, as it stands or as of an audit
 * number; budget and account are those of `budgetAgainstActual`.
 */
export const justification = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  asOf?: number,
): Promise<Justification> => {
  const axes = { by: 'outcome', across: 'year' } as const;
  const { currency, rows } = await budgetAgainstActual(tx, instituteId, programmeId, { ...axes, asOf });
  const { own, outcomes } = await together<{ own: OwnSum; outcomes: { id: string; code: string } }>(tx, {
    own: sql`
      select e.outcome_id as "outcomeId", e.block, e.budget_line as line, e.charged_year as year,
             sum(e.converted_minor)::bigint as minor
        from expenses e where ${inScope(instituteId, { programmeId, ownFunds: true, asOf })} group by 1, 2, 3, 4`,
    outcomes: sql`select id, code from outcomes where institute_id = ${instituteId} and programme_id = ${programmeId}`,
  });
  const nothing = { budget: 0, charged: 0, ownFunds: 0 };
  const accounted = rows.map((row) => ({
    ...nothing,
    key: row.key,
    year: Number(row.across),
    budget: row.budget,
    charged: accountedOf(row),
  }));
  const borne = own.map((sum) => ({
    ...nothing,
    key: keyOn({ ...sum, partnershipId: null, heading: null, item: '', month: '' }, 'outcome'),
    year: sum.year,
    ownFunds: sum.minor,
  }));
  const lines = added([...accounted, ...borne]);
  return {
    currency,
    lines: lines.filter((line) => line.budget || line.charged || line.ownFunds),
    codes: new Map(outcomes.map(({ id, code }) => [id, code])),
  };
};

/** One line a place and year. */
const added = (lines: readonly JustificationLine[]): JustificationLine[] =>
  [...Map.groupBy(lines, ({ key, year }) => `${key} ${year}`).values()].map((list) => ({
    key: list[0]!.key,
    year: list[0]!.year,
    ...summed(list),
  }));
