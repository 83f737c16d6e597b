import type { FieldErrors } from '../../../kernel/problem.ts';

export type Days = { from: string; until: string };

/**
 * What of a period lies outside its programme, by field: what happened then is another programme's. One answer for windows,
 * forms, files and the rule that marks what stands.
 */
export const outsideProgramme = ({ from, until }: Days, programme: Days): FieldErrors => {
  const isOutside = (day: string) => day < programme.from || day > programme.until;
  const outside = {
    key: 'results.outside-programme',
    args: { from: programme.from, until: programme.until },
  };
  return {
    ...(isOutside(from) ? { from: [outside] } : {}),
    ...(isOutside(until) ? { until: [outside] } : {}),
  };
};
