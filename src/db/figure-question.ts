import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Decimal } from '../kernel/decimal.ts';
import type { Localized } from '../kernel/localized.ts';
import type { Money } from '../kernel/money.ts';
import type { Tx } from './transaction.ts';

/** A category that is the answer of an indicator: the number under which it is kept, and its word in each language. */
export type FigureCategory = { code: Decimal; word: Localized };

/** What is told in sentences, where there is no number. */
export type FigureSentence = { text: Localized };

/** An amount in minor units with its currency, a count, an exact decimal of an indicator, its category or sentence, or nothing known. */
export type FigureValue = Money | number | Decimal | FigureCategory | FigureSentence | null;

export type FigureRow = {
  /** What the row is of, by axis: a code, a name, a year; null where it is of none. */
  at: Readonly<Record<string, string | null>>;
  figures: Readonly<Record<string, FigureValue>>;
};

export type FigureAnswer = {
  rows: readonly FigureRow[];
  /** Absent where adding the rows up says nothing. */
  total?: Readonly<Record<string, FigureValue>> | undefined;
  /** Amounts that no rate brings into the answer. */
  leftOut?: readonly { what: string; amount: Money }[] | undefined;
  /** What of it is of today all the same, as of this day alone; where it is so on every day, the question says it. */
  ofToday?: string | undefined;
};

/** By what an answer is narrowed at the shell, beside the programme that a question is about. */
export const figureNarrowings = [
  'programme',
  'outcome',
  'indicator',
  'partner',
  'country',
  'cell',
  'year',
  'aim',
  'kind',
] as const;
export type FigureNarrowing = (typeof figureNarrowings)[number];

/** The same as an institute knows it; `none`: the institute's own, or nowhere that is known. */
export type Narrowed = {
  /** Its reference beside its id, as filings keep it; so of the outcome. */
  programme?: string | undefined;
  programmeId?: string | undefined;
  outcome?: string | undefined;
  outcomeId?: string | undefined;
  /** The key of one of the library. */
  indicator?: string | undefined;
  partnershipId?: string | undefined;
  country?: string | undefined;
  /** Of whom, by axis and category. */
  cell?: Readonly<Record<string, string>> | undefined;
  year?: number | undefined;
  aim?: string | undefined;
  kind?: string | undefined;
};

export type FigureAsked = {
  programmeId: string;
  /** Of the question's axes; never empty. */
  by: readonly string[];
  /** An audit number, and the day whose last entry it is: what was still to come then counts from that day. */
  asOf?: number | undefined;
  on?: CalendarDay | undefined;
  narrowed?: Narrowed | undefined;
};

/** A question about a programme that has an answer in figures: the very function that pages and reports ask. */
export type FigureQuestion = {
  name: string;
  axes: readonly string[];
  /** How many of the axes at once; the first of them where none is named. */
  most: number;
  /** Axes of which one at most is named: a figure lies in one kind of period. */
  onlyOneOf?: readonly string[];
  /** What it can be narrowed by; left out: nothing. */
  narrows?: readonly FigureNarrowing[];
  /** The names of its figures, in their order. */
  figures: readonly string[];
  /** What of an answer as of a day is of today all the same, as it is edited in place; it is said with the answer. */
  ofToday?: string;
  ask(tx: Tx, instituteId: string, asked: FigureAsked): Promise<FigureAnswer>;
};

/** An institute that is asked, and the way to read as its member. */
export type AskedInstitute = {
  id: string;
  code: string;
  /** An audit number of its chain, and the day whose last entry it is. */
  asOf?: number | undefined;
  on?: CalendarDay | undefined;
  narrowed?: Narrowed | undefined;
  read<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
};

/** A question about one institute or several together: again the function that pages ask. */
export type InstituteQuestion = Omit<FigureQuestion, 'ask'> & {
  ask(institutes: readonly AskedInstitute[], by: readonly string[]): Promise<FigureAnswer>;
};
