import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { DocumentsSection } from '../../records/pages/documents-section.tsx';
import { type DocumentRow, documentsOf } from '../../records/queries/documents.ts';
import { mayAttachDocument } from '../../records/rules/record-permissions.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import {
  type PostRow,
  type PostTime,
  posts,
  postTimesOf,
  type TimeShare,
  timeSharesOf,
} from '../queries/posts.ts';
import { mayKeepPosts } from '../rules/finance-permissions.ts';
import { PostTimes, TimeShares } from './post-time-tables.tsx';

type Loaded = {
  post: PostRow;
  shares: readonly TimeShare[];
  times: readonly PostTime[];
  documents: readonly DocumentRow[];
};

export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const id = idOf(page);
  const loaded = await page.read(async (tx): Promise<Loaded> => {
    const [post] = await posts(tx, institute, { id });
    if (!post) throw new NotFound();
    return {
      post,
      shares: await timeSharesOf(tx, institute, id),
      times: await postTimesOf(tx, institute, id),
      documents: await documentsOf(tx, institute, { kind: 'post', id }),
    };
  });
  return html(view(page, loaded));
};

/** What a post is, its contract, and who bears how much of its time when. */
const view = (page: Page, { post, shares, times, documents }: Loaded) => {
  const { words, actor } = page;
  const { id } = post;
  const mayKeep = mayKeepPosts(actor, post) === true;
  return (
    <Frame page={page} title={post.post} crumbs={[{ label: words.t('finance.posts'), href: paths.posts() }]}>
      <PageHead
        kind={words.t('finance.post')}
        title={post.post}
        quiet={post.partner ?? words.t('finance.institute-itself')}
        actions={
          mayKeep && (
            <>
              <ButtonLink kind="primary" href={paths.newPostShare({ id })}>
                {words.t('finance.new-share')}
              </ButtonLink>
              <ButtonLink href={paths.correctPost({ id })}>{words.t('results.correct')}</ButtonLink>
            </>
          )
        }
      />
      {!post.hasContract && <Notice kind="warning">{words.t('finance.contract-needed')}</Notice>}
      <Card>
        <DescriptionList
          rows={[
            { term: words.t('finance.fullTimeEquivalent'), value: words.number(post.fullTimeEquivalent) },
            { term: words.t('finance.fromOn'), value: words.day(post.from) },
            { term: words.t('finance.untilOn'), value: post.until && words.day(post.until) },
            {
              term: words.t('finance.expenses'),
              value: (
                <a href={withQuery(paths.expenses(), { post: id })}>{words.t('finance.expenses-of-post')}</a>
              ),
            },
          ]}
        />
      </Card>
      <Card title={words.t('finance.post-times')}>
        <PostTimes page={page} times={times} />
      </Card>
      <Card title={words.t('finance.time-shares')}>
        <TimeShares page={page} shares={shares} mayKeep={mayKeep} />
      </Card>
      <DocumentsSection
        page={page}
        subject={{ kind: 'post', id }}
        documents={documents}
        mayAttach={mayKeep && mayAttachDocument(actor, post) === true}
      />
    </Frame>
  );
};
