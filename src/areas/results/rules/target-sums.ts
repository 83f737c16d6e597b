import { compareDecimals } from '../../../kernel/decimal.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { type Adding, addsUp, brokenSums } from './breakdown-sum.ts';
import type { Cell } from './cell-change.ts';
import { type Counted, whyNoCount } from './counted.ts';
import type { TargetKind } from './target-overlap.ts';

type Aimed = Omit<TargetKind, 'breakdown'> & {
  from: string;
  until: string;
  breakdown: unknown;
  value?: string | null | undefined;
};

/** Targets beside each other: the same period, and a milestone with milestones, a share with shares. */
const periodOf = ({ from, until, isShare, isMilestone }: Aimed): string =>
  `${from} ${until} ${isShare} ${isMilestone}`;

/** All of what shares are parts of, in per cent. */
const all = { breakdown: {}, value: '100' };

type Indicator = Counted & Adding;

/**
 * Targets of one indicator whose parts add up that cannot all be reached: parts of one period above what they are parts
 * of, where that has a target, and shares above 100 %; told as figures are (`brokenSums`), beside one that is given. `before`: what
 * stood until now, which may be mended in steps. One of a category that is no more waits for its correction: no part of what is aimed at; nor is what no count comes to, an old
 * negative one that would make room for another part.
 */
export const brokenTargets = <T extends Aimed>(
  indicator: Indicator,
  given: readonly T[],
  kept: readonly Aimed[],
  before: readonly Aimed[] = [],
): [T, Problem][] => {
  if (!addsUp(indicator)) return [];
  const counted = <A extends Aimed>(targets: readonly A[]): A[] =>
    targets.filter((target) => !isNegativeCount(indicator, target));
  const [stay, stood] = [kept, before].map((targets) => Map.groupBy(counted(targets), periodOf));
  return [...Map.groupBy(counted(given), periodOf)].flatMap(([period, targets]) => {
    const whole = targets[0]!.isShare ? [all] : [];
    const figures = (found: readonly Aimed[] = []) => [
      ...whole,
      ...found.map(({ breakdown, value }) => ({ breakdown: breakdown as Cell, value })),
    ];
    const asked = targets.map((target) => ({ ...target, breakdown: target.breakdown as Cell, target }));
    return brokenSums(indicator, asked, figures(stay?.get(period)), figures(stood?.get(period))).map(
      ([{ target }, problem]): [T, Problem] => [
        target,
        // Of shares, a part of a part is told as any other.
        target.isShare ? { ...problem, key: ofShares[problem.key] ?? problem.key } : problem,
      ],
    );
  });
};

const ofShares: Readonly<Record<string, string>> = {
  'results.check-sum-broken': 'results.shares-beyond',
  'results.check-sum-implied': 'results.shares-implied',
};

const isNegativeCount = (indicator: Counted, { value, isShare }: Aimed): boolean =>
  !isShare && value != null && compareDecimals(value, '0') < 0 && whyNoCount(indicator, value) !== undefined;
