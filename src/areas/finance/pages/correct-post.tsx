import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { correctPost } from '../commands/correct-post.ts';
import type { PostRow } from '../queries/posts.ts';
import { keptPost } from './kept-post.ts';
import { PostFields, postReaders } from './post-fields.tsx';

export const show = async (page: Page) => {
  const { words } = page;
  const post = await keptPost(page);
  const state = filledForm({
    post: post.post,
    fullTimeEquivalent: words.number(post.fullTimeEquivalent),
    fromOn: words.day(post.from),
    untilOn: post.until ? words.day(post.until) : undefined,
  });
  return html(view(page, post, state));
};

export const save = async (page: Page) => {
  const post = await keptPost(page);
  const readers = { ...postReaders, reason: text, version: wholeNumber };
  const submitted = await submit(page, correctPost, readers, { id: post.id });
  if (!submitted.done) return invalid(view(page, post, submitted.state));
  return redirect(paths.post({ id: post.id }), 'finance.post-kept');
};

const view = (page: Page, post: PostRow, state: FormState) => {
  const { words } = page;
  const back = paths.post({ id: post.id });
  return (
    <Frame
      page={page}
      title={words.t('finance.correct-post')}
      crumbs={[
        { label: words.t('finance.posts'), href: paths.posts() },
        { label: post.post, href: back },
      ]}
      narrow
    >
      <PageHead title={words.t('finance.correct-post')} quiet={post.partner ?? undefined} />
      <PageForm page={page} state={state} cancel={back} version={post.entryNo}>
        <PostFields page={page} state={state} />
        <TextArea
          {...fieldOf(page, state)('reason')}
          label={words.t('results.reason')}
          hint={words.t('results.reason-hint')}
          rows={2}
        />
      </PageForm>
    </Frame>
  );
};
