import type { Axis } from './indicator-input.ts';

type Named = { axes: readonly Axis[]; formerAxes?: readonly (readonly Axis[])[] | null | undefined };

/**
 * The breakdowns of a definition with those that earlier ones named, the newest first: a target or a baseline that was left in a
 * category that is no more is called as it was last. To be read, not asked.
 */
export const namedAxes = ({ axes, formerAxes }: Named): readonly Axis[] => {
  if (!formerAxes) return axes;
  const byKey = Map.groupBy([axes, ...formerAxes].flat(), ({ key }) => key);
  return [...byKey.values()].map(([newest, ...older]) => {
    const categories = new Map(newest!.categories.map((each) => [each.key, each]));
    for (const each of older.flatMap((axis) => axis.categories))
      if (!categories.has(each.key)) categories.set(each.key, each);
    return { ...newest!, categories: [...categories.values()] };
  });
};
