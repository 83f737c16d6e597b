import type { FieldErrors } from '../../../kernel/problem.ts';

/** What a form asked for as it was shown: an indicator in its meaning (the edition since which it has it), in a period. */
export type Asked = { indicatorId: string; meaning: number; from: string; until: string };

type Meant = { series: number; meaning: number };
type Now = { from: string; until: string; definitions: ReadonlyMap<string, Meant> };

/**
 * What is asked otherwise since a sheet was shown, `missing.<indicator>` where the indicator counts something else now, or its
 * values come together otherwise: what was typed was meant of the other period, or of the other thing.
 */
export const askedOtherwise = (shown: readonly Asked[], { from, until, definitions }: Now): FieldErrors => {
  const moved = shown.some((each) => each.from !== from || each.until !== until);
  const errors: FieldErrors = moved
    ? { '': [{ key: 'results.sheet-period-moved', args: { from, until } }] }
    : {};
  for (const { indicatorId, meaning } of shown) {
    const other = otherMeaning(meaning, definitions.get(indicatorId));
    if (other) errors[`missing.${indicatorId}`] = other;
  }
  return errors;
};

/**
 * The problem of a figure whose form showed another meaning than the one in force: of another thing where that began with a series,
 * else of values that come together otherwise, so that a total may be asked where an addition was. Undefined where a form says
 * nothing of it.
 */
export const otherMeaning = (
  shown: number | undefined,
  inForce: Meant | undefined,
): FieldErrors[string] | undefined => {
  if (shown === undefined || inForce === undefined || shown === inForce.meaning) return undefined;
  return [{ key: shown < inForce.series ? 'results.means-another-thing' : 'results.adds-up-otherwise' }];
};
