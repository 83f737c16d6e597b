import { compareDecimals, type Decimal, toUnits } from '../../../kernel/decimal.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { measured, ofAverage, ofChange, people, things } from './counted-words.ts';

/** What of a definition says what it counts; a unit in several languages, or as text alone. */
export type Counted = {
  measure: string;
  overTime?: string | undefined;
  overPartners?: string | undefined;
  title?: unknown;
  unit?: unknown;
};

/**
 * Why a number is none that a count comes to: below zero, or a fraction of a person. What is counted is said by the unit, as no
 * other part of a definition tells it: a number may be an amount or a growth, and standard axes are asked wherever nobody left
 * them out. A unit that is not known counts nothing, and one that says a net change, or a title that does, may be negative.
 */
export const whyNoCount = (definition: Counted, value: Decimal): Problem | undefined => {
  const counts = countedBy(definition);
  if (counts === undefined) return undefined;
  if (compareDecimals(value, '0') < 0) return { key: 'results.count-not-negative' };
  if (counts === 'things' || isAverage(definition)) return undefined;
  const { units, digits } = toUnits(value);
  return units % 10n ** BigInt(digits) === 0n ? undefined : { key: 'results.people-are-whole' };
};

/** Whether people or things are counted; undefined where it may be any number. */
export const countedBy = (definition: Counted): 'people' | 'things' | undefined => {
  const { measure, overPartners, title, unit } = definition;
  if (measure !== 'number' || overPartners === 'ratio') return undefined;
  const said = wordsIn(unit);
  if (/[\d%€$£]/.test(textsOf(unit).join(' ')) || said.some((word) => measured.has(word))) return undefined;
  if ([...said, ...wordsIn(title)].some((word) => ofChange.has(word))) return undefined;
  if (said.some((word) => people.has(word))) return 'people';
  return said.some((word) => things.has(word)) ? 'things' : undefined;
};

const isAverage = ({ overTime, overPartners, title, unit }: Counted): boolean =>
  overTime === 'mean' ||
  overPartners === 'mean' ||
  [...wordsIn(unit), ...wordsIn(title)].some((word) => ofAverage.has(word));

const textsOf = (said: unknown): string[] => {
  if (typeof said === 'string') return [said];
  return Object.values((said ?? {}) as Record<string, { text?: string }>).flatMap(({ text }) => text ?? []);
};

const wordsIn = (said: unknown): string[] =>
  textsOf(said).flatMap((text) =>
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter(Boolean),
  );
