import { addDecimals, compareDecimals, type Decimal } from '../../../kernel/decimal.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Measure, OverPartners, OverTime } from './indicator-input.ts';
import { isUnitOf } from './library-deviation.ts';

type Definition = {
  measure: Measure;
  overTime: OverTime;
  overPartners: OverPartners;
};

type Use = Definition & {
  unit: string | null;
  formula: string | null;
  value: Decimal | null;
  /** Of its programme. */
  fromOn: string;
  untilOn: string;
};

/**
 * What the indicators of several programmes come to together: their sum or the highest, where all of them still mean what
 * the library does; undefined where they do not, or where figures of that kind do not come together without their parts. What
 * stands at a moment, as members do, adds up over programmes that run on one day, not over one and the next.
 */
export const libraryTotal = (
  library: Definition & { unit: Localized },
  uses: readonly Use[],
): Decimal | undefined => {
  // The library measures: what is worked out of other indicators means something else.
  const isSame = (use: Use) =>
    use.formula === null &&
    use.measure === library.measure &&
    isUnitOf(library, use.unit) &&
    use.overTime === library.overTime &&
    use.overPartners === library.overPartners;
  const valued = uses.filter(({ value }) => value !== null);
  const values = valued.flatMap(({ value }) => value ?? []);
  if (values.length === 0 || !uses.every(isSame)) return undefined;
  const addsUp = ['sum', 'cumulative'].includes(library.overTime) || runOnOneDay(valued);
  if (library.overPartners === 'sum') return addsUp ? values.reduce(addDecimals) : undefined;
  if (library.overPartners === 'maximum') return values.reduce((a, b) => (compareDecimals(a, b) < 0 ? b : a));
  return undefined;
};

const runOnOneDay = (uses: readonly Use[]): boolean => {
  const last = uses.reduce((day, { fromOn }) => (fromOn > day ? fromOn : day), '');
  return uses.every(({ untilOn }) => untilOn >= last);
};
