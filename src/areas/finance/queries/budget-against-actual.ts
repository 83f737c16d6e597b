import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { sumMoney } from '../../../kernel/money.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { isAxisOfTransactions, isTime, type MoneyAxis, type MoneyPlace } from '../rules/money-axes.ts';
import {
  added,
  type MoneyAxes,
  type MoneyEntry,
  type MoneyFigures,
  type MoneyRow,
  rollUp,
  runningTotals,
} from '../rules/money-roll-up.ts';
import { budgetUnderControl, type Control, isUnderControl } from '../rules/money-under-control.ts';
import {
  amountAfter,
  amountByMonth,
  type Month,
  monthOf,
  monthsOf,
  quarterOfMonth,
} from '../rules/period-months.ts';
import { amountByYear } from '../rules/period-years.ts';
import { type BudgetAmountRow, budgetInForce } from './budget-amounts.ts';
import type { BudgetVersion } from './budget-versions.ts';
import { type BlockingRule, blockersOf, type ChargeGroup, chargeGroups } from './charge-groups.ts';
import { type OpeningSum, openingPlace, openingSums } from './opening-balances.ts';

export type MoneyComparison = {
  currency: string;
  version: BudgetVersion | undefined;
  rows: MoneyRow[];
  /** Of everything, also of money in and out where the axes do not tell it apart and no row has it. */
  total: MoneyFigures;
  /** Amounts in other currencies, which no rate brings into the comparison. */
  leftOut: { what: 'budget' | 'transactions'; currency: string; minor: number }[];
  /** What keeps recorded expenses from being charged, by rule: overlapping, since several can block one. */
  blockedBy: BlockingRule[];
};

export type MoneyQuestion = MoneyAxes & {
  /** An audit number. */
  asOf?: number | undefined;
  /** Leaves out what was charged or paid in later years; the budget stays that of the whole programme. */
  untilYear?: number | undefined;
  /** Along the axis of time each row holds everything until the end of its period. */
  isCumulative?: boolean | undefined;
  /** The forecast takes the budget of the months after that of this day: today, where it is left out. */
  today?: CalendarDay | undefined;
  /** Budget and spending of these outcomes and years alone. */
  control?: Control | undefined;
};

/**
 * The budget in force beside what was spent and what is still to come, by one axis or two, as it stands or as of an
 * audit number. Every sum is exact; a budget amount over several years or months is shared out by days without losing a
 * cent. An expense stands in the month of its payment, within the year it is charged to; what was spent before the house
 * joined in the last month of its year.
 */
export const budgetAgainstActual = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  question: MoneyQuestion,
): Promise<MoneyComparison> => {
  const { by, across, isCumulative } = question;
  const axes = across && across !== by ? [by, across] : [by];
  const ledger = await moneyLedger(tx, instituteId, programmeId, { ...question, axes });
  const { programme, version, groups, entries, moved, counted, transactions } = ledger;
  const { currency } = programme;
  const placed = axes.every(isAxisOfTransactions) ? [...entries, ...moved] : entries;
  const rows = rollUp(placed, { by, across: axes[1] });
  const time = axes.find(isTime);
  return {
    currency,
    version,
    rows:
      isCumulative && time
        ? runningTotals(
            rows,
            { by, across: axes[1] },
            periodsOf(programme, rows, { by, time, control: question.control }),
          )
        : rows,
    total: added([...entries, ...moved].map(({ figures }) => figures)),
    leftOut: [
      ...otherCurrencies('budget', counted, currency),
      ...otherCurrencies('transactions', transactions, currency),
    ],
    blockedBy: blockersOf(groups),
  };
};

type LedgerQuestion = Pick<MoneyQuestion, 'asOf' | 'untilYear' | 'today' | 'control'> & {
  axes: readonly MoneyAxis[];
};

/**
 * What a programme's figures are made of, told apart by any of `axes`: `entries` of budget and spending in the
 * programme's currency, `moved` of transactions, which know no line.
 */
export const moneyLedger = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  { asOf, untilYear, today = todayIn(), control, axes }: LedgerQuestion,
) => {
  const byMonth = axes.includes('month') || axes.includes('quarter');
  const { version, amounts } = await budgetInForce(tx, instituteId, programmeId, asOf);
  const isIts = isUnderControl(control);
  const isCounted = (of: { outcomeId: string | null; year: number }) =>
    isIts(of) && (untilYear === undefined || of.year <= untilYear);
  const groups = (await chargeGroups(tx, instituteId, { programmeId, asOf }, { byMonth })).filter(isCounted);
  const { programme, sums, openings } = await otherSums(tx, instituteId, { programmeId, asOf, axes });
  const { currency } = programme;
  const transactions = sums.filter(isCounted);
  const counted = budgetUnderControl(
    control,
    amounts.filter(({ isSuperseded }) => !isSuperseded),
  );
  const budget = counted.filter((each) => each.currency === currency);
  const entries = [
    ...budget.flatMap((amount) => budgetEntries(amount, axes, monthOf(today))),
    ...openings.filter(isCounted).map(openingEntry),
    ...groups.map(expenseEntry),
  ];
  const moved = transactions.filter((each) => each.currency === currency).map(transactionEntry);
  return { programme, version, groups, entries, moved, counted, transactions };
};

type Programme = { currency: string; from: CalendarDay; until: CalendarDay };

