import { addDecimals, compareDecimals, type Decimal } from '../../../kernel/decimal.ts';
import type { Measure, OverPartners, OverTime } from './indicator-input.ts';

type Definition = {
  measure: Measure;
  unit: string | null;
  overTime: OverTime;
  overPartners: OverPartners;
};

/**
 * What the indicators of several programmes come to together: their sum or the highest, where all of them still mean what
 * the library does; undefined where they do not, or where figures of that kind do not come together without their parts.
 */
export const libraryTotal = (
  library: Definition,
  uses: readonly (Definition & { formula: string | null; value: Decimal | null })[],
): Decimal | undefined => {
  // The library measures: what is worked out of other indicators means something else.
  const isSame = (use: Definition & { formula: string | null }) =>
    use.formula === null &&
    use.measure === library.measure &&
    use.unit === library.unit &&
    use.overTime === library.overTime &&
    use.overPartners === library.overPartners;
  const values = uses.flatMap(({ value }) => value ?? []);
  if (values.length === 0 || !uses.every(isSame)) return undefined;
  if (library.overPartners === 'sum') return values.reduce(addDecimals);
  if (library.overPartners === 'maximum') return values.reduce((a, b) => (compareDecimals(a, b) < 0 ? b : a));
  return undefined;
};
