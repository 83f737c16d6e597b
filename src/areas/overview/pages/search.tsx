import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type FoundThing, thingsFound } from '../queries/things-found.ts';
import { titleOf } from './title-of.ts';

const longestWords = 100;

export const show = async (page: Page) => {
  const institute = page.actor.institute;
  if (!institute) throw new NotFound();
  const wanted = (page.query.get('q') ?? '')
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, longestWords);
  const found =
    wanted.length < 2 ? [] : await page.read((tx) => thingsFound(tx, institute.id, wanted, page.actor));
  return html(view(page, wanted, found));
};

const view = (page: Page, wanted: string, found: readonly FoundThing[]) => {
  const { words } = page;
  return (
    <Frame page={page} title={words.t('page.find')}>
      <PageHead
        title={words.t('page.find')}
        quiet={wanted && words.t('overview.found', { count: found.length, wanted })}
      />
      {wanted.length < 2 ? (
        <EmptyState sentence={words.t('overview.search-how')} />
      ) : (
        <DataTable
          caption={words.t('page.find')}
          captionHidden
          rows={found}
          empty={words.t('overview.nothing-found', { wanted })}
          columns={[
            {
              key: 'title',
              label: words.t('overview.thing'),
              cell: (row) => <a href={row.href}>{titleOf(row.title, words)}</a>,
            },
            {
              key: 'kind',
              label: words.t('overview.kind'),
              cell: (row) => words.say(`overview.kind-${row.kind}`),
            },
          ]}
        />
      )}
    </Frame>
  );
};
