import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { reviseReview } from '../commands/revise-review.ts';
import type { ReviewRow } from '../queries/reviews.ts';
import { MinutesFields, minutesReaders, ReasonField } from './minutes-fields.tsx';
import { reviewCrumbs, reviewTitle, reviewToChange } from './review-subject.ts';

export const show = async (page: Page) => {
  const review = await reviewToChange(page);
  const { heldOn, place, participants, summary } = review;
  const state = filledForm({
    heldOn: page.words.day(heldOn),
    place: place ?? undefined,
    participants: participants.join('\n'),
    summary,
  });
  return html(view(page, review, state));
};

export const save = async (page: Page) => {
  const review = await reviewToChange(page);
  const readers = { ...minutesReaders, reason: text, version: wholeNumber };
  const submitted = await submit(page, reviseReview, readers, { reviewId: review.id });
  if (!submitted.done) return invalid(view(page, review, submitted.state));
  return redirect(paths.review({ id: review.id }), 'reviews.revised');
};

const view = (page: Page, review: ReviewRow, state: FormState) => {
  const { words } = page;
  const title = words.t(review.concludedOn ? 'reviews.correct' : 'reviews.edit');
  return (
    <Frame page={page} title={title} crumbs={reviewCrumbs(page, review)} narrow>
      <PageHead title={title} kind={reviewTitle(words, review)} quiet={review.partner ?? undefined} />
      <PageForm page={page} state={state} version={review.version} cancel={paths.review({ id: review.id })}>
        <MinutesFields page={page} state={state} />
        {review.concludedOn && <ReasonField page={page} state={state} />}
      </PageForm>
    </Frame>
  );
};
