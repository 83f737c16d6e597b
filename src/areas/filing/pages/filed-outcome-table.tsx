import type { Page } from '../../../page/page.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import {
  type FiledLine,
  type LineMoney,
  type MoneySum,
  type Reach,
  type YearSum,
  yearSums,
} from '../rules/filed-outcomes.ts';
import { accountName, InAccount, lineName } from './filed-line.tsx';

type Props = {
  page: Page;
  lines: readonly FiledLine[];
  /** Whether the address asks for a part of what was filed. */
  isNarrowed: boolean;
};

/** Plan, money and reach, account by account; each figure opens to its place in the account, and those of one year add up below. */
export function OutcomeTable({ page, lines, isNarrowed }: Props) {
  const { words } = page;
  const sums = yearSums(lines);
  const unfiled = words.t('filing.not-filed');
  const held = (of: Reach) =>
    of.held === null
      ? words.t('filing.planned-not-filed', { count: of.planned })
      : words.t('overview.so-many-of', { count: of.held, of: of.planned });
  const participants = (of: Reach) => (of.participants === null ? unfiled : words.number(of.participants));
  return (
    <DataTable
      caption={words.t('filing.outcomes')}
      captionHidden
      rows={lines}
      group={(line) => accountName(page, line)}
      empty={words.t(isNarrowed ? 'filing.none-fits' : 'filing.none-yet')}
      columns={[
        {
          key: 'outcome',
          label: words.t('overview.outcome'),
          cell: (line) => <InAccount line={line}>{lineName(page, line)}</InAccount>,
          footer: totalOf(page, sums),
        },
        { key: 'aims', label: words.t('filing.aims'), cell: ({ aims }) => aims.join(', ') },
        ...moneyColumns(page, sums),
        {
          key: 'activities',
          label: words.t('filing.held-of-planned'),
          numeric: true,
          cell: (line) => line.reach && <InAccount line={line}>{held(line.reach)}</InAccount>,
          footer: footerOf(page, sums, ({ reach }) => [held(reach)]),
        },
        {
          key: 'participants',
          label: words.t('activities.attendances'),
          numeric: true,
          cell: (line) => line.reach && <InAccount line={line}>{participants(line.reach)}</InAccount>,
          footer: footerOf(page, sums, ({ reach }) => [participants(reach)]),
        },
      ]}
    />
  );
}

/** The amounts of an outcome, in the order of an account. */
export const filedAmounts = [
  { key: 'budget', label: 'filing.budget', of: ({ budgetMinor }: LineMoney) => budgetMinor },
  { key: 'spent', label: 'filing.spent', of: ({ spentMinor }: LineMoney) => spentMinor },
  {
    key: 'in-year',
    label: 'filing.spent-in-year',
    of: ({ spentInYearMinor }: LineMoney) => spentInYearMinor,
  },
  {
    key: 'transferred',
    label: 'filing.transferred',
    of: ({ transferredMinor }: LineMoney) => transferredMinor,
  },
] as const;

const moneyColumns = (page: Page, sums: readonly YearSum[]): Column<FiledLine>[] => {
  const { words } = page;
  const amount = (
    key: string,
    minor: number | null,
    { currency, isPlan }: Pick<MoneySum, 'currency'> & Plan,
  ) => {
    if (minor !== null) return words.money({ minor, currency });
    // An older account does not say what of it fell in its year; a programme is no account.
    return isPlan && key !== 'in-year' ? words.t('filing.not-filed') : '';
  };
  return filedAmounts.map(({ key, label, of }) => ({
    key,
    label: words.t(label),
    numeric: true,
    cell: (line) => {
      const { currency, account } = line;
      const text = amount(key, of(line.money), { currency, isPlan: account.year === null });
      return text && <InAccount line={line}>{text}</InAccount>;
    },
    footer: footerOf(page, sums, ({ year, money }) =>
      money.map((sum) => amount(key, of(sum), { ...sum, isPlan: year === null })),
    ),
  }));
};

type Plan = { isPlan: boolean };

/** What the closing row adds up: how many accounts, where they are of one year. */
const totalOf = ({ words }: Page, sums: readonly YearSum[]): string => {
  const [only, ...others] = sums;
  if (others.length > 0) return words.t('filing.totals-by-account');
  return [words.t('overview.total'), only && countOf(words, only)].filter(Boolean).join(' · ');
};

const countOf = (words: Page['words'], { year, accounts: count }: YearSum): string =>
  words.t(year === null ? 'filing.of-programmes' : 'filing.of-accounts', { count });

/** What a column comes to; where accounts are of several years, each with its year and how many they are. */
const footerOf = ({ words }: Page, sums: readonly YearSum[], textsOf: (sum: YearSum) => readonly string[]) =>
  sums.flatMap((sum) =>
    textsOf(sum).flatMap((text) =>
      text ? (
        <div>
          {sums.length > 1 && (
            <div class="quiet">
              {[sum.year === null ? '' : String(sum.year), countOf(words, sum)].filter(Boolean).join(' · ')}
            </div>
          )}
          {text}
        </div>
      ) : (
        []
      ),
    ),
  );
