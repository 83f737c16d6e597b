import type { Confidence } from './rule.ts';

type Known = { value: string | null; unit: string; confidence: Confidence };

/**
 * How sure we are of a value after a correction: a document makes it read; the same value stays as sure as it was;
 * another one without a document is only recalled or guessed, whatever it replaces.
 */
export const confidenceAfter = (
  before: Known,
  after: { value: string | null; unit: string; isProven?: boolean },
  otherwise: 'recalled' | 'guessed',
): Confidence => {
  if (after.value === null) return 'unset';
  if (after.isProven) return 'read';
  const isSame = before.value === after.value && before.unit === after.unit;
  return isSame && before.confidence === 'read' ? 'read' : otherwise;
};
