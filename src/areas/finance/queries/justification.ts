import type { Tx } from '../../../db/transaction.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { type JustificationLine, summed } from '../rules/justification.ts';
import { keyOn, type MoneyPlace } from '../rules/money-axes.ts';
import { amountByYear } from '../rules/period-years.ts';
import { budgetInForce } from './budget-amounts.ts';
import { chargeGroups } from './charge-groups.ts';
import { openingBalances } from './opening-balances.ts';

export type Justification = { currency: string; lines: JustificationLine[] };

/** The rule that an expense breaks while it is decided that own funds bear it. */
const ownFundsRule = 'F-own-funds';

/**
 * Budget, charged amounts (also those certified before the house joined) and what own funds bear, by outcome or block and year, as it stands or as of an audit number.
 * A budget amount of several years is shared out by days; amounts in other currencies are in no sum.
 */
export const justification = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  asOf?: number,
): Promise<Justification> => {
  const programme = await programmeById(tx, instituteId, programmeId);
  if (!programme) throw new NotFound();
  const { currency } = programme;
  const { amounts } = await budgetInForce(tx, instituteId, programmeId, asOf);
  const groups = await chargeGroups(tx, instituteId, { programmeId, asOf });
  const keyOf = (place: Omit<MoneyPlace, 'month'>) => keyOn({ ...place, month: '' }, 'outcome');
  const nothing = { budget: 0, charged: 0, ownFunds: 0 };
  const budgeted = amounts
    .filter((amount) => !amount.isSuperseded && amount.currency === currency)
    .flatMap((amount) =>
      [...amountByYear(amount.minor, amount.from, amount.until)].map(([year, budget]) => ({
        ...nothing,
        key: keyOf(amount),
        year,
        budget,
      })),
    );
  const spent = groups.map((group) => ({
    ...nothing,
    key: keyOf(group),
    year: group.year,
    charged: group.isChargeable ? group.minor : 0,
    ownFunds: group.blockedBy.includes(ownFundsRule) ? group.minor : 0,
  }));
  const before = (await openingBalances(tx, instituteId, { programmeId, asOf })).map((balance) => ({
    ...nothing,
    key: keyOf(balance),
    year: balance.year,
    charged: balance.minor,
  }));
  return { currency, lines: added([...budgeted, ...before, ...spent]) };
};

/** One line a place and year. */
const added = (lines: readonly JustificationLine[]): JustificationLine[] =>
  [...Map.groupBy(lines, ({ key, year }) => `${key} ${year}`).values()].map((list) => ({
    key: list[0]!.key,
    year: list[0]!.year,
    ...summed(list),
  }));
