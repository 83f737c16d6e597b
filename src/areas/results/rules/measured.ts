import type { Problem } from '../../../kernel/problem.ts';
import type { Measurable } from './measured-value.ts';

/** Why an indicator takes no measurement: it is worked out of others. Undefined where it is measured. */
export const whyNotMeasured = ({ formula }: { formula: string | null }): Problem | undefined =>
  formula === null ? undefined : { key: 'results.worked-out', args: { formula } };

/** Whether records can feed an indicator: they come to one number, not to a share, to words or to what is worked out. */
export const canBeFed = ({ measure, formula }: Pick<Measurable, 'measure' | 'formula'>): boolean =>
  measure === 'number' && formula === null;
