import type { ParameterValues, Rule } from '../../rulebook/rules/rule.ts';

/** The numbers of a rule as the rulebook has them; an institute that has not adopted them yet is held to those of the law. */
export const orOfTheLaw = (
  { parameters }: Pick<Rule<never>, 'parameters'>,
  known: ParameterValues | undefined,
): ParameterValues => (known?.size ? known : new Map(parameters.map((seed) => [seed.name, seed])));
