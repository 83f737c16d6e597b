import type { Problem } from '../../../kernel/problem.ts';
import type { Measurable } from './measured-value.ts';

/** Why an indicator takes no measurement: it is worked out of others. Undefined where it is measured. */
export const whyNotMeasured = ({ formula }: { formula: string | null }): Problem | undefined =>
  formula === null ? undefined : { key: 'results.worked-out', args: { formula } };

/** Whether an indicator is told in words, so that nothing of it is added up, compared or judged. */
export const isInWords = ({ measure }: { measure: string }): boolean =>
  measure === 'qualitative' || measure === 'nominal';

type Told = { measure: string; scale: readonly unknown[] };

/** Whether its answer is one of the categories that its definition names. */
export const isNamed = ({ measure, scale }: Told): boolean => measure === 'nominal' && scale.length > 0;

/** Whether its answer is written: sentences, or a category of a definition that names none, as publications are. */
export const isWritten = (told: Told): boolean => isInWords(told) && !isNamed(told);

/** Whether records can feed an indicator: they come to one number, not to a share, to words or to what is worked out. */
export const canBeFed = ({ measure, formula }: Pick<Measurable, 'measure' | 'formula'>): boolean =>
  measure === 'number' && formula === null;

type Asked = { id: string; formula: string | null };

/** Whether a window asks for an indicator: one that is measured, or that it asked for before it was worked out of others. */
export const canBeAsked = (
  indicator: Asked,
  window: { indicators: readonly string[] } | undefined,
): boolean => !whyNotMeasured(indicator) || window?.indicators.includes(indicator.id) === true;
