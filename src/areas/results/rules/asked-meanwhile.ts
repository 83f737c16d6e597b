import type { FieldErrors } from '../../../kernel/problem.ts';

/** What a form asked for as it was shown: an indicator in its meaning (`series`), in a period. */
export type Asked = { indicatorId: string; series: number; from: string; until: string };

type Now = { from: string; until: string; series: ReadonlyMap<string, number> };

/**
 * What is asked otherwise since a sheet was shown, `missing.<indicator>` where the indicator counts something else now: what
 * was typed was meant of the other period, or of the other thing.
 */
export const askedOtherwise = (shown: readonly Asked[], { from, until, series }: Now): FieldErrors => {
  const moved = shown.some((each) => each.from !== from || each.until !== until);
  const errors: FieldErrors = moved
    ? { '': [{ key: 'results.sheet-period-moved', args: { from, until } }] }
    : {};
  for (const { indicatorId, series: meant } of shown) {
    const other = otherMeaning(meant, series.get(indicatorId));
    if (other) errors[`missing.${indicatorId}`] = other;
  }
  return errors;
};

/** The problem of a figure whose form showed another series than the one in force; undefined where a form says nothing of it. */
export const otherMeaning = (
  shown: number | undefined,
  inForce: number | undefined,
): FieldErrors[string] | undefined =>
  shown === undefined || inForce === undefined || shown === inForce
    ? undefined
    : [{ key: 'results.means-another-thing' }];
