import type { Writing } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import { statesOf } from '../queries/measurement-states.ts';
import type { OutcomeResults } from '../queries/outcome-results.ts';
import { type ReplacedRow, replacedRows } from '../queries/replaced-rows.ts';
import { coveringWindows } from '../queries/reporting-windows.ts';
import { changedFacts, measureOf } from '../queries/results-changes.ts';
import { besideUndivided } from '../queries/undivided-beside.ts';
import { closedFor } from '../rules/closed-period.ts';
import { keptParts } from '../rules/kept-parts.ts';
import { measuredValue } from '../rules/measured-value.ts';
import { whyFixed } from '../rules/report-state.ts';
import type { ResultsInput } from '../rules/results-input.ts';
import { knownPartnerships } from './write-measurements.ts';

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
  const partnerships = await knownPartnerships(writing, facts);
  const windows = await coveringWindows(tx, chain, [...partnerships]);
  const placed = changes.map(({ fact, indicatorId, replacesId }) => ({
    ...{ ...fact, indicatorId },
    ...(replacesId === null && indicatorId ? {} : { country: null }),
  }));
  const twice = await besideUndivided(tx, chain, placed);
  const errors: FieldErrors = {};
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
