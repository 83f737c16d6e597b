import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import type { Link } from '../../../ui/link.ts';
import { requireInstitute, routeId } from '../../programmes/pages/page-subject.ts';
import { type PointRow, pointById, pointEver } from '../queries/review-points.ts';
import { type ReviewRow, reviewById } from '../queries/reviews.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';

/** The review in the address, for someone who may write in it; 404 where it is not theirs to see. */
export const reviewToChange = async (page: Page): Promise<ReviewRow> => {
  const institute = requireInstitute(page);
  const review = await page.read((tx) => reviewById(tx, institute.id, routeId(page)));
  if (!review) throw new NotFound();
  const allowed = mayKeepReviews(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return review;
};

export type PointOfReview = { point: PointRow; review: ReviewRow };

/** The point in the address and its review; 404 where they are not the actor's to see. `ever`: struck out meanwhile too. */
export const pointSeen = async (page: Page, ever = false): Promise<PointOfReview> => {
  const institute = requireInstitute(page);
  const id = routeId(page);
  const found = await page.read(async (tx) => {
    const point = await (ever ? pointEver : pointById)(tx, institute.id, id);
    const review = point && (await reviewById(tx, institute.id, point.reviewId));
    return review && { point, review };
  });
  if (!found) throw new NotFound();
  return found;
};

/** A review is known by its outcome and its day. */
export const reviewTitle = (words: Words, review: Pick<ReviewRow, 'outcomeCode' | 'heldOn'>): string =>
  words.t('reviews.title-of', { outcome: review.outcomeCode, day: words.day(review.heldOn) });

/** From the programme to the reviews of the outcome. */
export const outcomeCrumbs = (
  { words }: Page,
  review: Pick<ReviewRow, 'programme' | 'programmeId' | 'outcomeId' | 'outcomeCode'>,
): readonly Link[] => [
  { label: review.programme, href: paths.programme({ id: review.programmeId }) },
  { label: review.outcomeCode, href: paths.outcome({ id: review.outcomeId }) },
  { label: words.t('reviews.list'), href: withQuery(paths.reviews(), { outcome: review.outcomeId }) },
];

export const reviewCrumbs = (page: Page, review: ReviewRow): readonly Link[] => [
  ...outcomeCrumbs(page, review),
  { label: reviewTitle(page.words, review), href: paths.review({ id: review.id }) },
];
