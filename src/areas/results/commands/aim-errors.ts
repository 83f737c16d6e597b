import type { Writing } from '../../../command/command.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import type { OutcomeResults, TargetFact } from '../queries/outcome-results.ts';
import { programmeDays } from '../queries/programme-days.ts';
import { beginsSeries, changedFacts, writtenDefinition } from '../queries/results-changes.ts';
import { baselineErrors, whyNotAimed } from '../rules/aimed-value.ts';
import { isOffered } from '../rules/breakdown-cells.ts';
import type { Cell } from '../rules/cell-change.ts';
import { MILESTONE } from '../rules/fact-match.ts';
import type { Step } from '../rules/indicator-input.ts';
import type { Days } from '../rules/programme-days.ts';
import type { PlannedIndicatorInput, ResultsInput } from '../rules/results-input.ts';
import { axesInForce } from '../rules/standard-axes.ts';
import { brokenTargets } from '../rules/target-sums.ts';

/**
 * Which baselines and targets of a file of results cannot be meant, by the path of their figure, as the forms judge them: no
 * answer or step, after the programme, of two things that nobody counts together, parts above what they are parts of. What says
 * what stands is no change.
 */
export const aimErrors = async (
  { tx, chain }: Writing,
  { outcomeId, results }: ResultsInput,
  standing: OutcomeResults,
): Promise<FieldErrors> => {
  const programme = (await programmeDays(tx, chain, [outcomeId])).get(outcomeId)!;
  const errors = results.flatMap(({ indicators }, result) =>
    indicators.flatMap((planned, at) =>
      Object.entries(errorsOf(planned, standing, programme)).map(
        ([field, problems]) => [`results.${result}.indicators.${at}.${field}`, problems] as const,
      ),
    ),
  );
  return Object.fromEntries(errors);
};

const errorsOf = (planned: PlannedIndicatorInput, standing: OutcomeResults, programme: Days): FieldErrors => {
  const found = standing.indicators.find(({ code }) => code === planned.code);
  const { scale = [], ...definition } = writtenDefinition(planned, found);
  const indicator = { ...definition, scale };
  const { baselines, targets } = changedFacts(found?.id ?? '', planned, standing);
  const errors: FieldErrors = {};
  for (const { fact, replacesId } of baselines) {
    const stood = standing.baselines.find(({ id }) => id === replacesId);
    const nth = planned.baselines.findLastIndex(({ year }) => year === fact.year);
    for (const [field, problems] of Object.entries(baselineErrors(fact, { indicator, programme, stood })))
      errors[`baselines.${nth}.${field}`] = problems;
  }
  const isOwn = (id: string) => id === found?.id && !beginsSeries(found, planned);
  const own = standing.targets.filter(({ indicatorId }) => isOwn(indicatorId));
  const aims = targets.map(({ fact, replacesId, apart }) => ({
    ...fact,
    nth: planned.targets.indexOf(fact),
    stood: own.find(({ id }) => id === replacesId),
    isShare: false,
    isMilestone: apart === MILESTONE,
  }));
  return { ...brokenAims(indicator, aims, own), ...errors, ...unmeantAims(indicator, aims) };
};

type Indicator = Omit<ReturnType<typeof writtenDefinition>, 'scale'> & { scale: Step[] };
type Aim = PlannedIndicatorInput['targets'][number] & {
  nth: number;
  stood: TargetFact | undefined;
  isShare: boolean;
  isMilestone: boolean;
};

const unmeantAims = (indicator: Indicator, aims: readonly Aim[]): FieldErrors => {
  const { axes = [], crossings = [], leftOutAxes = [] } = indicator;
  const errors: FieldErrors = {};
  for (const { nth, value, breakdown, stood } of aims) {
    const unmeant = whyNotAimed(indicator, value, stood?.value);
    if (unmeant) errors[`targets.${nth}.value`] = [unmeant];
    const isCrossed = !stood && Object.keys(breakdown).length > 1 && isKnown(indicator, breakdown);
    if (isCrossed && !isOffered({ axes, crossings, leftOutAxes }, breakdown))
      errors[`targets.${nth}.breakdown`] = [{ key: 'results.not-counted-together' }];
  }
  return errors;
};

const brokenAims = (
  indicator: Indicator,
  aims: readonly Aim[],
  standing: readonly TargetFact[],
): FieldErrors => {
  const { axes = [], leftOutAxes = [] } = indicator;
  const replaced = new Set(aims.map(({ stood }) => stood?.id));
  const before = standing.map((each) => ({ ...each, isShare: false }));
  const kept = before.filter(({ id }) => !replaced.has(id));
  const broken = brokenTargets({ ...indicator, axes, leftOutAxes }, aims, kept, before);
  return Object.fromEntries(broken.map(([{ nth }, problem]) => [`targets.${nth}.value`, [problem]]));
};

/** An axis that no definition has is a publication's: who is counted by it twice, nobody here can know. */
const isKnown = ({ axes = [] }: Indicator, breakdown: unknown): boolean =>
  Object.keys(breakdown as Cell).every((axis) => axesInForce(axes).some(({ key }) => key === axis));
