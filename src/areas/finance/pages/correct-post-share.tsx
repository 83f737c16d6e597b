import { NotFound } from '../../../kernel/problem.ts';
import { codeNames } from '../../../page/code-names.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { checkbox, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { postFunders } from '../../activities/rules/support-detail.ts';
import { CorrectionFields } from '../../partners/pages/affiliation-fields.tsx';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { correctPostShare } from '../commands/correct-post-share.ts';
import { type PostRow, postShare } from '../queries/posts.ts';
import { keptPost } from './kept-post.ts';
import { ShareFields, shareReaders } from './post-fields.tsx';

const load = async (page: Page, newest = false) => {
  const share = await page.read((tx) => postShare(tx, instituteOf(page), idOf(page), newest));
  if (!share) throw new NotFound();
  return { share, post: await keptPost(page, share.postId) };
};

export const show = async (page: Page) => {
  const { words } = page;
  const { share, post } = await load(page);
  const state = filledForm({
    fromOn: words.day(share.from),
    untilOn: words.day(share.until),
    funder: share.funder,
    sharePercent: String(share.sharePercent),
    source: share.source,
  });
  return html(view(page, post, state));
};

export const save = async (page: Page) => {
  const { post } = await load(page, true);
  const readers = { ...shareReaders, reason: text, neverWas: checkbox, version: wholeNumber };
  const submitted = await submit(page, correctPostShare, readers, { id: idOf(page) });
  if (!submitted.done) return invalid(view(page, post, submitted.state));
  return redirect(paths.post({ id: post.id }), 'finance.share-kept');
};

const view = (page: Page, post: PostRow, state: FormState) => {
  const { words } = page;
  const title = words.t('finance.correct-share');
  const back = paths.post({ id: post.id });
  return (
    <Frame page={page} title={title} crumbs={[{ label: post.post, href: back }]} narrow>
      <PageHead kind={post.post} title={title} quiet={words.t('partners.replaced-not-erased')} />
      <PageForm
        page={page}
        state={state}
        names={codeNames(words, { 'activities.funder': postFunders })}
        cancel={back}
      >
        <ShareFields page={page} state={state} />
        <CorrectionFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
