import { toDecimal } from '../../../kernel/money.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import {
  choiceBeside,
  isAmiss,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { type BudgetAmountRow, budgetOfEdition } from '../queries/budget-amounts.ts';
import { type BudgetVersion, budgetVersions } from '../queries/budget-versions.ts';
import {
  budgetDifference,
  type CellDifference,
  type DifferenceTotal,
  differenceTotals,
} from '../rules/budget-difference.ts';
import { itemText, minorText } from './money-words.ts';

type Row = CellDifference<BudgetAmountRow>;
type Props = {
  page: Page;
  programme: ProgrammeRow;
  asked: DifferenceAsked;
  rows: readonly Row[];
};

export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const props = await page.read(async (tx) => {
    const programme = await programmeById(tx, institute, idOf(page));
    const versions = programme ? await budgetVersions(tx, institute, programme.id) : [];
    if (!programme || !versions[0]) throw new NotFound();
    const asked = differenceAsked(page, versions);
    const before = await budgetOfEdition(tx, institute, programme.id, Number(asked.from.value));
    const after = await budgetOfEdition(tx, institute, programme.id, Number(asked.to.value));
    if (!before || !after) throw new NotFound();
    return { page, programme, asked, rows: budgetDifference(before.amounts, after.amounts) };
  });
  const { from, to } = props.asked;
  const beside = besideOf(props.asked);
  if (isListFile(page) && !isAmiss([], beside))
    return listFile(
      page,
      `${page.words.t('finance.difference')} ${props.programme.reference} ${from.value}-${to.value}`,
      fileColumns(page),
      shownOf(props),
    );
  return narrowedPage(view(props), [], beside);
};

type DifferenceAsked = ReturnType<typeof differenceAsked>;

/** The two versions, the last ones where the address names none, and whether what stayed the same is shown. */
const differenceAsked = (page: Page, versions: readonly BudgetVersion[]) => {
  const { words } = page;
  const editions = versions.map(({ edition, kind }) => ({
    value: String(edition),
    label: words.t('finance.version-of', { edition, kind: words.say(`finance.kind-${kind}`) }),
  }));
  const version = (name: string, label: string, otherwise: string) =>
    choiceBeside(page, { name, label, options: editions, otherwise });
  const to = version('to', words.t('finance.difference-after'), editions[0]?.value ?? '');
  return {
    from: version('from', words.t('finance.difference-before'), editions[1]?.value ?? to.value),
    to,
    show: choiceBeside<'changed' | 'all'>(page, {
      name: 'show',
      label: words.t('finance.difference-change'),
      options: [
        { value: 'changed', label: words.t('finance.difference-only-changed') },
        { value: 'all', label: words.t('page.filter-reset') },
      ],
      otherwise: 'changed',
    }),
  };
};

const besideOf = ({ from, to, show }: DifferenceAsked) => [from, to, show];

const shownOf = ({ asked, rows }: Props): readonly Row[] =>
  asked.show.value === 'changed' ? rows.filter(({ change }) => change !== 'same') : rows;

