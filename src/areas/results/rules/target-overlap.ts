import type { Problem } from '../../../kernel/problem.ts';
import { keyOfCell } from './carried-cells.ts';
import type { Cell } from './cell-change.ts';
import type { OverTime } from './indicator-input.ts';

/** How a target is meant: of which cell, a share of the whole, a milestone. */
export type TargetKind = { breakdown: unknown; isShare: boolean; isMilestone: boolean };
type Aimed = TargetKind & { from: string; until: string; value?: string | null | undefined };

export const targetKind = ({ breakdown, isShare, isMilestone }: TargetKind): string =>
  `${keyOfCell(breakdown as Cell)} ${isShare} ${isMilestone}`;

/**
 * Why a target may not stand beside the others of its indicator: where values are summed over time, two of one cell that share
 * days would count twice in the whole. Shares and milestones are never summed, nor is one that stands without a value. The one
 * that it replaces is not among `others`.
 */
export const targetOverlap = (
  overTime: OverTime,
  aimed: Aimed,
  others: readonly Aimed[],
): Problem | undefined => {
  if (overTime !== 'sum' || aimed.isShare || aimed.isMilestone) return undefined;
  const kind = targetKind(aimed);
  const other = others.find(
    (each) =>
      each.value !== null &&
      targetKind(each) === kind &&
      each.from <= aimed.until &&
      aimed.from <= each.until,
  );
  return other && { key: 'results.target-overlaps', args: { from: other.from, until: other.until } };
};
