import { canonicalDecimal } from '../../../kernel/decimal.ts';
import type { IatiContent, IatiIndicator, PlacedProblem } from './iati-file.ts';

const QUALITATIVE = '5';
const LONGEST_NUMBER = 60;

/** Values of indicators that count something and yet are no numbers (standard ruleset 2.03: 8.8.2-8.10.2). */
export function indicatorNumberProblems(activity: Pick<IatiContent, 'results'>): PlacedProblem[] {
  return activity.results.flatMap((result, r) =>
    result.indicators.flatMap((indicator, i) =>
      indicator.measure === QUALITATIVE ? [] : unreadable(indicator, `result[${r + 1}]/indicator[${i + 1}]`),
    ),
  );
}

function unreadable(indicator: IatiIndicator, path: string): PlacedProblem[] {
  const baselines = indicator.baselines.map(({ value }, b) => ({
    value,
    path: `${path}/baseline[${b + 1}]`,
  }));
  const periods = indicator.periods.flatMap(({ targets, actuals }, p) => {
    const at = `${path}/period[${p + 1}]`;
    return [
      ...targets.map(({ value }, t) => ({ value, path: `${at}/target[${t + 1}]` })),
      ...actuals.map(({ value }, a) => ({ value, path: `${at}/actual[${a + 1}]` })),
    ];
  });
  return [...baselines, ...periods].flatMap(({ value, path: at }) => {
    if (value === undefined || isNumber(value)) return [];
    return [
      { path: `${at}/@value`, key: 'publishing.number-unreadable', args: { value: value.slice(0, 80) } },
    ];
  });
}

function isNumber(value: string): boolean {
  return value.length <= LONGEST_NUMBER && canonicalDecimal(value) !== undefined;
}
