import { sumMoney } from '../../../kernel/money.ts';
import { isTime, keyOn, type MoneyAxis, type MoneyPlace } from './money-axes.ts';

/** Amounts in minor units of the programme's currency. */
export type MoneyFigures = {
  budget: number;
  /** Spent before the house joined, as certified. */
  opening: number;
  /** Everything recorded; of it, what no rule keeps from being charged. */
  recorded: number;
  chargeable: number;
  /** How many expenses were recorded. */
  expenses: number;
  /** Before the house joined and since. */
  spent: number;
  /** What was spent, and the budget of the months to come. */
  forecast: number;
  /** Paid out to partners, promised to them, and published as spent. */
  transferred: number;
  committed: number;
  published: number;
};

export const noMoney: MoneyFigures = {
  budget: 0,
  opening: 0,
  recorded: 0,
  chargeable: 0,
  expenses: 0,
  spent: 0,
  forecast: 0,
  transferred: 0,
  committed: 0,
  published: 0,
};

export type MoneyField = keyof MoneyFigures;

export const moneyFields = Object.keys(noMoney) as MoneyField[];

/** What an account gives of the money: what was certified before the house joined, and what can be charged since. */
export const accountedOf = ({ opening, chargeable }: MoneyFigures): number => opening + chargeable;

export type MoneyEntry = { place: MoneyPlace; figures: Partial<MoneyFigures> };

/** The axes that a comparison is told apart by: the one of its lines, and that of its columns where there is one. */
export type MoneyAxes = { by: MoneyAxis; across?: MoneyAxis | undefined };

/** `key`: on the axis of the lines (see `keyOn`); `across`: on that of the columns, '' where there is none. */
export type MoneyRow = MoneyFigures & { key: string; across: string };

/** Adds up entries by one axis or two; each sum is exact. */
export const rollUp = (entries: readonly MoneyEntry[], { by, across }: MoneyAxes): MoneyRow[] => {
  const keyed = entries.map(({ place, figures }) => ({
    key: keyOn(place, by),
    across: across ? keyOn(place, across) : '',
    figures,
  }));
  return [...Map.groupBy(keyed, ({ key, across: other }) => `${key}\n${other}`).values()].map((list) => ({
    key: list[0]!.key,
    across: list[0]!.across,
    ...added(list.map(({ figures }) => figures)),
  }));
};

/** @throws RangeError where a sum is beyond the safe integers. */
export const added = (list: readonly Partial<MoneyFigures>[]): MoneyFigures => {
  const sum = (field: MoneyField) =>
    sumMoney(
      list.map((one) => ({ minor: one[field] ?? 0, currency: 'EUR' })),
      'EUR',
    ).minor;
  return Object.fromEntries(moneyFields.map((field) => [field, sum(field)])) as MoneyFigures;
};

/**
 * Running totals along the axis of time, which must be one of the two: each row holds everything until the end of its
 * period. Every one of `periods` (in order) gets its row, so that a quiet month keeps what was before; what lies before
 * the first or after the last is among them or is left out by the caller.
 */
export const runningTotals = (
  rows: readonly MoneyRow[],
  { by, across }: MoneyAxes,
  periods: readonly string[],
): MoneyRow[] => {
  const onLines = isTime(by);
  if (!onLines && !isTime(across)) return [...rows];
  const periodOf = (row: MoneyRow) => (onLines ? row.key : row.across);
  const otherOf = (row: MoneyRow) => (onLines ? row.across : row.key);
  return [...Map.groupBy(rows, otherOf)].flatMap(([other, list]) => {
    const byPeriod = new Map(list.map((row) => [periodOf(row), row]));
    let total: MoneyFigures = noMoney;
    return periods.map((period) => {
      total = added([total, byPeriod.get(period) ?? noMoney]);
      return { ...total, key: onLines ? period : other, across: onLines ? other : period };
    });
  });
};
