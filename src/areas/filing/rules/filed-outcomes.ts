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

export type Reach = { planned: number; held: number; participants: number };

/** An outcome as an account has it. Money is cumulative, in minor units of `currency`; reach is that of the account's year. */
export type FiledLine = {
  account: Omit<AccountRead, 'content'> & { from: string; until: string };
  currency: string;
  /** Its place in the account, from 1; null: management and structure costs, which belong to no outcome. */
  place: number | null;
  code: string | null;
  title: Localized | null;
  aims: readonly string[];
  money: FiledMoney;
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
    .flatMap((account) => [...outcomeLines(account), ...besideLine(account)])
    .filter(({ aims }) => aim === undefined || aims.includes(aim));

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
  held: of.reduce((sum, { held }) => sum + held, 0),
  participants: of.reduce((sum, { participants }) => sum + participants, 0),
});

export type MoneySum = FiledMoney & { currency: string };

/** Money of several lines, each currency by itself; of a year only where each of them says it. */
const moneyOf = (lines: readonly FiledLine[]): MoneySum[] =>
  [...Map.groupBy(lines, ({ currency }) => currency)].map(([currency, of]) => {
    const sum = (field: 'budgetMinor' | 'spentMinor' | 'transferredMinor') =>
      of.reduce((total, { money }) => total + money[field], 0);
    const inYear = of.map(({ money }) => money.spentInYearMinor);
    return {
      currency,
      budgetMinor: sum('budgetMinor'),
      spentMinor: sum('spentMinor'),
      spentInYearMinor: inYear.includes(null)
        ? null
        : inYear.reduce<number>((total, minor) => total + (minor ?? 0), 0),
      transferredMinor: sum('transferredMinor'),
    };
  });

/** What lines come to whose accounts are of one year; null: of programmes as a whole. */
export type YearSum = { year: number | null; money: readonly MoneySum[]; reach: Reach };

/** Year by year of the accounts, the earliest first, programmes as a whole last: accounts of different years add up to nothing. */
export const yearSums = (lines: readonly FiledLine[]): YearSum[] =>
  [...Map.groupBy(lines, ({ account }) => account.year)]
    .toSorted(([a], [b]) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY))
    .map(([year, of]) => ({
      year,
      money: moneyOf(of),
      reach: reachOf(of.flatMap(({ reach }) => reach ?? [])),
    }));
