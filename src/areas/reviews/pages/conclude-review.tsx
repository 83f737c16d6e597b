import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { DayInput } from '../../programmes/pages/form-parts.tsx';
import { concludeReview } from '../commands/conclude-review.ts';
import type { ReviewRow } from '../queries/reviews.ts';
import { reviewCrumbs, reviewTitle, reviewToChange } from './review-subject.ts';

export const show = async (page: Page) =>
  html(view(page, await openOne(page), filledForm({ concludedOn: page.words.day(todayIn()) })));

export const save = async (page: Page) => {
  const review = await reviewToChange(page);
  const submitted = await submit(page, concludeReview, { concludedOn: day }, { reviewId: review.id });
  if (!submitted.done) return invalid(view(page, review, submitted.state));
  return redirect(paths.review({ id: review.id }), 'reviews.concluded-now');
};

const openOne = async (page: Page): Promise<ReviewRow> => {
  const review = await reviewToChange(page);
  if (review.concludedOn) throw new NotAllowed({ key: 'reviews.is-concluded' });
  return review;
};

const view = (page: Page, review: ReviewRow, state: FormState) => {
  const { words } = page;
  const title = words.t('reviews.conclude');
  const { gaps, progress, decisions } = review;
  return (
    <Frame page={page} title={title} crumbs={reviewCrumbs(page, review)} narrow>
      <PageHead title={title} kind={reviewTitle(words, review)} quiet={review.partner ?? undefined} />
      <p>{words.t('reviews.points-said', { gaps, progress, decisions })}</p>
      <p>{words.t('reviews.conclude-what')}</p>
      <PageForm
        page={page}
        state={state}
        buttons={[{ label: words.t('reviews.conclude') }]}
        cancel={paths.review({ id: review.id })}
      >
        <DayInput page={page} state={state} name="concludedOn" label={words.t('reviews.concludedOn')} />
      </PageForm>
    </Frame>
  );
};
