import type { FieldErrors } from '../../../kernel/problem.ts';

export type Days = { from: string; until: string };

/** A period of which both days could be read, and that does not end before it begins. */
export const legibleDays = ({ from, until }: Partial<Days>): Days | undefined =>
  from !== undefined && until !== undefined && from <= until ? { from, until } : undefined;

/**
 * What of a period lies outside its programme, by field: what happened then is another programme's. One answer for windows,
 * forms, files and the rule that marks what stands. A day that is missing lies nowhere.
 */
export const outsideProgramme = ({ from, until }: Partial<Days>, programme: Days): FieldErrors => {
  const isOutside = (day: string | undefined) =>
    day !== undefined && (day < programme.from || day > programme.until);
  const outside = {
    key: 'results.outside-programme',
    args: { from: programme.from, until: programme.until },
  };
  return {
    ...(isOutside(from) ? { from: [outside] } : {}),
    ...(isOutside(until) ? { until: [outside] } : {}),
  };
};
