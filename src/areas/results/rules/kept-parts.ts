import { compareDecimals, type Decimal } from '../../../kernel/decimal.ts';

type Parts = { numerator: string | null; denominator: string | null };

/** The parts of a value that a file of results says again: it has none itself. Nothing where the value is another. */
export const keptParts = (
  row: (Parts & { value: string | null }) | undefined,
  value: Decimal | undefined,
): Parts => {
  const isSame = row?.value != null && value !== undefined && compareDecimals(row.value, value) === 0;
  return isSame
    ? { numerator: row.numerator, denominator: row.denominator }
    : { numerator: null, denominator: null };
};
