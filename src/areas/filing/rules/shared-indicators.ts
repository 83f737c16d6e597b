import type { Decimal } from '../../../kernel/decimal.ts';
import { totalOfSame } from '../../results/rules/library-total.ts';
import type { FiledLine } from './filed-outcomes.ts';
import type { FiledDefinition, FiledIndicator } from './filed-programme.ts';

/** An indicator with the outcome that it was filed under. */
export type IndicatorLine = {
  line: FiledLine;
  /** Its place among those of the outcome, from 1. */
  place: number;
  indicator: FiledIndicator;
};

export const indicatorLines = (lines: readonly FiledLine[]): IndicatorLine[] =>
  lines.flatMap((line) => line.indicators.map((indicator, at) => ({ line, place: at + 1, indicator })));

export type SharedIndicator = {
  key: string;
  definition: FiledDefinition;
  members: readonly IndicatorLine[];
  /** Undefined where figures of the kind do not come together, or those that stand here do not. */
  target: Decimal | undefined;
  actual: Decimal | undefined;
};

/** Indicators that were filled from one definition of a library and stand in more than one place. */
export const sharedIndicators = (rows: readonly IndicatorLine[]): SharedIndicator[] =>
  [...Map.groupBy(rows, definitionKey)]
    .flatMap(([key, members]) => {
      const definition = members[0]?.indicator.library;
      if (key === null || !definition || members.length < 2) return [];
      const total = (of: 'target' | 'actual') => togetherOf(members, of);
      return [{ key, definition, members, target: total('target'), actual: total('actual') }];
    })
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));

/** A place of a definition, or, without one, what its places come to. */
export type SharedRow = { shared: SharedIndicator; member: IndicatorLine | null };

/** Definition by definition, each with its places, and below what they come to where they do. */
export const sharedRows = (shared: readonly SharedIndicator[]): SharedRow[] =>
  shared.flatMap((each): SharedRow[] => [
    ...each.members.map((member) => ({ shared: each, member })),
    ...(each.target === undefined && each.actual === undefined ? [] : [{ shared: each, member: null }]),
  ]);

/**
 * What an indicator is compared by: the key of a definition that the program brought is the same in each institute, one of an
 * institute's own library stands for that institute alone. Null for what is the programme's own or was filed before format 4.
 */
export const definitionKey = ({ line, indicator: { library } }: IndicatorLine): string | null => {
  if (!library) return null;
  return library.isBrought ? library.key : `${line.account.instituteCode}/${library.key}`;
};

/**
 * What these come to together: where all of them still count the same in the same way, and accounts of one year say so. One
 * that is alone is itself.
 */
export const togetherOf = (
  members: readonly IndicatorLine[],
  of: 'target' | 'actual',
): Decimal | undefined => {
  const [first, ...others] = members;
  if (!first) return undefined;
  if (others.length === 0) return first.indicator[of] ?? undefined;
  const { library } = first.indicator;
  if (!library || !members.every((each) => meansAs(first, each))) return undefined;
  return totalOfSame(
    library,
    members.map(({ line: { account }, indicator }) => ({
      value: indicator[of],
      fromOn: account.from,
      untilOn: account.until,
    })),
  );
};

const meansAs = (first: IndicatorLine, other: IndicatorLine): boolean =>
  definitionKey(first) === definitionKey(other) &&
  first.line.account.year === other.line.account.year &&
  countsAs(first.indicator.library, other.indicator.library);

const countsAs = (
  one: FiledDefinition | null | undefined,
  other: FiledDefinition | null | undefined,
): boolean => one?.isSame === true && other?.isSame === true && wayOf(one) === wayOf(other);

const wayOf = ({ measure, overTime, overPartners, unit }: FiledDefinition): string =>
  JSON.stringify([
    measure,
    overTime,
    overPartners,
    Object.entries(unit).map(([of, said]) => [of, said?.text]),
  ]);
