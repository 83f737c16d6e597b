import type { Writing } from '../../../command/command.ts';
import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import { codedIndicators } from '../queries/coded-indicators.ts';
import type { OutcomeResults } from '../queries/outcome-results.ts';
import { sameDefinition, writtenDefinition } from '../queries/results-changes.ts';
import { definitionProblems } from '../rules/definition-check.ts';
import type { Ways } from '../rules/fitting-ways.ts';
import { type CodedIndicator, formulaProblem } from '../rules/formula-check.ts';
import type { DefinitionInput } from '../rules/indicator-input.ts';
import type { ResultsInput } from '../rules/results-input.ts';

/** What is wrong with a definition at its place in the programme, by field; nothing where it may stand. `standing`: the one in force. */
export const definitionErrors = async (
  writing: Writing,
  place: { outcomeId: string; code: string },
  definition: DefinitionInput,
  standing?: Ways,
): Promise<FieldErrors> => judged(definition, standing, place.code, await besideOf(writing, place.outcomeId));

/** Why a formula may not stand at its place in the programme; undefined where it may. */
export const wrongFormula = async (
  writing: Writing,
  { outcomeId, code }: { outcomeId: string; code: string },
  formula: string,
): Promise<Problem | undefined> => {
  const { outcome, programme } = await besideOf(writing, outcomeId);
  return formulaProblem({ outcome, code }, formula, programme);
};

/**
 * What is wrong with the definitions that a file of results would write, by their path in it; formulas may name
 * indicators that come with the file. What says the same as the definition in force is not judged again.
 */
export const plannedDefinitionErrors = async (
  writing: Writing,
  { outcomeId, results }: ResultsInput,
  standing: OutcomeResults,
): Promise<FieldErrors> => {
  const planned = results.flatMap(({ indicators }, result) =>
    indicators.map((indicator, at) => {
      const found = standing.indicators.find(({ code }) => code === indicator.code);
      const isSame = found !== undefined && sameDefinition(found, indicator);
      const definition = writtenDefinition(indicator, found);
      return { path: `results.${result}.indicators.${at}`, code: indicator.code, definition, found, isSame };
    }),
  );
  const { outcome, programme } = await besideOf(writing, outcomeId);
  const coming = planned.map(
    ({ code, definition }): CodedIndicator => ({ outcome, code, formula: definition.formula ?? null }),
  );
  const codes = new Set(coming.map(({ code }) => code));
  const others = programme.filter((each) => each.outcome !== outcome || !codes.has(each.code));
  const beside = { outcome, programme: [...others, ...coming] };
  return Object.fromEntries(
    planned
      .filter(({ isSame }) => !isSame)
      .flatMap(({ path, code, definition, found }) =>
        Object.entries(judged(definition, found, code, beside)).map(([field, problems]) => [
          `${path}.${field}`,
          problems,
        ]),
      ),
  );
};

/** The outcome's code, and the indicators of its programme, that a formula may name. */
type Beside = { outcome: string; programme: readonly CodedIndicator[] };

const besideOf = async ({ tx, chain }: Writing, outcomeId: string): Promise<Beside> => ({
  outcome: (await outcomeById(tx, chain, outcomeId))?.code ?? '',
  programme: await codedIndicators(tx, chain, outcomeId),
});

const judged = (
  definition: DefinitionInput,
  standing: Ways | undefined,
  code: string,
  { outcome, programme }: Beside,
): FieldErrors => {
  const errors = definitionProblems(definition, standing);
  if (!definition.formula || errors.formula) return errors;
  const problem = formulaProblem({ outcome, code }, definition.formula, programme);
  return problem ? { ...errors, formula: [problem] } : errors;
};
