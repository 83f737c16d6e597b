import { contains, type Period } from '../../../kernel/period.ts';

/** A membership of a body over a period. */
export type AffiliationLink = Period & { memberId: string; bodyId: string };

/**
 * Whether the new link would make a body a member of itself on some day, through however many others. Periods that
 * never meet make no circle: A joined B after B had left A. Looked at on the days on which a link begins, since a
 * set of periods that share a day share the latest of their first days.
 */
export const closesCircle = (existing: readonly AffiliationLink[], link: AffiliationLink): boolean => {
  if (link.memberId === link.bodyId) return true;
  const days = [link.from, ...existing.map(({ from }) => from).filter((day) => contains(link, day))];
  return [...new Set(days)].some((day) =>
    isAbove(
      link.memberId,
      link.bodyId,
      existing.filter((each) => contains(each, day)),
    ),
  );
};

/** Whether `above` is reached going up from `start`. */
const isAbove = (above: string, start: string, links: readonly AffiliationLink[]): boolean => {
  const reached = new Set([start]);
  for (const id of reached) {
    if (id === above) return true;
    for (const { memberId, bodyId } of links) if (memberId === id) reached.add(bodyId);
  }
  return false;
};