/** Every period of the programme that a control reads, and those before and after it in which there is something. */
const periodsOf = (
  { from, until }: Programme,
  rows: readonly MoneyRow[],
  { by, time, control }: { by: MoneyAxis; time: MoneyAxis; control: Control | undefined },
): string[] => {
  const months = monthsOf(from, until).filter(
    (month) => !control || control.years.includes(Number(yearOfMonth(month))),
  );
  const own = time === 'month' ? months : months.map(time === 'year' ? yearOfMonth : quarterOfMonth);
  const found = rows.map((row) => (by === time ? row.key : row.across));
  return [...new Set([...own, ...found])].toSorted();
};

const yearOfMonth = (month: Month): string => month.slice(0, 4);

/** The parts of a budget amount, told apart by the time of `axes`; a month after `thisMonth` is still forecast. */
export const budgetEntries = (
  amount: BudgetAmountRow,
  axes: readonly MoneyAxis[],
  thisMonth: Month,
): MoneyEntry[] => {
  const { minor, from, until } = amount;
  const at = (month: Month): MoneyPlace => ({ ...amount, month });
  if (axes.includes('month') || axes.includes('quarter'))
    return [...amountByMonth(minor, from, until)].map(([month, budget]) => ({
      place: at(month),
      figures: { budget, forecast: month > thisMonth ? budget : 0 },
    }));
  if (!axes.includes('year'))
    return [
      {
        place: at(monthOf(from)),
        figures: { budget: minor, forecast: amountAfter(thisMonth, minor, from, until) },
      },
    ];
  return [...amountByYear(minor, from, until)].map(([year, budget]) => ({
    place: at(String(year)),
    figures: { budget, forecast: forecastOfYear(amount, year, { budget, thisMonth }) },
  }));
};

/** The months to come of one year of a budget amount. */
const forecastOfYear = (
  { minor, from, until }: BudgetAmountRow,
  year: number,
  { budget, thisMonth }: { budget: number; thisMonth: Month },
): number => {
  const current = Number(yearOfMonth(thisMonth));
  if (year !== current) return year > current ? budget : 0;
  const next = `${year + 1}-00`;
  return amountAfter(thisMonth, minor, from, until) - amountAfter(next, minor, from, until);
};

const expenseEntry = (group: ChargeGroup): MoneyEntry => ({
  place: { ...group, month: group.month ?? String(group.year) },
  figures: {
    recorded: group.minor,
    chargeable: group.isChargeable ? group.minor : 0,
    expenses: group.count,
    spent: group.minor,
    forecast: group.minor,
  },
});

const openingEntry = (opening: OpeningSum): MoneyEntry => {
  const { minor } = opening;
  return { place: openingPlace(opening), figures: { opening: minor, spent: minor, forecast: minor } };
};

type TransactionSum = {
  outcomeId: string | null;
  partnershipId: string | null;
  year: number;
  month: Month;
  kind: string;
  currency: string;
  minor: number;
};

/** Kinds of transactions that the comparison adds up. */
export const kindsAdded = ['disbursement', 'expenditure', 'outgoing_commitment'] as const;

const transactionEntry = ({ outcomeId, partnershipId, month, kind, minor }: TransactionSum): MoneyEntry => ({
  place: { outcomeId, partnershipId, month, block: 'operational', line: null, heading: null, item: '' },
  figures: {
    transferred: kind === 'disbursement' ? minor : 0,
    committed: kind === 'outgoing_commitment' ? minor : 0,
    published: kind === 'expenditure' ? minor : 0,
  },
});

type Sums = { programmeId: string; asOf: number | undefined; axes: readonly MoneyAxis[] };

const otherSums = async (tx: Tx, instituteId: string, { programmeId, asOf, axes }: Sums) => {
  const partner = axes.includes('partner') ? sql`t.partnership_id` : sql`null::uuid`;
  const month =
    axes.includes('month') || axes.includes('quarter')
      ? sql`to_char(t.on_day, 'YYYY-MM')`
      : sql`to_char(t.on_day, 'YYYY')`;
  const { programme, sums, openings } = await together<{
    programme: Programme;
    sums: TransactionSum;
    openings: OpeningSum;
  }>(tx, {
    programme: sql`select currency, from_on as "from", until_on as until from programmes
      where institute_id = ${instituteId} and id = ${programmeId}`,
    sums: sql`select t.outcome_id as "outcomeId", ${partner} as "partnershipId", extract(year from t.on_day)::int as year,
        ${month} as month, t.kind, t.currency, sum(t.amount_minor)::bigint as minor
        from transactions t
       where t.institute_id = ${instituteId} and t.programme_id = ${programmeId} and ${standing('t', asOf)}
         and t.kind = any(${[...kindsAdded]}::text[])
       group by 1, 2, 3, 4, 5, 6`,
    openings: openingSums(instituteId, { programmeId, asOf }),
  });
  if (!programme[0]) throw new NotFound();
  return { programme: programme[0], sums, openings };
};

const otherCurrencies = (
  what: 'budget' | 'transactions',
  amounts: readonly { minor: number; currency: string }[],
  own: string,
): MoneyComparison['leftOut'] =>
  [...Map.groupBy(amounts, ({ currency }) => currency)]
    .filter(([currency]) => currency !== own)
    .map(([currency, list]) => ({ what, currency, minor: sumMoney(list, currency).minor }));
