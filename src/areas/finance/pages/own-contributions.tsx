import { toDecimal } from '../../../kernel/money.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { budgetChecks } from '../queries/budget-checks.ts';
import { type OwnContributionRow, ownContributionsOf } from '../queries/own-contributions.ts';
import { mayKeepBudget, mayReadBudgetChecks } from '../rules/finance-permissions.ts';
import { BudgetCheckList } from './budget-check-list.tsx';

type Props = {
  page: Page;
  programme: ProgrammeRow;
  rows: readonly OwnContributionRow[];
  checks: readonly Check[];
};

/** Who bears what the subsidy does not, by year, and what the rules say of it. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const allowed = mayReadBudgetChecks(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const loaded = await page.read(async (tx) => {
    const programme = await programmeById(tx, institute, idOf(page));
    if (!programme) throw new NotFound();
    const checks = await budgetChecks(tx, institute, programme);
    return {
      programme,
      rows: await ownContributionsOf(tx, institute, programme.id),
      checks: checks.filter(({ ruleId }) => ruleId === 'M02' || ruleId === 'M03'),
    };
  });
  const name = `${page.words.t('finance.own-contributions')} ${loaded.programme.reference}`;
  if (isListFile(page)) return listFile(page, name, fileColumns(page), loaded.rows);
  return html(view({ page, ...loaded }));
};

const view = ({ page, programme, rows, checks }: Props) => {
  const { words } = page;
  const { id } = programme;
  return (
    <Frame
      page={page}
      title={words.t('finance.own-contributions')}
      crumbs={[
        { label: programme.reference, href: paths.programme({ id }) },
        { label: words.t('finance.budget'), href: paths.budget({ id }) },
      ]}
    >
      <PageHead
        title={words.t('finance.own-contributions')}
        kind={programme.reference}
        quiet={words.t('finance.own-contributions-what')}
        actions={
          mayKeepBudget(page.actor) === true && (
            <ButtonLink kind="primary" href={paths.newOwnContribution({ id })}>
              {words.t('finance.new-own-contribution')}
            </ButtonLink>
          )
        }
      />
      <BudgetCheckList page={page} programmeId={id} checks={checks} />
      <DataTable
        caption={words.t('finance.own-contributions')}
        captionHidden
        rows={rows}
        group={({ year }) => groupName(page, year, rows)}
        empty={words.t('finance.no-own-contributions')}
        columns={columns(page)}
      />
      {rows.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

/** The year, and what all of it comes to. */
const groupName = ({ words }: Page, year: number, rows: readonly OwnContributionRow[]): string => {
  const ofYear = rows.filter((row) => row.year === year);
  const minor = ofYear.reduce((sum, { amount }) => sum + amount.minor, 0);
  const total = words.money({ minor, currency: ofYear[0]?.amount.currency ?? 'EUR' });
  return words.t('page.labelled', { label: String(year), value: total });
};

const columns = (page: Page): Column<OwnContributionRow>[] => {
  const { words } = page;
  const shown: Column<OwnContributionRow>[] = [
    { key: 'funder', label: words.t('finance.funder'), cell: ({ funder }) => funder },
    {
      key: 'source',
      label: words.t('finance.own-source'),
      cell: ({ source }) => words.t(`finance.own-source-${source}`),
    },
    {
      key: 'amount',
      label: words.t('finance.amount'),
      numeric: true,
      cell: ({ amount }) => words.money(amount),
    },
  ];
  if (mayKeepBudget(page.actor) !== true) return shown;
  const label = words.t('partners.correct');
  return [
    ...shown,
    {
      key: 'correct',
      action: true,
      label,
      cell: ({ id }) => <a href={paths.correctOwnContribution({ id })}>{label}</a>,
    },
  ];
};

const fileColumns = ({ words }: Page): ListColumn<OwnContributionRow>[] => [
  { label: words.t('finance.year'), kind: 'number', value: ({ year }) => year },
  { label: words.t('finance.funder'), value: ({ funder }) => funder },
  { label: words.t('finance.own-source'), value: ({ source }) => words.t(`finance.own-source-${source}`) },
  { label: words.t('finance.amount'), kind: 'number', value: ({ amount }) => toDecimal(amount) },
  { label: words.t('finance.currency'), value: ({ amount }) => amount.currency },
];
