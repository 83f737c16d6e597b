import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import {
  isAmiss,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { instituteOf, queried } from '../../results/pages/address.ts';
import { type PostRow, posts } from '../queries/posts.ts';
import { mayKeepPosts } from '../rules/finance-permissions.ts';
import { partnerAlone } from './place-narrowings.ts';

/** Functions that are charged to programmes, with their contracts; never a person. */
export const show = async (page: Page) => {
  const { words } = page;
  const institute = instituteOf(page);
  const { rows, narrowings } = await page.read(async (tx) => {
    const narrowings = queried(page, 'partner')
      ? [partnerAlone(page, await partnerChoices(tx, institute))]
      : [];
    const { partner: partnershipId } = valuesOf(narrowings);
    return { narrowings, rows: await posts(tx, institute, { partnershipId }) };
  });
  const { partner: partnershipId } = valuesOf(narrowings);
  const of = ({ partner }: PostRow) => partner ?? words.t('finance.institute-itself');
  const title = words.t('finance.posts');
  if (isListFile(page) && !isAmiss(narrowings))
    return listFile(
      page,
      title,
      [
        { label: words.t('finance.post'), value: ({ post }) => post },
        { label: words.t('finance.partner'), value: of },
        {
          label: words.t('finance.fullTimeEquivalent'),
          kind: 'number',
          value: ({ fullTimeEquivalent }) => fullTimeEquivalent,
        },
        { label: words.t('finance.fromOn'), kind: 'day', value: ({ from }) => from },
        { label: words.t('finance.untilOn'), kind: 'day', value: ({ until }) => until },
        {
          label: words.t('finance.contract'),
          value: ({ hasContract }) => words.t(hasContract ? 'page.yes' : 'page.no'),
        },
      ],
      rows,
    );
  return narrowedPage(
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('finance.expenses'), href: paths.expenses() }]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} />
      <PageHead
        title={title}
        quiet={words.t('finance.posts-what')}
        actions={
          mayKeepPosts(page.actor, { partnershipId: page.actor.partnerships[0] }) === true && (
            <ButtonLink kind="primary" href={withQuery(paths.newPost(), { partner: partnershipId })}>
              {words.t('finance.new-post')}
            </ButtonLink>
          )
        }
      />
      {narrowings.length > 0 && <NarrowingFilters page={page} narrowings={narrowings} />}
      <PostTable page={page} rows={rows} of={of} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>,
    narrowings,
  );
};

type TableProps = { page: Page; rows: readonly PostRow[]; of: (row: PostRow) => string };

function PostTable({ page, rows, of }: TableProps) {
  const { words } = page;
  return (
    <DataTable
      caption={words.t('finance.posts')}
      captionHidden
      rows={rows}
      empty={words.t('finance.no-posts')}
      columns={[
        {
          key: 'post',
          label: words.t('finance.post'),
          cell: ({ id, post }) => <a href={paths.post({ id })}>{post}</a>,
        },
        { key: 'partner', label: words.t('finance.partner'), cell: of },
        {
          key: 'fte',
          label: words.t('finance.fullTimeEquivalent'),
          numeric: true,
          cell: ({ fullTimeEquivalent }) => words.number(fullTimeEquivalent),
        },
        {
          key: 'days',
          label: words.t('finance.contract-days'),
          cell: ({ from, until }) => `${words.day(from)} – ${until ? words.day(until) : ''}`,
        },
        {
          key: 'contract',
          label: words.t('finance.contract'),
          cell: ({ hasContract }) =>
            hasContract ? (
              <Tag tone="ok">{words.t('finance.contract-on-file')}</Tag>
            ) : (
              <Tag tone="warn">{words.t('finance.contract-missing')}</Tag>
            ),
        },
      ]}
    />
  );
}
