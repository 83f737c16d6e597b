import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { choices as several } from '../../../page/readers.ts';
import { type FormState, filledForm, isToCheck, submit, tryOut } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { judged } from '../../activities/pages/activity-checks-asked.ts';
import { type ActivityChoices, activityChoices } from '../../activities/pages/activity-choices.ts';
import { activityReaders } from '../../activities/pages/activity-form.tsx';
import { DecisionFields } from '../../activities/pages/decision-fields.tsx';
import { readersOf } from '../../activities/pages/kind-form.ts';
import { expertFields } from '../../activities/pages/mission-form.tsx';
import { modes } from '../../activities/rules/activity-input.ts';
import { FormChecks } from '../../partners/pages/form-checks.tsx';
import { BehalfInput, countryOptions, DayInput } from '../../programmes/pages/form-parts.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { recordedBaselines } from '../../results/queries/recorded-baselines.ts';
import { checkButtons } from '../../rulebook/pages/check-buttons.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { startMission } from '../commands/start-mission.ts';
import { type PointRow, pointsOfReview } from '../queries/review-points.ts';
import type { ReviewRow } from '../queries/reviews.ts';
import { mayStartMission } from '../rules/review-permissions.ts';
import { reviewCrumbs, reviewTitle, reviewToChange } from './review-subject.ts';

type Loaded = { review: ReviewRow; points: readonly PointRow[]; choices: ActivityChoices };

export const show = async (page: Page) => {
  const loaded = await load(page);
  const { review, choices } = loaded;
  const partner = choices.partnerships.find(({ id }) => id === review.partnershipId);
  const state = filledForm({ outcomeId: review.outcomeId, country: partner?.country ?? undefined });
  return html(view(page, loaded, state));
};

export const save = async (page: Page) => {
  const loaded = await load(page);
  const readers = {
    ...activityReaders,
    ...readersOf({ fields: expertFields, offers: [] }),
    pointIds: several,
  };
  const extra = { reviewId: loaded.review.id };
  if (isToCheck(page)) {
    const judge = judged(page, { baselines: recordedBaselines });
    const { state, seen } = await tryOut(page, startMission, readers, extra, judge);
    return seen ? html(view(page, loaded, state, seen)) : invalid(view(page, loaded, state));
  }
  const submitted = await submit(page, startMission, readers, extra);
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.activity({ id: submitted.value.id }), 'reviews.mission-started');
};

const load = async (page: Page): Promise<Loaded> => {
  const review = await reviewToChange(page);
  const allowed = mayStartMission(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  if (!review.concludedOn) throw new NotAllowed({ key: 'reviews.mission-needs-conclusion' });
  const { id } = requireInstitute(page);
  return page.read(async (tx) => {
    const choices = await activityChoices(tx, id, 'A8');
    const isOfReview = (of: { partnershipId: string | null }) =>
      !review.partnershipId || of.partnershipId === review.partnershipId;
    return {
      review,
      points: (await pointsOfReview(tx, id, review.id)).filter(({ kind }) => kind !== 'decision'),
      choices: { ...choices, openRecommendations: choices.openRecommendations.filter(isOfReview) },
    };
  });
};

const view = (page: Page, loaded: Loaded, state: FormState, checks?: readonly Check[]) => {
  const { words } = page;
  const { review } = loaded;
  const title = words.t('reviews.start-mission');
  return (
    <Frame page={page} title={title} crumbs={reviewCrumbs(page, review)} narrow>
      <PageHead
        title={title}
        kind={[reviewTitle(words, review), review.partner].filter(Boolean).join(' · ')}
        quiet={words.t('reviews.start-mission-what')}
      />
      {checks && <FormChecks page={page} checks={checks} />}
      <PageForm
        page={page}
        state={state}
        buttons={checkButtons(page)}
        cancel={paths.review({ id: review.id })}
      >
        <Fields page={page} state={state} {...loaded} />
      </PageForm>
    </Frame>
  );
};

function Fields({ page, state, review, points, choices }: Loaded & { page: Page; state: FormState }) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <>
      <CheckboxGroup
        {...field('pointIds')}
        label={words.t('reviews.pointIds')}
        hint={words.t('reviews.pointIds-hint')}
        values={state.typed?.pointIds ?? []}
        options={points.map(({ id, kind, what }) => ({
          value: id,
          label: words.t('page.labelled', { label: words.t(`reviews.point-kind-${kind}`), value: what }),
        }))}
      />
      {!review.partnershipId && (
        <SelectField
          {...field('partnershipId')}
          label={words.t('reviews.partner')}
          placeholder={words.t('page.choose')}
          optional={optional}
          options={choices.partnerships.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <SelectField
        {...field('outcomeId')}
        label={words.t('activities.outcomeId')}
        options={choices.outcomes.map(({ id, programme, code, title }) => ({
          value: id,
          label: `${programme} · ${code} ${words.text(title)}`,
        }))}
      />
      <TextField {...field('title')} label={words.t('activities.title')} hint={words.t('reviews.no-names')} />
      <DayInput page={page} state={state} name="plannedFrom" label={words.t('activities.plannedFrom')} />
      <DayInput page={page} state={state} name="plannedUntil" label={words.t('activities.plannedUntil')} />
      <RadioField
        {...field('mode')}
        value={field('mode').value ?? 'in_person'}
        label={words.t('activities.mode')}
        options={modes.map((value) => ({ value, label: words.t(`activities.mode-${value}`) }))}
      />
      <SelectField
        {...field('country')}
        label={words.t('activities.country')}
        hint={words.t('activities.country-hint')}
        optional=""
        placeholder={words.t('page.choose')}
        options={countryOptions(page)}
      />
      <TextField {...field('place')} label={words.t('activities.place')} optional={optional} />
      <DecisionFields page={page} state={state} />
      {expertFields.map(({ Field }) => (
        <Field page={page} state={state} choices={choices} />
      ))}
      {review.partnershipId && <BehalfInput page={page} state={state} />}
    </>
  );
}
