import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { ParagraphInput } from '../../programmes/pages/field-parts.tsx';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { withdrawReview } from '../commands/withdraw-review.ts';
import { reviewById } from '../queries/reviews.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { reviewCrumbs, reviewTitle } from './review-subject.ts';

export const { show, save } = plainForm({
  may: mayKeepReviews,
  load: reviewById,
  title: 'reviews.withdraw-review',
  button: 'reviews.withdraw-review',
  kind: ({ words }, review) => reviewTitle(words, review),
  crumbs: reviewCrumbs,
  back: ({ id }) => paths.review({ id }),
  version: ({ version }) => version,
  command: withdrawReview,
  readers: { reason: text },
  extra: (_, { id }) => ({ reviewId: id }),
  fields: ({ page, state }) => (
    <>
      <p>{page.words.t('reviews.withdraw-review-what')}</p>
      <ParagraphInput
        page={page}
        state={state}
        name="reason"
        label="reviews.withdraw-why"
        hint="reviews.no-names"
        rows={3}
      />
    </>
  ),
  notice: 'reviews.review-was-withdrawn',
});
