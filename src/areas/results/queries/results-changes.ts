import { canonicalJson } from '../../../command/trail.ts';
import { whyNotComparable, wordsUnitOtherwise } from '../rules/comparable.ts';
import { keptCrossings } from '../rules/crossings.ts';
import { factChanges, MILESTONE, type StandingFact, type WantedFact } from '../rules/fact-match.ts';
import type { DefinitionInput, Measure } from '../rules/indicator-input.ts';
import { keptLeftOut } from '../rules/left-out-axes.ts';
import type { PlannedIndicatorInput } from '../rules/results-input.ts';
import { type InWords, wordedIn, wordsOf } from '../rules/worded.ts';
import type { OutcomeResults } from './outcome-results.ts';

/** Whether a planned definition says what the one in force says. */
export const sameDefinition = (
  found: OutcomeResults['indicators'][number],
  planned: PlannedIndicatorInput,
): boolean =>
  canonicalJson([
    found.title,
    found.description,
    found.measure === 'boolean' ? 'nominal' : found.measure,
    found.ascending,
    found.overTime,
    found.overPartners,
    found.unit,
    found.sourceOfVerification,
  ]) ===
  canonicalJson([
    planned.title,
    planned.description ?? {},
    planned.measure === 'boolean' ? 'nominal' : planned.measure,
    planned.ascending,
    planned.overTime,
    planned.overPartners,
    wordedIn(planned.unit, planned.title, found.unit),
    wordedIn(planned.sourceOfVerification, planned.title, found.sourceOfVerification),
  ]);

/** A publication says of yes and no that they are names. */
export const measureOf = (
  { measure }: PlannedIndicatorInput,
  found: OutcomeResults['indicators'][number] | undefined,
): Measure => (measure === 'nominal' && found?.measure === 'boolean' ? 'boolean' : measure);

/** The definition that a planned one comes to: what only a redefinition changes, which says what becomes of cells, stays. */
export const writtenDefinition = (
  planned: PlannedIndicatorInput,
  found: OutcomeResults['indicators'][number] | undefined,
): InWords<DefinitionInput> => ({
  ...planned,
  ...wordsOf(planned, found),
  ...(found && {
    frequency: found.frequency ?? undefined,
    responsible: found.responsible,
    axes: [...found.axes],
    crossings: keptCrossings(found.crossings),
    leftOutAxes: keptLeftOut(found.leftOutAxes),
    scale: [...found.scale],
    formula: found.formula ?? undefined,
  }),
  measure: measureOf(planned, found),
});

/**
 * Whether a planned definition means something else than the one in force, so that what was measured does not compare. Nobody
 * says of a file that another unit counts the same.
 */
export const beginsSeries = (
  found: OutcomeResults['indicators'][number] | undefined,
  planned: PlannedIndicatorInput,
): boolean =>
  found !== undefined &&
  !sameDefinition(found, planned) &&
  (whyNotComparable(found, writtenDefinition(planned, found)) !== undefined ||
    wordsUnitOtherwise(found, writtenDefinition(planned, found)));

/** What must be written so that an indicator's planned facts stand, and how many stand already. */
export const changedFacts = (id: string, planned: PlannedIndicatorInput, standing: OutcomeResults) => {
  const found = standing.indicators.find((indicator) => indicator.id === id);
  // Under another meaning none of what stands says the same, whatever its value.
  const isAnew = beginsSeries(found, planned);
  const own = <T extends { indicatorId: string }>(facts: readonly T[]) =>
    facts.filter(({ indicatorId }) => indicatorId === id && !isAnew);
  // One a year: the day is what it says, and stays where the file leaves it unsaid.
  const dayOf = new Map(own(standing.baselines).map(({ year, on }) => [year, on]));
  const baselines = factChanges(
    own(standing.baselines).map((fact) => ({
      ...standingFact(fact, [fact.year], ''),
      digest: dated(fact, fact.on),
    })),
    planned.baselines
      .map((fact) => ({ ...fact, on: fact.on ?? dayOf.get(fact.year) ?? undefined }))
      .map((fact) => ({ ...wantedFact(fact, [fact.year], ''), digest: dated(fact, fact.on) })),
  );
  const targets = factChanges(
    own(standing.targets).map((fact) => standingFact(fact, periodKey(fact), kindOf(fact.isMilestone))),
    planned.targets.map((fact) =>
      wantedFact(
        fact,
        periodKey(fact),
        fact.isMilestone === undefined ? undefined : kindOf(fact.isMilestone),
      ),
    ),
  );
  const measurements = factChanges(
    own(standing.measurements).map((fact) => standingFact(fact, measuredKey(fact), fact.country ?? '')),
    planned.measurements.map((fact) => wantedFact(fact, measuredKey(fact), fact.country)),
  );
  return {
    baselines: baselines.changes,
    targets: targets.changes,
    measurements: measurements.changes,
    unchanged: baselines.unchanged + targets.unchanged + measurements.unchanged,
  };
};

const kindOf = (isMilestone: boolean): string => (isMilestone ? MILESTONE : '');

const periodKey = (fact: { from: string; until: string; breakdown: unknown }) => [
  fact.from,
  fact.until,
  fact.breakdown,
];
/** Whatever source it names: a source that is worded otherwise makes no second figure. */
const measuredKey = (fact: {
  from: string;
  until: string;
  breakdown: unknown;
  partnershipId?: string | null | undefined;
}) => [...periodKey(fact), fact.partnershipId ?? null];

type Said = { value?: string | null | undefined; text?: unknown; comment?: unknown };

const digestOf = ({ value, text, comment }: Said): string =>
  canonicalJson([value ?? null, text ?? null, comment ?? null]);

const dated = (said: Said, on: string | null | undefined): string => `${digestOf(said)} ${on ?? ''}`;

const standingFact = (fact: Said & { id: string }, key: unknown[], apart: string): StandingFact => ({
  id: fact.id,
  key: canonicalJson(key),
  apart,
  digest: digestOf(fact),
});

const wantedFact = <T extends Said>(fact: T, key: unknown[], apart: string | undefined): WantedFact<T> => ({
  key: canonicalJson(key),
  apart,
  digest: digestOf(fact),
  fact,
});
