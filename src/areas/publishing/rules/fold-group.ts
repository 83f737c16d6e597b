import { type Degree, degrees } from './protection.ts';

/** A partner of a programme with the strictest of its degrees in it. */
export type FoldCandidate = { organisationId: string; degree: Degree };

/** Whose money is published as sums alone; `alone`: nobody is left to hide it among, so it is the programme's own. */
export type FoldGroup = { members: ReadonlySet<string>; alone: boolean };

const LEAST = 2;

/**
 * The partners whose money is folded into the sums of a programme. There are at least two of them, else the fold takes in
 * the next strictest partner, whatever its degree. `before` is the group of the edition before: sums of two editions
 * can be taken from each other, so nobody leaves a group while anyone in it needs it, and nobody comes into it alone.
 * Of the same partners it is always the same.
 */
export function foldGroup(candidates: readonly FoldCandidate[], before: ReadonlySet<string>): FoldGroup {
  const inOrder = candidates.toSorted(
    (a, b) =>
      degrees.indexOf(b.degree) - degrees.indexOf(a.degree) || (a.organisationId < b.organisationId ? -1 : 1),
  );
  const needing = inOrder
    .filter(({ degree }) => degree === 'folded')
    .map(({ organisationId }) => organisationId);
  if (needing.length === 0) return { members: new Set(), alone: false };
  const members = new Set([...needing, ...before]);
  const others = inOrder.filter(({ organisationId }) => !members.has(organisationId));
  const isTold = () => members.size < LEAST || (before.size > 0 && members.size - before.size === 1);
  while (isTold()) {
    const next = others.shift();
    if (!next) return { members, alone: members.size < LEAST };
    members.add(next.organisationId);
  }
  return { members, alone: false };
}
