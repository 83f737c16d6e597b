import type { FigureQuestion } from '../../../db/figure-question.ts';
import { type ExchangeYear, exchangeYears } from './exchange-differences.ts';

const exchangeFields = ['debited', 'cost', 'converted', 'gain', 'loss'] as const;

/** What differences of rates gained and lost, in the programme's currency; where amounts go to several, a row for each. */
export const exchangeQuestion: FigureQuestion = {
  name: 'exchange-differences',
  axes: ['partner', 'currency', 'year'],
  most: 3,
  figures: exchangeFields,
  ask: async (tx, instituteId, { programmeId, by, asOf }) => {
    const years = await exchangeYears(tx, instituteId, { programmeId, asOf });
    const rows = grouped(years, (row) => by.map((axis) => String(row[axis as keyof ExchangeYear])));
    const totals = grouped(years, () => []);
    return {
      rows: rows.map(({ key, ...row }) => ({
        at: Object.fromEntries(by.map((axis, at) => [axis, key[at]!])),
        figures: figuresOf(row),
      })),
      ...(totals.length === 1 ? { total: figuresOf(totals[0]!) } : {}),
    };
  },
};

type Sums = { to: string; sums: Record<(typeof exchangeFields)[number], number> };

const grouped = (years: readonly ExchangeYear[], keyOf: (row: ExchangeYear) => string[]) => {
  const groups = Map.groupBy(years, (row) => JSON.stringify([keyOf(row), row.to]));
  const keyed = [...groups].map(([text, rows]) => {
    const [key, to] = JSON.parse(text) as [string[], string];
    const sum = (field: (typeof exchangeFields)[number]) =>
      rows.reduce((total, row) => total + row[field], 0);
    const sums = Object.fromEntries(exchangeFields.map((field) => [field, sum(field)])) as Sums['sums'];
    return { text, key, to, sums };
  });
  return keyed.toSorted((a, b) => (a.text < b.text ? -1 : 1));
};

const figuresOf = ({ to, sums }: Sums) =>
  Object.fromEntries(exchangeFields.map((field) => [field, { minor: sums[field], currency: to }]));
