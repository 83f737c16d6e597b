import type { Decimal } from '../../../kernel/decimal.ts';
import { totalOfSame } from '../../results/rules/library-total.ts';
import { courseTogether, filedCourse } from './filed-course.ts';
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

/** What several places come to, of one institute or (null) of all of them; undefined where figures of the kind do not. */
export type Together = {
  institute: string | null;
  /** Of the accounts; null of programmes as a whole. */
  year: number | null;
  target: Decimal | undefined;
  actual: Decimal | undefined;
  /** Of the way to the target, in whole per cent. */
  course: number | undefined;
};

export type SharedIndicator = {
  key: string;
  definition: FiledDefinition;
  members: readonly IndicatorLine[];
  together: readonly Together[];
};

/** Indicators that were filled from one definition of a library and stand in more than one place. */
export const sharedIndicators = (rows: readonly IndicatorLine[]): SharedIndicator[] =>
  [...Map.groupBy(rows, definitionKey)]
    .flatMap(([key, members]) => {
      const definition = members[0]?.indicator.library;
      if (key === null || !definition || members.length < 2) return [];
      return [{ key, definition, members, together: togethersOf(members) }];
    })
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));

/** Institute by institute, and over all of them, where accounts are of one year. */
const togethersOf = (members: readonly IndicatorLine[]): Together[] => {
  const instituteOf = ({ line }: IndicatorLine) => line.account.instituteCode;
  const yearOf = ({ line }: IndicatorLine) => line.account.year;
  const own = [...Map.groupBy(members, (each) => `${instituteOf(each)} ${yearOf(each)}`).values()];
  const all = [...Map.groupBy(members, yearOf).values()];
  return [
    ...own.map((of) => ({ institute: instituteOf(of[0]!), of })),
    ...all.filter((of) => new Set(of.map(instituteOf)).size > 1).map((of) => ({ institute: null, of })),
  ]
    .filter(({ of }) => of.length > 1)
    .map(({ institute, of }) => {
      const figures = { target: togetherOf(of, 'target'), actual: togetherOf(of, 'actual') };
      const indicators = of.map(({ indicator }) => indicator);
      return {
        ...{ institute, year: yearOf(of[0]!), ...figures },
        course: courseTogether(indicators, figures),
      };
    })
    .filter(({ target, actual }) => target !== undefined || actual !== undefined);
};

/** How much of the way to the target a row has covered, in whole per cent, where its figures say so. */
export const courseOfRow = ({ member, together }: SharedRow): number | undefined =>
  member ? filedCourse(member.indicator) : together.course;

/** A place of a definition, or what several of them come to. */
export type SharedRow = { shared: SharedIndicator } & (
  | { member: IndicatorLine; together: null }
  | { member: null; together: Together }
);

/** Definition by definition, each with its places, and below what they come to. */
export const sharedRows = (shared: readonly SharedIndicator[]): SharedRow[] =>
  shared.flatMap((each): SharedRow[] => [
    ...each.members.map((member) => ({ shared: each, member, together: null })),
    ...each.together.map((together) => ({ shared: each, member: null, together })),
  ]);

/**
 * What an indicator is compared by: key and edition of a definition in the words that the program brought are the same in each
 * institute, one that an institute wrote, or wrote anew, stands for that institute alone, as does one filed without its
 * edition. Null for what is the programme's own or was filed before format 4.
 */
export const definitionKey = ({ line, indicator: { library } }: IndicatorLine): string | null => {
  if (!library) return null;
  const { isBrought, edition } = library;
  return isBrought && edition ? `${library.key}@${edition}` : `${line.account.instituteCode}/${library.key}`;
};

/**
 * What these come to together: where all of them still count the same in the same way, and accounts of one year say so. A
 * target only where each that came to something has one, what they came to only where each that aims at something says it:
 * else the two would be of different places. One that is alone is itself.
 */
export const togetherOf = (
  members: readonly IndicatorLine[],
  of: 'target' | 'actual',
): Decimal | undefined => {
  const [first, ...others] = members;
  if (!first) return undefined;
  if (others.length === 0) return first.indicator[of] ?? undefined;
  const { library } = first.indicator;
  if (!library || !members.every((each) => meansAs(first, each) && isNotWithout(each, of))) return undefined;
  return totalOfSame(
    library,
    members.map(({ line: { account }, indicator }) => ({
      value: indicator[of],
      fromOn: account.from,
      untilOn: account.until,
    })),
  );
};

/** Whether an indicator has this figure, or has neither. */
const isNotWithout = ({ indicator }: IndicatorLine, of: 'target' | 'actual'): boolean =>
  indicator[of] !== null || indicator[of === 'target' ? 'actual' : 'target'] === null;

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
