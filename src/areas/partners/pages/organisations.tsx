import { Frame, sameListWith } from '../../../page/frame.tsx';
import {
  isListFile,
  type ListColumn,
  listFile,
  listFileLinks,
  mostListRows,
} from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
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
  const sort = organisationSorts.find((each) => each === query('sort')) ?? 'name';
  const filter = {
    search: query('q'),
    kind: query('kind'),
    country: query('country'),
    sort,
    after: query('after'),
  };
  if (isListFile(page)) {
    const all = await page.read((tx) => organisations(tx, institute.id, filter, mostListRows));
    return listFile(page, page.words.t('partners.organisations'), fileColumns(page), all);
  }
  const rows = await page.read((tx) => organisations(tx, institute.id, filter));
  return html(view({ page, rows, sort }));
};

const view = ({ page, rows, sort }: { page: Page; rows: readonly OrganisationRow[]; sort: Sort }) => {
  const { words } = page;
  const shown = rows.slice(0, organisationsAPage);
  const last = rows.length > organisationsAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={words.t('partners.organisations')}>
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
      <OrganisationFilters page={page} sort={sort} />
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

function OrganisationFilters({ page, sort }: { page: Page; sort: Sort }) {
  const { words, query } = page;
  return (
    <Filters
      label={words.t('page.filter')}
      action={paths.organisations()}
      keep={sort === 'name' ? undefined : { sort }}
      submit={words.t('page.filter')}
      reset={
        query.size > 0 ? { label: words.t('page.filter-reset'), href: paths.organisations() } : undefined
      }
    >
      <TextField
        name="q"
        label={words.t('page.find')}
        type="search"
        optional=""
        value={query.get('q') ?? ''}
      />
      <SelectField
        name="kind"
        label={words.t('partners.kind')}
        optional=""
        placeholder={words.t('partners.all-kinds')}
        value={query.get('kind') ?? ''}
        options={organisationKinds.map((value) => ({ value, label: words.say(`partners.kind-${value}`) }))}
      />
      <SelectField
        name="country"
        label={words.t('partners.country')}
        optional=""
        placeholder={words.t('partners.all-countries')}
        value={query.get('country') ?? ''}
        options={countryOptions(words)}
      />
    </Filters>
  );
}
