import type { Writing } from '../../../command/command.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import { codedIndicators } from '../queries/coded-indicators.ts';
import { definitionProblems } from '../rules/definition-check.ts';
import { formulaProblem } from '../rules/formula-check.ts';
import type { DefinitionInput } from '../rules/indicator-input.ts';

/** What is wrong with a definition at its place in the programme, by field; nothing where it may stand. */
export const definitionErrors = async (
  { tx, chain }: Writing,
  place: { outcomeId: string; code: string },
  definition: DefinitionInput,
): Promise<FieldErrors> => {
  const errors = definitionProblems(definition);
  if (!definition.formula || errors.formula) return errors;
  const outcome = await outcomeById(tx, chain, place.outcomeId);
  const programme = await codedIndicators(tx, chain, place.outcomeId);
  const own = { outcome: outcome?.code ?? '', code: place.code };
  const problem = formulaProblem(own, definition.formula, programme);
  return problem ? { ...errors, formula: [problem] } : errors;
};
