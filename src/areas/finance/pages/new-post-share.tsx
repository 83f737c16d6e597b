import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { recordPostShare } from '../commands/record-post-share.ts';
import type { PostRow } from '../queries/posts.ts';
import { keptPost } from './kept-post.ts';
import { ShareFields, shareReaders } from './post-fields.tsx';

export const show = async (page: Page) =>
  html(view(page, await keptPost(page), filledForm({ funder: 'institute' })));

export const save = async (page: Page) => {
  const post = await keptPost(page);
  const submitted = await submit(page, recordPostShare, shareReaders, { postId: post.id });
  if (!submitted.done) return invalid(view(page, post, submitted.state));
  return redirect(paths.post({ id: post.id }), 'finance.share-kept');
};

const view = (page: Page, post: PostRow, state: FormState) => {
  const { words } = page;
  const title = words.t('finance.new-share');
  const back = paths.post({ id: post.id });
  return (
    <Frame page={page} title={title} crumbs={[{ label: post.post, href: back }]} narrow>
      <PageHead kind={post.post} title={title} quiet={words.t('finance.time-shares-what')} />
      <PageForm page={page} state={state} cancel={back}>
        <ShareFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
