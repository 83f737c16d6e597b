import { addDecimals, canonicalDecimal, compareDecimals, type Decimal } from '../../../kernel/decimal.ts';

type Shared = { percentage?: Decimal | null | undefined };

export type SharesFinding =
  | { kind: 'none' }
  | { kind: 'whole' }
  | { kind: 'some-missing'; at: number }
  | { kind: 'off'; at: number; sum: Decimal };

/**
 * Whether percentages given to the parts of one whole make 100, exactly. None given is fine; one given means all
 * must be given. `at` is the first row to mend.
 */
export const judgeShares = (parts: readonly Shared[]): SharesFinding => {
  const given = parts.filter((part) => part.percentage != null);
  if (given.length === 0) return { kind: 'none' };
  const missing = parts.findIndex((part) => part.percentage == null);
  if (missing !== -1) return { kind: 'some-missing', at: missing };
  const sum = given.reduce((total, part) => addDecimals(total, part.percentage as Decimal), '0');
  return compareDecimals(sum, '100') === 0
    ? { kind: 'whole' }
    : { kind: 'off', at: 0, sum: canonicalDecimal(sum) as Decimal };
};
