import { compareDecimals } from '../../../kernel/decimal.ts';
import type { ValueParts } from './measured-value.ts';
import type { ReportedFigure } from './report-input.ts';

/** A figure of a sheet, also one of which parts were typed that cannot be read, or may not be taken over: they are nothing to count with. */
export type GivenFigure = ReportedFigure & { unclear?: readonly (keyof ValueParts)[] | undefined };

/**
 * The parts by which a figure is judged. In the place of one that is unclear stands what makes nothing wrong, so that what is told of the
 * others is wrong whatever that one comes to.
 */
export const judgedParts = ({
  unclear = [],
  ...figure
}: ValueParts & Pick<GivenFigure, 'unclear'>): ValueParts => {
  const { numerator, denominator } = figure;
  if (unclear.length === 0) return figure;
  if (unclear.includes('numerator'))
    return unclear.includes('denominator') ? {} : { numerator: '0', denominator };
  if (!unclear.includes('denominator')) return { numerator, denominator };
  const isPositive = numerator !== undefined && compareDecimals(numerator, '0') > 0;
  return { numerator, denominator: isPositive ? numerator : '1' };
};
