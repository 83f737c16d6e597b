import type { Decimal } from '../../../kernel/decimal.ts';
import { allocate, convert, sumMoney } from '../../../kernel/money.ts';

export type Together = { amounts: readonly number[]; currency: string; rate: Decimal; to: string };

/**
 * Amounts (minor units of `currency`) converted together: the sum is converted and rounded once, then shared out in
 * proportion, so that the parts add up to it exactly; each differs from its own conversion by less than two minor
 * units. Undefined where the whole is beyond safe integers.
 */
export const sharedConversion = ({ amounts, currency, rate, to }: Together): number[] | undefined => {
  if (currency === to) return [...amounts];
  try {
    const whole = sumMoney(
      amounts.map((minor) => ({ minor, currency })),
      currency,
    );
    return allocate(convert(whole, rate, to).minor, amounts);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};
