import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { BehalfInput, behalf, DayInput } from '../../programmes/pages/form-parts.tsx';
import { followUpPoint } from '../commands/follow-up-point.ts';
import { followUpStates } from '../rules/review-input.ts';
import { mayFollowUpReviews } from '../rules/review-permissions.ts';
import { canBeFollowedUp } from '../rules/review-state.ts';
import { type PointOfReview, pointSeen, reviewCrumbs } from './review-subject.ts';

export const show = async (page: Page) => {
  const found = await load(page);
  const state = found.point.state === 'open' ? 'done' : 'open';
  return html(view(page, found, filledForm({ state, onDay: page.words.day(todayIn()) })));
};

export const save = async (page: Page) => {
  const found = await load(page, true);
  const readers = { state: text, onDay: day, note: text, onBehalf: behalf, version: wholeNumber };
  const submitted = await submit(page, followUpPoint, readers, { pointId: found.point.id });
  if (!submitted.done) return invalid(view(page, found, submitted.state));
  return redirect(paths.review({ id: found.review.id }), 'reviews.followed-up');
};

/** `ever`: what somebody struck out since the form was opened keeps what was typed. */
const load = async (page: Page, ever = false): Promise<PointOfReview> => {
  const found = await pointSeen(page, ever);
  const allowed = mayFollowUpReviews(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  if (!canBeFollowedUp(found.point)) throw new NotAllowed({ key: 'reviews.progress-is-not-followed' });
  return found;
};

const view = (page: Page, { point, review }: PointOfReview, state: FormState) => {
  const { words } = page;
  const title = words.t('reviews.follow-up');
  const field = fieldOf(page, state);
  const stateNames = new Map(followUpStates.map((each) => [each, words.t(`reviews.follow-up-${each}`)]));
  const offered = followUpStates.filter((each) => each !== point.state);
  return (
    <Frame page={page} title={title} crumbs={reviewCrumbs(page, review)} narrow>
      <PageHead title={title} kind={words.t(`reviews.point-kind-${point.kind}`)} quiet={point.what} />
      <PageForm
        page={page}
        state={state}
        version={point.followUpEntryNo}
        names={stateNames}
        cancel={paths.review({ id: review.id })}
      >
        <RadioField
          {...field('state')}
          label={words.t('reviews.follow-up-state')}
          options={offered.map((value) => ({ value, label: words.t(`reviews.follow-up-${value}`) }))}
        />
        <DayInput page={page} state={state} name="onDay" label={words.t('reviews.onDay')} />
        <TextArea
          {...field('note')}
          label={words.t('reviews.note')}
          hint={words.t('reviews.no-names')}
          rows={3}
        />
        {review.partnershipId && <BehalfInput page={page} state={state} />}
      </PageForm>
    </Frame>
  );
};
