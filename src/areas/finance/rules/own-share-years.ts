import type { OwnShareFacts } from '../../partners/rules/own-share.ts';

/** Minor units of `currency`; `ownMinor` is null where the contribution cannot be brought into it. */
export type OwnShareYear = {
  year: number;
  currency: string | null;
  ownMinor: number | null;
  spentMinor: number;
};

/**
 * The partner's part of what it and the institute put into the year, whole per cent; null where it is not known or
 * nothing was spent with it yet.
 */
export const ownShareOf = ({ ownMinor, spentMinor }: OwnShareYear): number | null =>
  ownMinor === null || spentMinor <= 0 ? null : Math.round((ownMinor * 100) / (ownMinor + spentMinor));

/** What the rule on the own share compares: years that are over and whose share is known, the first one first. */
export const ownSharesBefore = (
  years: readonly OwnShareYear[],
  currentYear: number,
): OwnShareFacts['shares'] =>
  years
    .flatMap((of) => {
      const share = ownShareOf(of);
      return share === null || of.year >= currentYear ? [] : [{ year: of.year, share }];
    })
    .sort((a, b) => a.year - b.year);
