import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { checkbox, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { correctPoint } from '../commands/correct-point.ts';
import { type PointThing, thingsOfReview } from '../queries/point-subjects.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { ReasonField } from './minutes-fields.tsx';
import { aboutTyped, PointFields, pointReaders } from './point-fields.tsx';
import { type PointOfReview, pointSeen, reviewCrumbs } from './review-subject.ts';

type Loaded = PointOfReview & { things: readonly PointThing[] };

export const show = async (page: Page) => {
  const loaded = await load(page);
  const { point } = loaded;
  const state = filledForm({
    kind: point.kind,
    what: point.what,
    about: aboutTyped(point),
    takenOnBy: point.takenOnBy ?? undefined,
    dueOn: point.dueOn ? page.words.day(point.dueOn) : undefined,
  });
  return html(view(page, loaded, state));
};

export const save = async (page: Page) => {
  const loaded = await load(page, true);
  const { point, review } = loaded;
  const readers = { ...pointReaders, neverWas: checkbox, reason: text, version: wholeNumber };
  const submitted = await submit(page, correctPoint, readers, { pointId: point.id, kind: point.kind });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.review({ id: review.id }), 'reviews.point-corrected');
};

/** `ever`: what somebody struck out since the form was opened keeps what was typed. */
const load = async (page: Page, ever = false): Promise<Loaded> => {
  const found = await pointSeen(page, ever);
  const allowed = mayKeepReviews(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const { id } = requireInstitute(page);
  return { ...found, things: await page.read((tx) => thingsOfReview(tx, id, found.review)) };
};

const view = (page: Page, { point, review, things }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('reviews.correct-point');
  const field = fieldOf(page, state);
  return (
    <Frame page={page} title={title} crumbs={reviewCrumbs(page, review)} narrow>
      <PageHead title={title} kind={words.t(`reviews.point-kind-${point.kind}`)} quiet={point.what} />
      <PageForm
        page={page}
        state={state}
        version={point.entryNo}
        cancel={paths.review({ id: review.id })}
        hidden={{ kind: point.kind }}
      >
        <PointFields page={page} state={state} things={things} />
        <CheckboxField
          {...field('neverWas')}
          label={words.t('reviews.never-was')}
          hint={words.t('reviews.never-was-hint')}
          checked={Boolean(field('neverWas').value)}
        />
        {review.concludedOn && <ReasonField page={page} state={state} />}
      </PageForm>
    </Frame>
  );
};
