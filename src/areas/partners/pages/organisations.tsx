import { valueAndId } from '../../../kernel/list-key.ts';
import { orderBeside, placeBeside } from '../../../page/asked-beside.tsx';
import { Frame, sameListWith } from '../../../page/frame.tsx';
import {
  isListFile,
  type ListColumn,
  listFile,
  listFileLinks,
  mostListRows,
} from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import {
  type FieldBeside,
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  narrowing,
  searchBefore,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import {
  keyOfRow,
  type OrganisationRow,
  organisationSorts,
  organisations,
  organisationsAPage,
} from '../queries/organisations.ts';
import { organisationKinds } from '../rules/organisation-input.ts';
import { mayKeepOrganisations } from '../rules/partner-permissions.ts';
import { countryOptions, registerOf } from './partner-words.ts';

type Sort = (typeof organisationSorts)[number];

export const show = async (page: Page) => {
  const institute = registerOf(page);
  const query = (name: string) => page.query.get(name) || undefined;
  const order = orderBeside(page, organisationSorts);
  const sort = order.value ?? 'name';
  const place = placeBeside(page, valueAndId);
  const beside = [order, place];
  const narrowings = narrowingsOf(page);
  const filter = {
    search: query('q'),
    ...valuesOf(narrowings),
    sort,
    after: place.value,
  };
  if (isListFile(page) && !isAmiss(narrowings, beside)) {
    const all = await page.read((tx) => organisations(tx, institute.id, filter, mostListRows));
    return listFile(page, page.words.t('partners.organisations'), fileColumns(page), all);
  }
  const rows = await page.read((tx) => organisations(tx, institute.id, filter));
  return narrowedPage(view({ page, narrowings, beside, rows, sort }), narrowings, beside);
};

const narrowingsOf = (page: Page): Narrowing[] => {
  const { words } = page;
  return [
    narrowing(
      page,
      'kind',
      words.t('partners.kind'),
      organisationKinds.map((value) => ({ value, label: words.say(`partners.kind-${value}`) })),
      words.t('partners.all-kinds'),
    ),
    narrowing(
      page,
      'country',
      words.t('partners.country'),
      countryOptions(words),
      words.t('partners.all-countries'),
    ),
  ];
};

type Props = {
  page: Page;
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
  rows: readonly OrganisationRow[];
  sort: Sort;
};

const view = ({ page, narrowings, beside, rows, sort }: Props) => {
  const { words } = page;
  const shown = rows.slice(0, organisationsAPage);
  const last = rows.length > organisationsAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={words.t('partners.organisations')}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={words.t('partners.organisations')}
        actions={
          mayKeepOrganisations(page.actor) === true && (
            <ButtonLink kind="primary" href={paths.newOrganisation()}>
              {words.t('partners.new-organisation')}
            </ButtonLink>
          )
        }
      />
      <NarrowingFilters page={page} narrowings={narrowings} before={searchBefore(page)} beside={beside} />
      <DataTable
        caption={words.t('partners.organisations')}
        captionHidden
        rows={shown}
        empty={words.t('partners.no-organisations')}
        columns={columnsOf(page, sort)}
      />
      <ListPager page={page} after={last && keyOfRow(last, sort)} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

const columnsOf = (page: Page, sort: Sort) => {
  const { words } = page;
  const sorting = (key: Sort) => ({
    sortHref: sameListWith(page, { sort: key, after: undefined }),
    sorted: sort === key ? ('ascending' as const) : undefined,
  });
  return [
    {
      key: 'name',
      label: words.t('partners.name'),
      ...sorting('name'),
      cell: (row: OrganisationRow) => <a href={paths.organisation({ id: row.id })}>{row.name}</a>,
    },
    { key: 'acronym', label: words.t('partners.acronym'), cell: (row: OrganisationRow) => row.acronym },
    {
      key: 'kind',
      label: words.t('partners.kind'),
      ...sorting('kind'),
      cell: (row: OrganisationRow) => words.say(`partners.kind-${row.kind}`),
    },
    {
      key: 'country',
      label: words.t('partners.country'),
      ...sorting('country'),
      cell: (row: OrganisationRow) => row.country && words.country(row.country),
    },
  ];
};

const fileColumns = ({ words }: Page): readonly ListColumn<OrganisationRow>[] => [
  { label: words.t('partners.name'), value: (row) => row.name },
  { label: words.t('partners.acronym'), value: (row) => row.acronym },
  { label: words.t('partners.kind'), value: (row) => words.say(`partners.kind-${row.kind}`) },
  { label: words.t('partners.country'), value: (row) => row.country && words.country(row.country) },
];
