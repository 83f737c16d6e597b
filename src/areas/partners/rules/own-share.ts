import { defineRule } from '../../rulebook/rules/rule.ts';

/** The partner's part of what it and the institute put into the common work, whole per cent, a year each, oldest first. */
export type OwnShareFacts = { shares: readonly { year: number; share: number }[] };

/** Aim O7: the partner's own share should not fall from year to year. Something to talk about, never a mark. */
export const ownShare = defineRule<OwnShareFacts>({
  id: 'O7-own-share',
  severity: 'informs',
  moments: ['planning'],
  citation: 'Agreement of 6 June 2007, aim O7',
  origin: 'agreement',
  parameters: [],
  judge: ({ shares }) => {
    const [before, last] = shares.slice(-2);
    if (!before || !last) return { kept: true, sentence: { key: 'partners.own-share-unknown' }, inputs: {} };
    const kept = last.share >= before.share;
    return {
      kept,
      sentence: {
        key: kept ? 'partners.own-share-kept' : 'partners.own-share-fell',
        args: {
          before: before.share,
          beforeYear: String(before.year),
          share: last.share,
          year: String(last.year),
        },
      },
      inputs: { before: before.share, share: last.share },
    };
  },
});
