/** How many shades the map has. */
const mapStepCount = 5;

/**
 * The greatest value of each shade: squares of equal steps to the highest, so that one large country does not leave all
 * others alike. Whole numbers, rising; fewer than five where the values leave no room.
 */
export const mapSteps = (values: readonly number[]): number[] => {
  const highest = Math.max(0, ...values);
  if (highest <= 0) return [];
  const bounds = Array.from({ length: mapStepCount }, (_, at) =>
    Math.max(1, Math.round(highest * ((at + 1) / mapStepCount) ** 2)),
  );
  return [...new Set(bounds)];
};

/** The shade of a value, 1 to 5; the highest is always the darkest. Nothing and less is not shaded. */
export const mapStepOf = (value: number, steps: readonly number[]): number | undefined => {
  if (value <= 0) return undefined;
  const at = steps.findIndex((bound) => value <= bound);
  if (at < 0) return undefined;
  return mapStepCount - (steps.length - 1 - at);
};
