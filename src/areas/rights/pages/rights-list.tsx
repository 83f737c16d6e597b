import { Frame, sameListWith } from '../../../page/frame.tsx';
import { listFileLinks } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import { NarrowingErrors, NarrowingFilters, searchBefore } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { keyOfRow, type RightsSort, rightsAPage } from '../queries/list-page.ts';
import { mayKeepRights } from '../rules/rights-permissions.ts';
import type { AskedRights } from './rights-filters.ts';
import { type RightsSide, RightsTabs } from './rights-tabs.tsx';

type ListedRow = { id: string; title: string; on: string | null };

export type RightsListProps<Row> = {
  page: Page;
  here: RightsSide;
  what: string;
  /** To the form of a new one. */
  add: { label: string; href: string };
  asked: AskedRights;
  /** A page of rows, and one more where there are more. */
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  empty: string;
};

/** One list of this area: filters, table, pages and the way out into a file. */
export function RightsList<Row extends ListedRow>(props: RightsListProps<Row>) {
  const { page, here, what, add, asked, rows, columns, empty } = props;
  const { words } = page;
  const title = words.t(`rights.${here}`);
  const shown = rows.slice(0, rightsAPage);
  const last = rows.length > rightsAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={title}>
      <NarrowingErrors words={words} narrowings={asked.narrowings} beside={asked.beside} />
      <PageHead
        kind={words.t('rights.rights')}
        title={title}
        quiet={what}
        actions={
          mayKeepRights(page.actor) === true && (
            <ButtonLink kind="primary" href={add.href}>
              {add.label}
            </ButtonLink>
          )
        }
      />
      <RightsTabs page={page} here={here} />
      <NarrowingFilters
        page={page}
        narrowings={asked.narrowings}
        beside={asked.beside}
        before={searchBefore(page)}
      />
      <DataTable caption={title} captionHidden rows={shown} empty={empty} columns={columns} />
      <ListPager page={page} after={last && keyOfRow(last, asked.filter.sort)} />
      {shown.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
}

/** The links in the heads of columns that sort: by day, latest first, and by title. */
export const sortLinks = (page: Page, sort: RightsSort) => ({
  date: {
    sortHref: sameListWith(page, { sort: sort === 'date' ? 'date-up' : 'date', after: undefined }),
    sorted: ({ date: 'descending', 'date-up': 'ascending', title: undefined } as const)[sort],
  },
  title: {
    sortHref: sameListWith(page, { sort: 'title', after: undefined }),
    sorted: sort === 'title' ? ('ascending' as const) : undefined,
  },
});
