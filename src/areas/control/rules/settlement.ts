import { toUnits } from '../../../kernel/decimal.ts';
import { type AccountedCosts, structureCosts } from '../../finance/rules/structure-costs.ts';

/** Whole programme, minor units of its currency. */
export type SettlementFacts = AccountedCosts & {
  /** Whether the budget has structure costs: without, there are none but certified ones. */
  hasStructure: boolean;
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
 * The final settlement. Structure costs are a flat rate on the direct costs, rounded once, half away from zero, beside what
 * was certified of them; the share of the donor is rounded down, so that it is never more than its percentage, and never
 * more than was decided.
 */
export const settlementOf = (
  facts: SettlementFacts,
  { rate, share, isWhole }: SettlementTerms,
): Settlement => {
  const direct = Math.max(facts.direct - facts.rejected, 0);
  const structure = structureCosts({ ...facts, direct }, facts.hasStructure ? rate : undefined);
  const costs = direct + structure;
  const borne = isWhole ? percentOf(costs, share) : percentOf(direct, share) + structure;
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

/** Rounded down. */
const percentOf = (minor: number, percent: string): number => {
  const { units, digits } = toUnits(percent);
  return Number((BigInt(minor) * units) / (100n * 10n ** BigInt(digits)));
};
