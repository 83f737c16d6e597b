import { divideHalfAway, toUnits } from '../../../kernel/decimal.ts';

/** Whole programme, minor units of its currency. */
export type SettlementFacts = {
  /** Operational and management costs that are charged. */
  direct: number;
  /** Rejected by a control in general, of no single expense. */
  rejected: number;
  /** What the donor decided to give at most. */
  subsidy: number;
  /** What it paid. */
  paid: number;
  /** What own funds bear of single expenses; beside the account, in none of its sums. */
  ownFunds: number;
};

/** Percentages as exact decimals. `isWhole`: the share is of all costs, else of the direct ones with structure beside it. */
export type SettlementTerms = { rate: string; share: string; isWhole: boolean };

export type Settlement = SettlementFacts & {
  structure: number;
  /** Direct costs that stand, and structure costs. */
  costs: number;
  /** What the donor bears of them. */
  due: number;
  /** What the institute bears of them. */
  own: number;
  /** Paid beyond what is due, to be repaid; due beyond what was paid, still to come. One of them is nothing. */
  repay: number;
  claim: number;
};

/**
 * The final settlement. Structure costs are a flat rate on the direct costs, rounded once, half away from zero; the share
 * of the donor is rounded down, so that it is never more than its percentage, and never more than was decided.
 */
export const settlementOf = (
  facts: SettlementFacts,
  { rate, share, isWhole }: SettlementTerms,
): Settlement => {
  const direct = Math.max(facts.direct - facts.rejected, 0);
  const structure = percentOf(direct, rate, divideHalfAway);
  const costs = direct + structure;
  const borne = isWhole
    ? percentOf(costs, share, (numerator, denominator) => numerator / denominator)
    : percentOf(direct, share, (numerator, denominator) => numerator / denominator) + structure;
  const due = Math.min(borne, facts.subsidy, costs);
  return {
    ...facts,
    structure,
    costs,
    due,
    own: costs - due,
    repay: Math.max(facts.paid - due, 0),
    claim: Math.max(due - facts.paid, 0),
  };
};

const percentOf = (
  minor: number,
  percent: string,
  divide: (numerator: bigint, denominator: bigint) => bigint,
): number => {
  const { units, digits } = toUnits(percent);
  return Number(divide(BigInt(minor) * units, 100n * 10n ** BigInt(digits)));
};
