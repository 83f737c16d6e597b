import type { Problem } from '../../../kernel/problem.ts';

/** Why an indicator takes no measurement: it is worked out of others. Undefined where it is measured. */
export const whyNotMeasured = ({ formula }: { formula: string | null }): Problem | undefined =>
  formula === null ? undefined : { key: 'results.worked-out', args: { formula } };
