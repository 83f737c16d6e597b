import type { FigureAnswer, FigureAsked, FigureQuestion, FigureValue } from '../../../db/figure-question.ts';
import type { Tx } from '../../../db/transaction.ts';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import { type MoneyAxis, moneyAxes } from '../rules/money-axes.ts';
import { type MoneyField, type MoneyFigures, moneyFields } from '../rules/money-roll-up.ts';
import { budgetAgainstActual, type MoneyComparison } from './budget-against-actual.ts';
import { cashPositionQuestion } from './cash-question.ts';
import { commitmentQuestion } from './commitment-question.ts';
import { exchangeQuestion } from './exchange-question.ts';
import { revenueQuestion } from './revenue-question.ts';

// The plan of an activity is edited in place; what was filed is read as it was judged.
export const verdictsOfToday =
  'whether an activity may be charged, by its plan of today; not in an account that was filed';

/** Budget, what was spent and what is to come, by one axis or two. */
const budgetAgainstActualQuestion: FigureQuestion = {
  name: 'budget-against-actual',
  axes: moneyAxes,
  most: 2,
  figures: moneyFields,
  ofToday: verdictsOfToday,
  ask: (tx, instituteId, asked) => answer(tx, instituteId, { ...asked, isCumulative: false }),
};

/** The same as a running total along the year, quarter or month. */
const burnQuestion: FigureQuestion = {
  name: 'burn',
  axes: ['month', 'quarter', 'year', ...moneyAxes.filter((axis) => !isPeriod(axis))],
  most: 2,
  figures: moneyFields,
  ofToday: verdictsOfToday,
  ask: (tx, instituteId, asked) =>
    answer(tx, instituteId, {
      ...asked,
      by: asked.by.some(isPeriod) ? asked.by : ['month', ...asked.by].slice(0, 2),
      isCumulative: true,
    }),
};

/** What keeps recorded expenses from being charged, by rule; several can hold back one expense. */
const heldBackQuestion: FigureQuestion = {
  name: 'held-back',
  axes: ['rule'],
  most: 1,
  figures: ['amount', 'expenses'],
  ofToday: verdictsOfToday,
  ask: async (tx, instituteId, { programmeId, asOf }) => {
    const { currency, blockedBy } = await budgetAgainstActual(tx, instituteId, programmeId, {
      by: 'block',
      asOf,
    });
    return {
      rows: blockedBy.map(({ ruleId, minor, expenses }) => ({
        at: { rule: ruleId },
        figures: { amount: { minor, currency }, expenses },
      })),
    };
  },
};

export const moneyQuestions: readonly FigureQuestion[] = [
  budgetAgainstActualQuestion,
  burnQuestion,
  heldBackQuestion,
  commitmentQuestion,
  cashPositionQuestion,
  exchangeQuestion,
  revenueQuestion,
];

function isPeriod(axis: string): boolean {
  return axis === 'year' || axis === 'quarter' || axis === 'month';
}

type Asked = FigureAsked & { isCumulative: boolean };

const answer = async (tx: Tx, instituteId: string, asked: Asked): Promise<FigureAnswer> => {
  const [by = 'outcome', across] = asked.by as MoneyAxis[];
  const { asOf, on: today, isCumulative } = asked;
  const question = { by, across, asOf, today, isCumulative };
  const money = await budgetAgainstActual(tx, instituteId, asked.programmeId, question);
  const named = await axisNames(tx, instituteId, asked.programmeId, [by, across]);
  const rows = money.rows.map((row) => ({
    at: {
      [by]: named(by, row.key),
      ...(across ? { [across]: named(across, row.across) } : {}),
    },
    figures: figuresOf(row, money),
  }));
  const inOrder = rows.toSorted((a, b) => (JSON.stringify(a.at) < JSON.stringify(b.at) ? -1 : 1));
  return {
    rows: inOrder,
    ...(asked.isCumulative ? {} : { total: figuresOf(money.total, money) }),
    leftOut: money.leftOut.map(({ what, currency, minor }) => ({ what, amount: { minor, currency } })),
  };
};

const figuresOf = (figures: MoneyFigures, { currency }: MoneyComparison) =>
  Object.fromEntries(
    moneyFields.map((field): [MoneyField, FigureValue] => [
      field,
      field === 'expenses' ? figures[field] : { minor: figures[field], currency },
    ]),
  );

/** Outcomes by their code, partners by their name; what has none is null. */
export const axisNames = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  axes: readonly (MoneyAxis | undefined)[],
) => {
  const outcomes = axes.includes('outcome') ? await outcomesOf(tx, instituteId, programmeId) : [];
  const partners = axes.includes('partner') ? await partnerChoices(tx, instituteId) : [];
  const known = new Map<string, string>([
    ...outcomes.map(({ id, code }): [string, string] => [id, code]),
    ...partners.map(({ id, name }): [string, string] => [id, name]),
  ]);
  return (axis: MoneyAxis, key: string): string | null => {
    if (key === 'none' || key === 'unplaced') return null;
    return axis === 'outcome' || axis === 'partner' ? (known.get(key) ?? key) : key;
  };
};
