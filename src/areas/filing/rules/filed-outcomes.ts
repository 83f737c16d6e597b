import type { Localized } from '../../../kernel/localized.ts';
import type { FiledIndicator, FiledMoney, FiledProgramme } from './filed-programme.ts';

/** A filing that is read for its outcomes. */
export type AccountRead = {
  id: string;
  instituteCode: string;
  programmeId: string;
  reference: string;
  /** Of the account; null of the programme as a whole. */
  year: number | null;
  content: FiledProgramme;
};

/** What was done is null where only the programme was filed, which is a plan, and it says nothing of it. */
export type Reach = { planned: number; held: number | null; participants: number | null };
export type LineMoney = Omit<FiledMoney, 'spentMinor' | 'transferredMinor'> & {
  spentMinor: number | null;
  transferredMinor: number | null;
};

/** An outcome as an account has it. Money is cumulative, in minor units of `currency`; reach is that of the account's year. */
export type FiledLine = {
  account: Omit<AccountRead, 'content'> & { from: string; until: string };
  currency: string;
  /** Its place in the account, from 1; null: management and structure costs, which belong to no outcome. */
  place: number | null;
  code: string | null;
  title: Localized | null;
  aims: readonly string[];
  money: LineMoney;
  reach: Reach | null;
  indicators: readonly FiledIndicator[];
};

export type OutcomeFilter = { institute?: string; programme?: string; aim?: string };

/** The outcomes of these accounts, and what no outcome bears where no aim is asked for: it has none. */
export const filedLines = (
  accounts: readonly AccountRead[],
  { institute, programme, aim }: OutcomeFilter = {},
): FiledLine[] =>
  accounts
    .filter(
      ({ instituteCode, programmeId }) =>
        (institute === undefined || instituteCode === institute) &&
        (programme === undefined || programmeId === programme),
    )
    .flatMap((account) => withoutUnsaid([...outcomeLines(account), ...besideLine(account)]))
    .filter(({ aims }) => aim === undefined || aims.includes(aim));

/**
 * The lines of one filing. Of a programme that was filed alone nought of all its outcomes says that no account was filed, not that
 * nothing was spent, transferred or held.
 */
const withoutUnsaid = (lines: FiledLine[]): FiledLine[] => {
  const isPlan = lines[0]?.account.year === null;
  const isSaid = (of: (line: FiledLine) => number | null | undefined) =>
    !isPlan || lines.some((line) => of(line));
  const spent = isSaid(({ money }) => money.spentMinor);
  const transferred = isSaid(({ money }) => money.transferredMinor);
  const held = isSaid(({ reach }) => reach?.held);
  return lines.map((line) => ({
    ...line,
    money: {
      ...line.money,
      ...(spent ? {} : { spentMinor: null, spentInYearMinor: null }),
      ...(transferred ? {} : { transferredMinor: null }),
    },
    reach: line.reach && { ...line.reach, ...(held ? {} : { held: null, participants: null }) },
  }));
};

const outcomeLines = ({ content, ...account }: AccountRead): FiledLine[] =>
  content.outcomes.map((outcome, at) => ({
    account: { ...account, from: content.programme.from, until: content.programme.until },
    currency: content.programme.currency,
    place: at + 1,
    code: outcome.code,
    title: outcome.title,
    aims: outcome.aims,
    money: outcome,
    reach: reachOf(outcome.activities),
    indicators: outcome.indicators,
  }));

const besideLine = ({ content, ...account }: AccountRead): FiledLine[] => {
  const { beside, programme } = content;
  const { budgetMinor, spentMinor, transferredMinor } = beside;
  if ([budgetMinor, spentMinor, transferredMinor].every((minor) => minor === 0)) return [];
  return [
    {
      account: { ...account, from: programme.from, until: programme.until },
      currency: programme.currency,
      ...{ place: null, code: null, title: null, aims: [], money: beside, reach: null, indicators: [] },
    },
  ];
};

/** Reach of several together; attendances are counted where they were filed. */
const reachOf = (of: readonly Reach[]): Reach => ({
  planned: of.reduce((sum, { planned }) => sum + planned, 0),
  held: sumSaid(of.map(({ held }) => held)),
  participants: sumSaid(of.map(({ participants }) => participants)),
});

/** Null where none of them says it. */
const sumSaid = (all: readonly (number | null)[]): number | null => {
  const said = all.filter((each) => each !== null);
  return said.length === 0 && all.length > 0 ? null : said.reduce((sum, each) => sum + each, 0);
};

export type MoneySum = LineMoney & { currency: string };

/** Money of several lines, each currency by itself; of a year only where each of them says it. */
const moneyOf = (lines: readonly FiledLine[]): MoneySum[] =>
  [...Map.groupBy(lines, ({ currency }) => currency)].map(([currency, of]) => {
    const sum = (field: 'spentMinor' | 'transferredMinor') => sumSaid(of.map(({ money }) => money[field]));
    const inYear = of.map(({ money }) => money.spentInYearMinor);
    return {
      currency,
      budgetMinor: of.reduce((total, { money }) => total + money.budgetMinor, 0),
      spentMinor: sum('spentMinor'),
      spentInYearMinor: inYear.includes(null)
        ? null
        : inYear.reduce<number>((total, minor) => total + (minor ?? 0), 0),
      transferredMinor: sum('transferredMinor'),
    };
  });

/** What lines come to whose accounts are of one year, and of how many accounts; null: of programmes as a whole. */
export type YearSum = { year: number | null; accounts: number; money: readonly MoneySum[]; reach: Reach };

/** Year by year of the accounts, the earliest first, programmes as a whole last: accounts of different years add up to nothing. */
export const yearSums = (lines: readonly FiledLine[]): YearSum[] =>
  [...Map.groupBy(lines, ({ account }) => account.year)]
    .toSorted(([a], [b]) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY))
    .map(([year, of]) => ({
      year,
      accounts: new Set(of.map(({ account }) => account.id)).size,
      money: moneyOf(of),
      reach: reachOf(of.flatMap(({ reach }) => reach ?? [])),
    }));
