import { fromDecimal } from '../../../kernel/money.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { type OrganisationFile, organisationFile } from '../queries/organisation-file.ts';
import type { IatiAmount } from '../rules/iati-file.ts';
import type { OrganisationAccount } from '../rules/organisation-account.ts';
import { mayPublish } from '../rules/publishing-permissions.ts';
import { writtenOrganisation } from '../xml/written-publication.ts';

/** The institute's organisation file: budgets and spending by year, out of what its programmes publish. */
export const show = async (page: Page) => {
  const { id } = requireInstitute(page);
  const allowed = mayPublish(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const file = await page.read((tx) => organisationFile(tx, id));
  const written = file && (await writtenOrganisation(file));
  if (!page.query.has('download') || !written?.ok)
    return html(view(page, file, written && !written.ok ? page.words.problem(written.problem) : undefined));
  return {
    kind: 'file' as const,
    name: `${file?.account.identifier.replace(/[^\w.-]+/g, '-')}-organisation.xml`,
    type: 'application/xml; charset=utf-8',
    body: written.value,
  };
};

const view = (page: Page, file: OrganisationFile | undefined, stopped: string | undefined) => {
  const { words } = page;
  const title = words.t('publishing.organisation-file');
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('page.nav-programmes'), href: paths.programmes() }]}
    >
      <PageHead
        title={title}
        actions={
          file &&
          !stopped && (
            <ButtonLink kind="primary" href={withQuery(paths.organisationFile(), { download: '1' })}>
              {words.t('publishing.download')}
            </ButtonLink>
          )
        }
      />
      <p>{words.t('publishing.organisation-file-what')}</p>
      {stopped && <Notice kind="warning">{stopped}</Notice>}
      {file ? (
        <Years page={page} account={file.account} />
      ) : (
        <EmptyState sentence={words.t('publishing.nothing-published')} />
      )}
    </Frame>
  );
};

function Years({ page: { words }, account }: { page: Page; account: OrganisationAccount }) {
  const { budgets, expenditures, countryBudgets, regionBudgets, currency } = account;
  const years = [...new Set([...budgets, ...expenditures].map(({ start }) => start))].sort();
  const amount = (value: IatiAmount) => {
    const money = fromDecimal(value.amount ?? '0', value.currency ?? currency);
    return money && words.money(money);
  };
  const of = (rows: readonly { start: string; value: IatiAmount }[], year: string) =>
    rows.flatMap(({ start, value }) => (start === year ? amount(value) : [])).join(' + ') || '–';
  const places = (year: string) =>
    [...countryBudgets, ...regionBudgets].filter(({ start }) => start === year).length;
  return (
    <DataTable
      caption={words.t('publishing.organisation-file')}
      captionHidden
      rows={years}
      empty=""
      columns={[
        { key: 'year', label: words.t('publishing.year'), cell: (year) => year.slice(0, 4) },
        {
          key: 'budget',
          label: words.t('publishing.budgets'),
          numeric: true,
          cell: (year) => of(budgets, year),
        },
        {
          key: 'spent',
          label: words.t('publishing.spent'),
          numeric: true,
          cell: (year) => of(expenditures, year),
        },
        {
          key: 'places',
          label: words.t('publishing.places'),
          numeric: true,
          cell: (year) => words.number(places(year)),
        },
      ]}
    />
  );
}
