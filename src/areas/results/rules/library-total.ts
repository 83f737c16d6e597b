import { addDecimals, compareDecimals, type Decimal } from '../../../kernel/decimal.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Measure, OverPartners, OverTime } from './indicator-input.ts';
import { isUnitOf } from './library-deviation.ts';

type Meaning = { measure: Measure; overTime: OverTime; overPartners: OverPartners };

/** What of a definition says whether values of several programmes come together. */
export type LibraryDefinition = Meaning & { unit: Localized };

type Defined = Meaning & { unit: string | null; formula: string | null };

type Use = Defined & {
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
export const libraryTotal = (library: LibraryDefinition, uses: readonly Use[]): Decimal | undefined =>
  uses.every((use) => meansAsLibrary(library, use)) ? totalOfSame(library, uses) : undefined;

/** The same of uses of which it is known that all of them mean what the library does. */
export const totalOfSame = (
  library: Pick<Meaning, 'overTime' | 'overPartners'>,
  uses: readonly Pick<Use, 'value' | 'fromOn' | 'untilOn'>[],
): Decimal | undefined => {
  const valued = uses.filter(({ value }) => value !== null);
  const values = valued.flatMap(({ value }) => value ?? []);
  if (values.length === 0) return undefined;
  const addsUp = ['sum', 'cumulative'].includes(library.overTime) || runOnOneDay(valued);
  if (library.overPartners === 'sum') return addsUp ? values.reduce(addDecimals) : undefined;
  if (library.overPartners === 'maximum') return values.reduce((a, b) => (compareDecimals(a, b) < 0 ? b : a));
  return undefined;
};

/** Whether an indicator counts what the library does, in the same way; the library measures: what is worked out means something else. */
export const meansAsLibrary = (library: LibraryDefinition, use: Defined): boolean =>
  use.formula === null &&
  use.measure === library.measure &&
  isUnitOf(library, use.unit) &&
  use.overTime === library.overTime &&
  use.overPartners === library.overPartners;

const runOnOneDay = (uses: readonly Pick<Use, 'fromOn' | 'untilOn'>[]): boolean => {
  const last = uses.reduce((day, { fromOn }) => (fromOn > day ? fromOn : day), '');
  return uses.every(({ untilOn }) => untilOn >= last);
};
