import type { Decimal } from '../../src/kernel/decimal.ts';
import { minorDigits } from '../../src/kernel/money.ts';
import { drawsFor } from './draws.ts';

/** Units of a currency for one euro, about what they were on average in 2022 to 2026. */
const perEuro: Readonly<Record<string, readonly number[]>> = {
  EUR: [1, 1, 1, 1, 1],
  XOF: [655.957, 655.957, 655.957, 655.957, 655.957],
  BIF: [2_130, 2_800, 3_120, 3_350, 3_450],
  CDF: [2_110, 2_560, 3_030, 3_180, 2_750],
  RWF: [1_080, 1_260, 1_440, 1_620, 1_690],
  KES: [124, 151, 146, 146, 150],
  IDR: [15_620, 16_480, 17_150, 18_500, 19_300],
  PHP: [57.3, 60.2, 62, 65, 67],
  USD: [1.053, 1.081, 1.082, 1.13, 1.16],
  COP: [4_470, 4_680, 4_410, 4_590, 4_450],
  PEN: [4.04, 4.05, 4.06, 4.08, 3.98],
};

/** Smallest step in which a person would pay in a currency, in its units. */
const steps: Readonly<Record<string, number>> = {
  XOF: 500,
  BIF: 1_000,
  CDF: 500,
  RWF: 100,
  KES: 50,
  IDR: 5_000,
  PHP: 10,
  USD: 0.5,
  COP: 1_000,
  PEN: 0.5,
  EUR: 0.01,
};

const isPegged = (currency: string): boolean => currency === 'EUR' || currency === 'XOF';

/** Units for one euro in a quarter (1-4). */
const unitsPerEuro = (currency: string, year: number, quarter: number): number => {
  const yearly = perEuro[currency]!;
  const average = yearly[Math.min(Math.max(year - 2022, 0), yearly.length - 1)]!;
  return isPegged(currency) ? average : drawsFor('rate', currency, year, quarter).about(average, 3);
};

/** Euros for one unit, with eight significant digits, as a rate is written down. */
export const euroRate = (currency: string, year: number, quarter: number): Decimal => {
  const rate = 1 / unitsPerEuro(currency, year, quarter);
  const digits = 8 - Math.ceil(Math.log10(rate));
  return rate
    .toFixed(Math.min(Math.max(digits, 0), 14))
    .replace(/0+$/, '')
    .replace(/\.$/, '');
};

/** The local amount in minor units that is about so many euros, in a step that is really paid. */
export const localMinor = (
  euros: number,
  currency: string,
  when: { year: number; quarter: number },
): number => {
  const units = euros * unitsPerEuro(currency, when.year, when.quarter);
  const step = steps[currency]!;
  const stepped = Math.max(Math.round(units / step), 1) * step;
  return Math.round(stepped * 10 ** minorDigits(currency));
};
