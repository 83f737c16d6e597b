import { divideHalfAway } from '../../../kernel/decimal.ts';

/**
 * Open: to be replied to; replied: to be decided; to settle: a rejected amount of an expense still stands on the subsidy;
 * it does not where the expense was voided or all of it taken back.
 * One of no single expense is repaid with the final settlement.
 */
export const findingStates = ['open', 'replied', 'to_settle', 'ended'] as const;
export type FindingState = (typeof findingStates)[number];

export const findingDecisions = ['accepted', 'partly', 'rejected'] as const;
export type FindingDecision = (typeof findingDecisions)[number];

/** What a decision rejects of the amount in question; undefined where the amount given for a part is none of it. */
export const rejectedOf = (
  decision: FindingDecision,
  minor: number,
  part: number | undefined,
): number | undefined => {
  if (decision === 'accepted') return 0;
  if (decision === 'rejected') return minor;
  return part !== undefined && part > 0 && part < minor ? part : undefined;
};

/**
 * How much of an expense's own currency a rejected part of its converted amount is, all in minor units: in proportion,
 * rounded once, and never nothing or all. Undefined where the expense cannot be divided.
 */
export const partInCurrency = (
  rejected: number,
  { minor, convertedMinor }: { minor: number; convertedMinor: number },
): number | undefined => {
  if (minor < 2 || rejected <= 0 || rejected >= convertedMinor) return undefined;
  const part = Number(divideHalfAway(BigInt(minor) * BigInt(rejected), BigInt(convertedMinor)));
  return Math.min(Math.max(part, 1), minor - 1);
};
