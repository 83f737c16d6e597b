import type { Writing } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { statesOf } from '../queries/measurement-states.ts';
import type { OutcomeResults } from '../queries/outcome-results.ts';
import { replacedRows } from '../queries/replaced-rows.ts';
import { coveringWindows } from '../queries/reporting-windows.ts';
import { changedFacts } from '../queries/results-changes.ts';
import { closedFor } from '../rules/closed-period.ts';
import type { ResultsInput } from '../rules/results-input.ts';

/**
 * What a file of results may not change, by the path of its figure: one that was approved or locked, and a new one in
 * a locked period. What says the same as the figure that stands is no change.
 */
export const factErrors = async (
  { tx, chain }: Writing,
  input: ResultsInput,
  standing: OutcomeResults,
): Promise<FieldErrors> => {
  const changes = changesIn(input, standing);
  const replaced = await replacedRows(
    tx,
    chain,
    changes.flatMap(({ replacesId }) => replacesId ?? []),
  );
  const states = await statesOf(
    tx,
    chain,
    [...replaced.values()].map(({ measurementId }) => measurementId),
  );
  const partners = [...new Set(changes.flatMap(({ fact }) => fact.partnershipId ?? []))];
  const windows = await coveringWindows(tx, chain, partners);
  const errors: FieldErrors = {};
  for (const { path, fact, replacesId, indicatorId } of changes) {
    const row = replacesId === null ? undefined : replaced.get(replacesId);
    const state = row && states.get(row.measurementId)?.state;
    if (state === 'locked') errors[`${path}.value`] = [{ key: 'results.report-is-locked' }];
    else if (state === 'approved') errors[`${path}.value`] = [{ key: 'results.figure-is-approved' }];
    const measured = { indicatorId, partnershipId: fact.partnershipId, from: fact.from, until: fact.until };
    const closed = closedFor(measured, windows, { day: todayIn(), isPartner: false });
    if (!row && closed) errors[`${path}.from`] = [closed];
  }
  return errors;
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
