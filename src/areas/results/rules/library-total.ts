import { addDecimals, compareDecimals, type Decimal } from '../../../kernel/decimal.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Measure, OverPartners, OverTime } from './indicator-input.ts';
import { isUnitOf } from './library-deviation.ts';
import { perCentOf } from './measured-value.ts';

type Meaning = { measure: Measure; overTime: OverTime; overPartners: OverPartners };

/** What of a definition says whether values of several programmes come together. */
export type LibraryDefinition = Meaning & { unit: Localized };

type Defined = Meaning & { unit: Localized; formula: string | null };

type Valued = {
  value: Decimal | null;
  /** Of a share whose parts add up, where they are known. */
  numerator?: Decimal | null | undefined;
  denominator?: Decimal | null | undefined;
  /** Of its programme. */
  fromOn: string;
  untilOn: string;
};

/**
 * What the indicators of several programmes that all mean what the library does come to together: their sum, the highest, or the
 * share that their parts make; undefined where figures of that kind do not come together (a mean is none of means, a share none of
 * shares). What stands at a moment, as members do, adds up over programmes that run on one day, not over one and the next.
 */
export const totalOfSame = (
  library: Pick<Meaning, 'overTime' | 'overPartners'>,
  uses: readonly Valued[],
): Decimal | undefined => {
  const valued = uses.filter(({ value }) => value !== null);
  const values = valued.flatMap(({ value }) => value ?? []);
  if (values.length === 0) return undefined;
  const addsUp = ['sum', 'cumulative'].includes(library.overTime) || runOnOneDay(valued);
  if (library.overPartners === 'sum') return addsUp ? values.reduce(addDecimals) : undefined;
  if (library.overPartners === 'maximum') return values.reduce((a, b) => (compareDecimals(a, b) < 0 ? b : a));
  return library.overPartners === 'ratio' && addsUp ? shareOfParts(valued) : undefined;
};

const shareOfParts = (valued: readonly Valued[]): Decimal | undefined => {
  const numerators = valued.flatMap(({ numerator }) => numerator ?? []);
  const denominators = valued.flatMap(({ denominator }) => denominator ?? []);
  if (numerators.length < valued.length || denominators.length < valued.length) return undefined;
  return perCentOf(numerators.reduce(addDecimals), denominators.reduce(addDecimals)) ?? undefined;
};

/**
 * What uses that mean the same aim at together: only where each that came to something aims at something, and each that aims came to
 * something, unless none did; else the two would be of different programmes. What one aims at alone is what it aims at.
 */
export const targetOfSame = (
  library: Pick<Meaning, 'overTime' | 'overPartners'>,
  uses: readonly (Valued & { target: Decimal | null })[],
): Decimal | undefined => {
  const aimed = uses.filter(({ target }) => target !== null);
  const isOfSame = uses.every(({ value, target }) => (value === null) === (target === null));
  if (aimed.length === 0 || !(isOfSame || uses.every(({ value }) => value === null))) return undefined;
  const [only, ...others] = aimed;
  if (others.length === 0) return only!.target ?? undefined;
  // Targets have no parts, so that those of a share do not come together.
  const targets = aimed.map(({ target, fromOn, untilOn }) => ({ value: target, fromOn, untilOn }));
  return totalOfSame(library, targets);
};

/** Whether an indicator counts what the library does, in the same way; the library measures: what is worked out means something else. */
export const meansAsLibrary = (library: LibraryDefinition, use: Defined): boolean =>
  use.formula === null &&
  use.measure === library.measure &&
  isUnitOf(library, use) &&
  use.overTime === library.overTime &&
  use.overPartners === library.overPartners;

const runOnOneDay = (uses: readonly Pick<Valued, 'fromOn' | 'untilOn'>[]): boolean => {
  const last = uses.reduce((day, { fromOn }) => (fromOn > day ? fromOn : day), '');
  return uses.every(({ untilOn }) => untilOn >= last);
};
