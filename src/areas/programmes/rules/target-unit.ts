import type { FieldErrors } from '../../../kernel/problem.ts';
import type { FrameworkTargetSaid } from './framework-input.ts';

type Unit = FrameworkTargetSaid['unit'];

type Change = {
  was: Unit;
  becomes: Unit;
  /** Programmes that say values in the unit, by their references. */
  counting: readonly string[];
  /** Whoever changes it was told whose figures it changes. */
  isKnown: boolean;
};

/**
 * Why a target does not get this unit: values of its contributions are counted in the one that stands, so that it is not
 * emptied, and worded anew only by who knows whose figures then say something else.
 */
export const unitErrors = ({ was, becomes, counting, isKnown }: Change): FieldErrors | undefined => {
  if (counting.length === 0) return undefined;
  if (Object.keys(becomes).length === 0) return { unit: [{ key: 'programmes.framework-unit-is-used' }] };
  if (isKnown || sourceText(was) === sourceText(becomes)) return undefined;
  const args = { programmes: [...new Set(counting)].join(', ') };
  return { isUnitKnown: [{ key: 'programmes.framework-unit-counted', args }] };
};

type Counted = { plannedValue: string | null; achievedValue: string | null };

/** Whether a contribution says values in the unit of its target, in any of its years. */
export const hasValues = (years: readonly Counted[]): boolean =>
  years.some(({ plannedValue, achievedValue }) => plannedValue !== null || achievedValue !== null);

/** What translations are made of: a better translation of the same unit changes nobody's figures. */
const sourceText = (unit: Unit): string | undefined =>
  (Object.values(unit).find(({ source }) => source) ?? Object.values(unit)[0])?.text;
