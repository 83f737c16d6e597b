import type { Page } from '../../../page/page.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { type FiledLine, type MoneySum, type YearSum, yearSums } from '../rules/filed-outcomes.ts';
import type { FiledMoney } from '../rules/filed-programme.ts';
import { accountName, InAccount, lineName } from './filed-line.tsx';

type Props = { page: Page; lines: readonly FiledLine[] };

/** Plan, money and reach, account by account; each figure opens to its place in the account, and those of one year add up below. */
export function OutcomeTable({ page, lines }: Props) {
  const { words } = page;
  const sums = yearSums(lines);
  const held = (of: { held: number; planned: number }) =>
    words.t('overview.so-many-of', { count: of.held, of: of.planned });
  return (
    <DataTable
      caption={words.t('filing.outcomes')}
      captionHidden
      rows={lines}
      group={(line) => accountName(page, line)}
      empty={words.t('filing.none-yet')}
      columns={[
        {
          key: 'outcome',
          label: words.t('overview.outcome'),
          cell: (line) => <InAccount line={line}>{lineName(page, line)}</InAccount>,
          footer: words.t(sums.length > 1 ? 'filing.totals-by-account' : 'overview.total'),
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
          cell: (line) =>
            line.reach && <InAccount line={line}>{words.number(line.reach.participants)}</InAccount>,
          footer: footerOf(page, sums, ({ reach }) => [words.number(reach.participants)]),
        },
      ]}
    />
  );
}

/** The amounts of an outcome, in the order of an account. */
export const filedAmounts = [
  { key: 'budget', label: 'filing.budget', of: ({ budgetMinor }: FiledMoney) => budgetMinor },
  { key: 'spent', label: 'filing.spent', of: ({ spentMinor }: FiledMoney) => spentMinor },
  {
    key: 'in-year',
    label: 'filing.spent-in-year',
    of: ({ spentInYearMinor }: FiledMoney) => spentInYearMinor,
  },
  {
    key: 'transferred',
    label: 'filing.transferred',
    of: ({ transferredMinor }: FiledMoney) => transferredMinor,
  },
] as const;

const moneyColumns = (page: Page, sums: readonly YearSum[]): Column<FiledLine>[] => {
  const { words } = page;
  const amount = (minor: number | null, { currency }: Pick<MoneySum, 'currency'>) =>
    minor === null ? '' : words.money({ minor, currency });
  return filedAmounts.map(({ key, label, of }) => ({
    key,
    label: words.t(label),
    numeric: true,
    cell: (line) => {
      const text = amount(of(line.money), line);
      return text && <InAccount line={line}>{text}</InAccount>;
    },
    footer: footerOf(page, sums, ({ money }) => money.map((sum) => amount(of(sum), sum))),
  }));
};

/** What a column comes to; where accounts are of several years, each with its year. */
const footerOf = ({ words }: Page, sums: readonly YearSum[], textsOf: (sum: YearSum) => readonly string[]) =>
  sums.flatMap((sum) => {
    const name = sum.year === null ? words.t('filing.kind-programme') : String(sum.year);
    return textsOf(sum).flatMap((text) =>
      text ? (
        <div>
          {sums.length > 1 && <div class="quiet">{name}</div>}
          {text}
        </div>
      ) : (
        []
      ),
    );
  });
