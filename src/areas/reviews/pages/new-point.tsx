import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { addPoint } from '../commands/add-point.ts';
import { type PointThing, thingsOfReview } from '../queries/point-subjects.ts';
import type { ReviewRow } from '../queries/reviews.ts';
import { pointKinds } from '../rules/review-input.ts';
import { ReasonField } from './minutes-fields.tsx';
import { PointFields, pointReaders } from './point-fields.tsx';
import { reviewCrumbs, reviewTitle, reviewToChange } from './review-subject.ts';

type Loaded = { review: ReviewRow; things: readonly PointThing[] };

export const show = async (page: Page) => {
  const loaded = await load(page);
  const kind = pointKinds.find((each) => each === page.query.get('kind'));
  return html(view(page, loaded, filledForm({ kind, about: 'outcome' })));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { id } = loaded.review;
  const submitted = await submit(page, addPoint, { ...pointReaders, reason: text }, { reviewId: id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.review({ id }), 'reviews.point-added');
};

const load = async (page: Page): Promise<Loaded> => {
  const review = await reviewToChange(page);
  const { id } = requireInstitute(page);
  return { review, things: await page.read((tx) => thingsOfReview(tx, id, review)) };
};

const view = (page: Page, { review, things }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('reviews.new-point');
  return (
    <Frame page={page} title={title} crumbs={reviewCrumbs(page, review)} narrow>
      <PageHead title={title} kind={reviewTitle(words, review)} quiet={review.partner ?? undefined} />
      <PageForm page={page} state={state} cancel={paths.review({ id: review.id })}>
        <RadioField
          {...fieldOf(page, state)('kind')}
          label={words.t('reviews.point-kind')}
          options={pointKinds.map((value) => ({
            value,
            label: words.t(`reviews.point-kind-${value}`),
            hint: words.t(`reviews.point-what-${value}`),
          }))}
        />
        <PointFields page={page} state={state} things={things} />
        {review.concludedOn && <ReasonField page={page} state={state} />}
      </PageForm>
    </Frame>
  );
};
