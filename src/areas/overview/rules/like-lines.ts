/** Lines of one kind and one day, from how many on they stand as one. */
const most = 3;

/** A line that is shown, and those of the same kind and day that stand behind it. */
export type LikeLines<Line> = { first: Line; more: readonly Line[] };

/**
 * Lines in their order; where more than three are of one kind and one day, the others stand behind the first: an
 * institute with sixty partners would else read one sentence sixty times before the next thing to do.
 */
export const likeLines = <Line extends { what: string; on: string }>(
  lines: readonly Line[],
): LikeLines<Line>[] => {
  const alike = Map.groupBy(lines, keyOf);
  return lines.flatMap((first) => {
    const [leading, ...more] = alike.get(keyOf(first)) ?? [];
    if (more.length < most) return [{ first, more: [] }];
    return leading === first ? [{ first, more }] : [];
  });
};

const keyOf = ({ what, on }: { what: string; on: string }): string => `${what} ${on}`;
