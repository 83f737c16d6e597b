import { yearOf } from '../../../kernel/calendar-day.ts';
import type { Outside, Period } from './outside-period.ts';

type Contribution = { programme: string; targetCode: string; years: readonly { year: number }[] };

const lies = (year: number, { fromOn, untilOn }: Period): boolean =>
  year >= yearOf(fromOn) && year <= yearOf(untilOn);

/** Years of contributions to a framework that another period of it would leave outside, by programme and target. */
export const contributionsOutside = (
  contributions: readonly Contribution[],
  { was, becomes }: { was: Period; becomes: Period },
): Outside[] => {
  const left = contributions.flatMap(({ programme, targetCode, years }) =>
    years
      .filter(({ year }) => lies(year, was) && !lies(year, becomes))
      .map(({ year }) => `${programme} ${targetCode} ${year}`),
  );
  return left.length === 0
    ? []
    : [{ kind: 'contribution', count: left.length, which: left.slice(0, 5).join(', ') }];
};