const view = (props: Props) => {
  const { page, programme, rows } = props;
  const { words } = page;
  const { id } = programme;
  return (
    <Frame
      page={page}
      title={words.t('finance.difference-title')}
      crumbs={[
        { label: programme.reference, href: paths.programme({ id }) },
        { label: words.t('finance.budget'), href: paths.budget({ id }) },
        { label: words.t('finance.versions'), href: paths.budgetVersions({ id }) },
      ]}
    >
      <NarrowingErrors words={words} narrowings={[]} beside={besideOf(props.asked)} />
      <PageHead
        title={words.t('finance.difference-title')}
        quiet={`${programme.reference} · ${words.text(programme.title)}`}
      />
      <NarrowingFilters page={page} narrowings={[]} beside={besideOf(props.asked)} />
      <Totals page={page} label={words.t('finance.difference-by-outcome')} totals={byPlace(page, rows)} />
      <Totals
        page={page}
        label={words.t('finance.difference-by-year')}
        totals={differenceTotals(rows, ({ from }) => from.slice(0, 4)).toSorted((a, b) =>
          a.key.localeCompare(b.key),
        )}
      />
      <DataTable
        caption={words.t('finance.difference')}
        rows={shownOf(props)}
        group={({ cell }) => placeOf(page, cell)}
        empty={words.t('finance.difference-none')}
        columns={columns(page)}
      />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

const placeOf = ({ words }: Page, { outcomeCode, block }: BudgetAmountRow): string =>
  outcomeCode ?? words.say(`finance.block-${block}`);

const byPlace = (page: Page, rows: readonly Row[]): DifferenceTotal[] =>
  differenceTotals(rows, (cell) => placeOf(page, cell));

function Totals({
  page: { words },
  label,
  totals,
}: {
  page: Page;
  label: string;
  totals: readonly DifferenceTotal[];
}) {
  const said = (field: 'before' | 'after' | 'difference') => (total: DifferenceTotal) =>
    minorText(words, total[field], total.currency);
  return (
    <DataTable
      caption={label}
      rows={totals}
      empty={words.t('finance.difference-none')}
      columns={[
        { key: 'what', label, cell: ({ key }) => key },
        {
          key: 'before',
          label: words.t('finance.difference-before'),
          numeric: true,
          cell: said('before'),
        },
        { key: 'after', label: words.t('finance.difference-after'), numeric: true, cell: said('after') },
        {
          key: 'difference',
          label: words.t('finance.difference'),
          numeric: true,
          cell: said('difference'),
        },
      ]}
    />
  );
}

const columns = ({ words }: Page): Column<Row>[] => {
  const said = (minor: number | null, currency: string) =>
    minor === null ? null : minorText(words, minor, currency);
  return [
    { key: 'what', label: words.t('finance.item'), cell: ({ cell }) => whatOf(words, cell) },
    { key: 'partner', label: words.t('finance.partner'), cell: ({ cell }) => cell.partner },
    {
      key: 'period',
      label: words.t('results.period'),
      cell: ({ cell }) => `${words.day(cell.from)} – ${words.day(cell.until)}`,
    },
    {
      key: 'change',
      label: words.t('finance.difference-change'),
      cell: ({ change }) => words.say(`finance.difference-${change}`),
    },
    {
      key: 'before',
      label: words.t('finance.difference-before'),
      numeric: true,
      cell: ({ cell, before }) => said(before, cell.currency),
    },
    {
      key: 'after',
      label: words.t('finance.difference-after'),
      numeric: true,
      cell: ({ cell, after }) => said(after, cell.currency),
    },
    {
      key: 'difference',
      label: words.t('finance.difference'),
      numeric: true,
      cell: ({ cell, difference }) => said(difference, cell.currency),
    },
  ];
};

const whatOf = (words: Page['words'], { line, heading, item }: BudgetAmountRow): string =>
  [
    line && words.say(`finance.line-${line}`),
    heading && words.say(`finance.heading-${heading}`),
    item && itemText(words, item),
  ]
    .filter(Boolean)
    .join(' · ');

const fileColumns = (page: Page): ListColumn<Row>[] => {
  const { words } = page;
  const amount = (label: string, of: (row: Row) => number | null): ListColumn<Row> => ({
    label,
    kind: 'number',
    value: (row) => {
      const minor = of(row);
      return minor === null ? null : toDecimal({ minor, currency: row.cell.currency });
    },
  });
  return [
    { label: words.t('finance.outcome'), value: ({ cell }) => placeOf(page, cell) },
    { label: words.t('finance.item'), value: ({ cell }) => whatOf(words, cell) },
    { label: words.t('finance.partner'), value: ({ cell }) => cell.partner },
    { label: words.t('results.from'), kind: 'day', value: ({ cell }) => cell.from },
    { label: words.t('results.until'), kind: 'day', value: ({ cell }) => cell.until },
    {
      label: words.t('finance.difference-change'),
      value: ({ change }) => words.say(`finance.difference-${change}`),
    },
    amount(words.t('finance.difference-before'), ({ before }) => before),
    amount(words.t('finance.difference-after'), ({ after }) => after),
    amount(words.t('finance.difference'), ({ difference }) => difference),
    { label: words.t('finance.currency'), value: ({ cell }) => cell.currency },
  ];
};
