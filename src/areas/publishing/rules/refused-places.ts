import type { FieldErrors } from '../../../kernel/problem.ts';
import type { ResultsStep } from './import-plan.ts';

const elements: Readonly<Record<string, string>> = {
  baselines: 'baseline',
  targets: 'target',
  measurements: 'actual',
};

/**
 * What `define-results` refused of a step (`results.0.indicators.1.targets.2.value`), by elements of the publication and what
 * Relais calls them, as the preview shows places: `outcome OS1/result[1]/indicator[1.2]/target[2027-01-01]`.
 */
export const refusedPlaces = (
  fields: FieldErrors,
  { results }: ResultsStep,
  outcome: string,
): FieldErrors => {
  const placed: FieldErrors = {};
  for (const [path, problems] of Object.entries(fields)) {
    const [list, at, inner, nth, facts = '', fact] = path.split('.');
    const result = list === 'results' ? results[Number(at)] : undefined;
    const indicator = inner === 'indicators' ? result?.indicators[Number(nth)] : undefined;
    const place = [
      `outcome ${outcome}`,
      ...(result ? [`result[${result.key}]`] : []),
      ...(indicator ? [`indicator[${indicator.code}]`] : []),
      ...(indicator && elements[facts]
        ? [`${elements[facts]}[${timeOf(indicator, facts, Number(fact))}]`]
        : []),
    ].join('/');
    placed[place] = [...(placed[place] ?? []), ...problems];
  }
  return placed;
};

type Planned = ResultsStep['results'][number]['indicators'][number];

const timeOf = ({ baselines, targets, actuals }: Planned, facts: string, at: number): string =>
  facts === 'baselines'
    ? String(baselines[at]?.year ?? at + 1)
    : ((facts === 'targets' ? targets : actuals)[at]?.from ?? String(at + 1));
