import { divideHalfAway } from '../../../kernel/decimal.ts';

/** Minor units of one currency: what was drawn, what the control put in question of it, and what it was drawn from. */
export type SampledSums = { sample: number; error: number; population: number };

/**
 * The error of a random sample as a share of its sum, carried over to the population: exact, rounded once, half away
 * from zero. It informs and charges nothing. Undefined where nothing was drawn.
 */
export const extrapolatedError = ({ sample, error, population }: SampledSums): number | undefined =>
  sample > 0 ? Number(divideHalfAway(BigInt(error) * BigInt(population), BigInt(sample))) : undefined;
