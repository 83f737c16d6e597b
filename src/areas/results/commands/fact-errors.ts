import type { Writing } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import { knownPartnerships } from '../queries/known-partnerships.ts';
import { statesOf } from '../queries/measurement-states.ts';
import type { OutcomeResults } from '../queries/outcome-results.ts';
import { type ReplacedRow, replacedRows } from '../queries/replaced-rows.ts';
import { coveringWindows } from '../queries/reporting-windows.ts';
import { beginsSeries, changedFacts, measureOf } from '../queries/results-changes.ts';
import { besideUndivided } from '../queries/undivided-beside.ts';
import { closedFor } from '../rules/closed-period.ts';
import { MILESTONE } from '../rules/fact-match.ts';
import { keptParts } from '../rules/kept-parts.ts';
import { measuredValue } from '../rules/measured-value.ts';
import { whyFixed } from '../rules/report-state.ts';
import type { ResultsInput } from '../rules/results-input.ts';
import { targetPlace } from '../rules/target-changes.ts';

/**
 * What a file of results may not say, by the path of its figure: another value than one that was approved or locked, a
 * new one in a locked period, one that cannot be meant, would count twice beside what was handed in without a country, or is
 * of a partnership that is not known. What says the same as the figure that stands is no change.
 */
export const factErrors = async (
  writing: Writing,
  input: ResultsInput,
  standing: OutcomeResults,
): Promise<FieldErrors> => {
  const { tx, chain } = writing;
  const changes = changesIn(input, standing);
  const rowIds = changes.flatMap(({ replacesId }) => replacesId ?? []);
  const replaced = await replacedRows(tx, chain, rowIds);
  const measurementIds = [...replaced.values()].map(({ measurementId }) => measurementId);
  const states = await statesOf(tx, chain, measurementIds);
  const facts = changes.map(({ fact }) => fact);
  const partnerships = await knownPartnerships(writing.tx, writing.chain, facts);
  const windows = await coveringWindows(tx, chain, [...partnerships, null]);
  const placed = changes.map(({ fact, indicatorId, replacesId }) => ({
    ...{ ...fact, indicatorId },
    ...(replacesId === null && indicatorId ? {} : { country: null }),
  }));
  const twice = await besideUndivided(tx, chain, placed);
  const errors = twiceIn(input, standing);
  for (const [at, change] of changes.entries()) {
    const { path, fact, replacesId, indicatorId } = change;
    const row = replacesId === null ? undefined : replaced.get(replacesId);
    const state = row && states.get(row.measurementId)?.state;
    const measured = { indicatorId, partnershipId: fact.partnershipId, from: fact.from, until: fact.until };
    const closed = closedFor(measured, windows, { day: todayIn(), isPartner: false });
    const unmeant = whyUnmeant(change, row);
    if (fact.partnershipId && !partnerships.has(fact.partnershipId))
      errors[`${path}.partnershipId`] = [{ key: 'problem.not-known-here' }];
    if (twice.has(at))
      errors[`${path}.country`] = [
        { key: 'results.undivided-stands', args: { country: fact.country ?? '' } },
      ];
    if (!row && closed) errors[`${path}.from`] = [closed];
    const fixed = whyFixed(state);
    if (fixed) errors[`${path}.value`] = [fixed];
    else if (unmeant) errors[`${path}.value`] = [unmeant];
  }
  return errors;
};

/**
 * A second baseline of a year, a second target of a period and cell: the one would be as good as the other, and forms show one.
 * What stands so from before and is said again is no change.
 */
const twiceIn = ({ results }: ResultsInput, standing: OutcomeResults): FieldErrors => {
  const errors: FieldErrors = {};
  for (const [result, { indicators }] of results.entries())
    for (const [at, planned] of indicators.entries()) {
      const path = `results.${result}.indicators.${at}`;
      const found = standing.indicators.find(({ code }) => code === planned.code);
      const own = <Fact extends { indicatorId: string }>(facts: readonly Fact[]) =>
        beginsSeries(found, planned) ? [] : facts.filter(({ indicatorId }) => indicatorId === found?.id);
      const { baselines, targets } = changedFacts(found?.id ?? '', planned, standing);
      const years = new Set(own(standing.baselines).map(({ year }) => year));
      for (const { fact, replacesId } of baselines) {
        const nth = planned.baselines.findLastIndex(({ year }) => year === fact.year);
        if (replacesId === null && years.has(fact.year))
          errors[`${path}.baselines.${nth}.year`] = [{ key: 'results.baseline-twice' }];
        years.add(fact.year);
      }
      const places = new Set(own(standing.targets).map((target) => placeOf(target, target.isMilestone)));
      for (const { fact, replacesId, apart } of targets) {
        const place = placeOf(fact, apart === MILESTONE);
        if (replacesId === null && places.has(place))
          errors[`${path}.targets.${planned.targets.indexOf(fact)}.value`] = [
            { key: 'results.target-twice' },
          ];
        places.add(place);
      }
    }
  return errors;
};

const placeOf = (
  { from, until, breakdown }: { from: string; until: string; breakdown: unknown },
  isMilestone: boolean,
): string => targetPlace({ from, until, breakdown, isMilestone, isShare: false });

type Change = ReturnType<typeof changesIn>[number];

/**
 * Why a value cannot be meant by its indicator, or by the version of the row that it replaces; beside the value, as a file of
 * results has no parts: they stay where the value does.
 */
const whyUnmeant = ({ planned, found, fact }: Change, row: ReplacedRow | undefined): Problem | undefined => {
  const { numerator, denominator } = keptParts(row, fact.value);
  const definition = row ?? {
    measure: measureOf(planned, found),
    overPartners: planned.overPartners,
    overTime: planned.overTime,
    title: planned.title,
    unit: planned.unit ?? found?.unit,
    formula: (found ? found.formula : planned.formula) ?? null,
    scale: (found ? found.scale : planned.scale) ?? [],
  };
  const judged = measuredValue(definition, {
    value: fact.value,
    numerator: numerator ?? undefined,
    denominator: denominator ?? undefined,
  });
  return 'errors' in judged ? Object.values(judged.errors)[0]?.[0] : undefined;
};

const changesIn = ({ results }: ResultsInput, standing: OutcomeResults) =>
  results.flatMap(({ indicators }, result) =>
    indicators.flatMap((planned, at) => {
      const found = standing.indicators.find(({ code }) => code === planned.code);
      const indicatorId = found?.id ?? '';
      return changedFacts(indicatorId, planned, standing).measurements.map(({ fact, replacesId }) => ({
        path: `results.${result}.indicators.${at}.measurements.${planned.measurements.indexOf(fact)}`,
        planned,
        found,
        indicatorId,
        fact,
        replacesId,
      }));
    }),
  );
