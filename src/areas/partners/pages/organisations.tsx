import { NotFound } from '../../../kernel/problem.ts';
import { Frame, sameListWith } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import {
  keyOfRow,
  type OrganisationRow,
  organisations,
  organisationsAPage,
} from '../queries/organisations.ts';
import { organisationKinds } from '../rules/organisation-input.ts';
import { mayKeepOrganisations } from '../rules/partner-permissions.ts';

export const show = async (page: Page) => {
  const institute = page.actor.institute;
  if (!institute) throw new NotFound();
  const query = (name: string) => page.query.get(name) ?? undefined;
  const filter = { search: query('q'), kind: query('kind'), after: query('after') };
  const rows = await page.read((tx) => organisations(tx, institute.id, filter));
  return html(view({ page, rows, mayRegister: mayKeepOrganisations(page.actor) === true }));
};

type Props = { page: Page; rows: readonly OrganisationRow[]; mayRegister: boolean };

const view = ({ page, rows, mayRegister }: Props) => {
  const { words } = page;
  const shown = rows.slice(0, organisationsAPage);
  const last = rows.length > organisationsAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={words.t('partners.organisations')}>
      <PageHead
        title={words.t('partners.organisations')}
        actions={
          mayRegister && (
            <ButtonLink kind="primary" href={paths.newOrganisation()}>
              {words.t('partners.new-organisation')}
            </ButtonLink>
          )
        }
      />
      <OrganisationFilters page={page} />
      <DataTable
        caption={words.t('partners.organisations')}
        captionHidden
        rows={shown}
        empty={words.t('partners.no-organisations')}
        columns={[
          {
            key: 'name',
            label: words.t('partners.name'),
            cell: (row) => <a href={paths.organisation({ id: row.id })}>{row.name}</a>,
          },
          { key: 'acronym', label: words.t('partners.acronym'), cell: (row) => row.acronym },
          {
            key: 'kind',
            label: words.t('partners.kind'),
            cell: (row) => words.say(`partners.kind-${row.kind}`),
          },
          {
            key: 'country',
            label: words.t('partners.country'),
            cell: (row) => row.country && words.country(row.country),
          },
        ]}
      />
      <Pager
        label={words.t('page.pages')}
        first={
          page.query.has('after')
            ? { label: words.t('page.first-page'), href: sameListWith(page, { after: undefined }) }
            : undefined
        }
        next={
          last && { label: words.t('page.next-page'), href: sameListWith(page, { after: keyOfRow(last) }) }
        }
      />
    </Frame>
  );
};

function OrganisationFilters({ page }: { page: Page }) {
  const { words, query } = page;
  return (
    <Filters
      label={words.t('page.filter')}
      action={paths.organisations()}
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
        placeholder={words.t('page.filter-reset')}
        value={query.get('kind') ?? ''}
        options={organisationKinds.map((value) => ({ value, label: words.say(`partners.kind-${value}`) }))}
      />
    </Filters>
  );
}
