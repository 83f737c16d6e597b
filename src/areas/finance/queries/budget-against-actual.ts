import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import { sumMoney } from '../../../kernel/money.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { standing } from '../../results/queries/standing.ts';
import { amountByYear } from '../rules/period-years.ts';
import { type BudgetAmountRow, budgetInForce } from './budget-amounts.ts';
import type { BudgetVersion } from './budget-versions.ts';
import { type BlockingRule, blockersOf, type ChargeGroup, chargeGroups } from './charge-groups.ts';

export const moneyDimensions = ['outcome', 'line', 'heading', 'year'] as const;
export type MoneyDimension = (typeof moneyDimensions)[number];

/** One line of the comparison; amounts in minor units of the programme's currency. */
export type MoneyRow = {
  /** Outcome id, line, heading or year; `management` and `structure` for those blocks. */
  key: string;
  budget: number;
  /** Everything recorded; of it, what no rule keeps from being charged. */
  recorded: number;
  chargeable: number;
  expenses: number;
  /** Paid out to partners, and what was published as spent; they have an outcome and a year only. */
  transferred: number;
  published: number;
};

export type MoneyComparison = {
  currency: string;
  version: BudgetVersion | undefined;
  rows: MoneyRow[];
  total: Omit<MoneyRow, 'key'>;
  /** Amounts in other currencies, which no rate brings into the comparison. */
  leftOut: { what: 'budget' | 'transactions'; currency: string; minor: number }[];
  /** What keeps recorded expenses from being charged, by rule: overlapping, since several can block one. */
  blockedBy: BlockingRule[];
};

/**
 * The budget in force beside what was spent, by one dimension, as it stands or as of an audit number. Every sum is
 * exact; a budget amount over several years is shared out by days without losing a cent. `untilYear` leaves out what
 * was charged or paid in later years; the budget stays that of the whole programme.
 */
export const budgetAgainstActual = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  { by, asOf, untilYear }: { by: MoneyDimension; asOf?: number | undefined; untilYear?: number | undefined },
): Promise<MoneyComparison> => {
  const { version, amounts } = await budgetInForce(tx, instituteId, programmeId, asOf);
  const isCounted = ({ year }: { year: number }) => untilYear === undefined || year <= untilYear;
  const groups = (await chargeGroups(tx, instituteId, { programmeId, asOf })).filter(isCounted);
  const { currency, sums } = await currencyAndSums(tx, instituteId, programmeId, asOf);
  const transactions = sums.filter(isCounted);
  const counted = amounts.filter(({ isSuperseded }) => !isSuperseded);
  const entries = [
    ...counted.filter((each) => each.currency === currency).flatMap((amount) => budgetEntries(amount, by)),
    ...groups.map((group) => expenseEntry(group, by)),
    ...(by === 'outcome' || by === 'year'
      ? transactions.filter((each) => each.currency === currency).map((each) => transactionEntry(each, by))
      : []),
  ];
  const rows = [...Map.groupBy(entries, ({ key }) => key)].map(([key, list]) => ({ key, ...added(list) }));
  return {
    currency,
    version,
    rows,
    total: added(rows),
    leftOut: [
      ...otherCurrencies('budget', counted, currency),
      ...otherCurrencies('transactions', transactions, currency),
    ],
    blockedBy: blockersOf(groups),
  };
};

type Figures = Omit<MoneyRow, 'key'>;
const nothing: Figures = { budget: 0, recorded: 0, chargeable: 0, expenses: 0, transferred: 0, published: 0 };

const added = (list: readonly Figures[]): Figures => {
  const sum = (field: keyof Figures) =>
    sumMoney(
      list.map((one) => ({ minor: one[field], currency: 'EUR' })),
      'EUR',
    ).minor;
  const fields = Object.keys(nothing) as (keyof Figures)[];
  return Object.fromEntries(fields.map((field) => [field, sum(field)])) as Figures;
};

type Placed = { outcomeId: string | null; block: string; line: string | null; heading: string | null };

const keyOf = (placed: Placed, by: Exclude<MoneyDimension, 'year'>): string => {
  if (by === 'heading') return placed.heading ?? placed.block;
  if (placed.block !== 'operational') return placed.block;
  return (by === 'outcome' ? placed.outcomeId : placed.line) ?? 'unplaced';
};

const budgetEntries = (amount: BudgetAmountRow, by: MoneyDimension): MoneyRow[] => {
  if (by !== 'year') return [{ ...nothing, key: keyOf(amount, by), budget: amount.minor }];
  return [...amountByYear(amount.minor, amount.from, amount.until)].map(([year, budget]) => ({
    ...nothing,
    key: String(year),
    budget,
  }));
};

const expenseEntry = (group: ChargeGroup, by: MoneyDimension): MoneyRow => ({
  ...nothing,
  key: by === 'year' ? String(group.year) : keyOf(group, by),
  recorded: group.minor,
  chargeable: group.isChargeable ? group.minor : 0,
  expenses: group.count,
});

type TransactionSum = {
  outcomeId: string | null;
  year: number;
  kind: string;
  currency: string;
  minor: number;
};

const transactionEntry = (
  { outcomeId, year, kind, minor }: TransactionSum,
  by: 'outcome' | 'year',
): MoneyRow => ({
  ...nothing,
  key: by === 'year' ? String(year) : (outcomeId ?? 'unplaced'),
  transferred: kind === 'disbursement' ? minor : 0,
  published: kind === 'expenditure' ? minor : 0,
});

const currencyAndSums = async (tx: Tx, instituteId: string, programmeId: string, asOf?: number) => {
  const { programme, sums } = await together<{ programme: { currency: string }; sums: TransactionSum }>(tx, {
    programme: sql`select currency from programmes where institute_id = ${instituteId} and id = ${programmeId}`,
    sums: sql`select t.outcome_id as "outcomeId", extract(year from t.on_day)::int as year, t.kind, t.currency,
        sum(t.amount_minor)::bigint as minor
        from transactions t
       where t.institute_id = ${instituteId} and t.programme_id = ${programmeId} and ${standing('t', asOf)}
         and t.kind in ('disbursement', 'expenditure')
       group by 1, 2, 3, 4`,
  });
  if (!programme[0]) throw new NotFound();
  return { currency: programme[0].currency, sums };
};

const otherCurrencies = (
  what: 'budget' | 'transactions',
  amounts: readonly { minor: number; currency: string }[],
  own: string,
): MoneyComparison['leftOut'] =>
  [...Map.groupBy(amounts, ({ currency }) => currency)]
    .filter(([currency]) => currency !== own)
    .map(([currency, list]) => ({ what, currency, minor: sumMoney(list, currency).minor }));
