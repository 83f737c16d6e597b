import { toDecimal } from '../../../kernel/money.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { type BudgetVersionRow, budgetVersionTotals } from '../queries/budget-versions.ts';
import { mayKeepBudget } from '../rules/finance-permissions.ts';
import { minorText } from './money-words.ts';

type Props = { page: Page; programme: ProgrammeRow; rows: readonly BudgetVersionRow[] };

export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const loaded = await page.read(async (tx) => {
    const programme = await programmeById(tx, institute, idOf(page));
    if (!programme) throw new NotFound();
    return { programme, rows: await budgetVersionTotals(tx, institute, programme.id) };
  });
  const title = `${page.words.t('finance.versions')} ${loaded.programme.reference}`;
  if (isListFile(page)) return listFile(page, title, fileColumns(page), loaded.rows);
  return html(view({ page, ...loaded }));
};

const blocks = ['operational', 'management', 'structure'] as const;

const totalOf = (row: BudgetVersionRow): number =>
  row.operationalMinor + row.managementMinor + row.structureMinor;

const view = (props: Props) => {
  const { page, programme, rows } = props;
  const { words } = page;
  const { id } = programme;
  return (
    <Frame
      page={page}
      title={words.t('finance.versions')}
      crumbs={[
        { label: programme.reference, href: paths.programme({ id }) },
        { label: words.t('finance.budget'), href: paths.budget({ id }) },
      ]}
    >
      <PageHead
        title={words.t('finance.versions')}
        quiet={`${programme.reference} · ${words.text(programme.title)}`}
        actions={
          rows.length > 0 &&
          mayKeepBudget(page.actor) === true && (
            <ButtonLink kind="primary" href={paths.newBudgetVersion({ id })}>
              {words.t('finance.new-version')}
            </ButtonLink>
          )
        }
      />
      <DataTable
        caption={words.t('finance.versions')}
        captionHidden
        rows={rows}
        empty={words.t('finance.no-budget')}
        columns={columns(props)}
      />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

const columns = ({ page: { words }, programme: { id }, rows }: Props): Column<BudgetVersionRow>[] => {
  const said = (minor: number, currency: string | null) => currency && minorText(words, minor, currency);
  return [
    {
      key: 'version',
      label: words.t('finance.version'),
      cell: ({ edition, kind }) => (
        <a href={withQuery(paths.budget({ id }), { version: String(edition) })}>
          {words.t('finance.version-of', { edition, kind: words.say(`finance.kind-${kind}`) })}
        </a>
      ),
    },
    {
      key: 'opened',
      label: words.t('finance.version-opened'),
      cell: ({ at, by }) => at && [words.moment(at), by].filter(Boolean).join(', '),
    },
    { key: 'note', label: words.t('finance.note'), cell: ({ note }) => note },
    ...blocks.map((block) => ({
      key: block,
      label: words.say(`finance.block-${block}`),
      numeric: true,
      cell: (row: BudgetVersionRow) => said(row[`${block}Minor`], row.currency),
    })),
    {
      key: 'total',
      label: words.t('finance.total'),
      numeric: true,
      cell: (row) => said(totalOf(row), row.currency),
    },
    {
      key: 'difference',
      label: words.t('finance.difference'),
      action: true,
      cell: ({ edition }) => {
        const before = rows.find((row) => row.edition < edition);
        return (
          before && (
            <a
              href={withQuery(paths.budgetDifference({ id }), {
                from: String(before.edition),
                to: String(edition),
              })}
            >
              {words.t('finance.difference-from', { edition: before.edition })}
            </a>
          )
        );
      },
    },
  ];
};

const fileColumns = ({ words }: Page): ListColumn<BudgetVersionRow>[] => {
  const amount = (minor: number, currency: string | null) => currency && toDecimal({ minor, currency });
  return [
    { label: words.t('finance.version'), kind: 'number', value: ({ edition }) => edition },
    { label: words.t('finance.kind'), value: ({ kind }) => words.say(`finance.kind-${kind}`) },
    {
      label: words.t('finance.version-opened'),
      value: ({ at, by }) => at && [words.moment(at), by].filter(Boolean).join(', '),
    },
    { label: words.t('finance.note'), value: ({ note }) => note },
    ...blocks.map(
      (block): ListColumn<BudgetVersionRow> => ({
        label: words.say(`finance.block-${block}`),
        kind: 'number',
        value: (row) => amount(row[`${block}Minor`], row.currency),
      }),
    ),
    {
      label: words.t('finance.total'),
      kind: 'number',
      value: (row) => amount(totalOf(row), row.currency),
    },
    { label: words.t('finance.currency'), value: ({ currency }) => currency },
  ];
};
