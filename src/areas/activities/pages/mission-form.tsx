import type { Reader } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import { day, text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { countryOptions, DayInput } from '../../programmes/pages/form-parts.tsx';
import { citedKinds, expertOrigins, interests } from '../rules/mission-detail.ts';
import { answersField } from './answers-field.tsx';
import { choice, line, paragraph } from './detail-fields.tsx';
import type { DetailField, KindForm } from './kind-form.ts';
import { rowsOf } from './rows-field.tsx';

const hidden: Reader<string | undefined> = text;

/** The review that a mission was started from goes along unseen; where there is none, the way to one is shown. */
const review: DetailField = {
  readers: { reviewId: hidden, reviewedOn: day },
  filled: ({ words }, { reviewId, reviewedOn }) => ({
    reviewId: reviewId as string | undefined,
    reviewedOn: reviewedOn ? words.day(reviewedOn as never) : undefined,
  }),
  // The page of the activity shows it with the way to the review, for who may read that.
  shown: () => [],
  Field: ({ page: { words }, state }) => {
    const [id] = state.typed?.reviewId ?? [];
    const [on = ''] = state.typed?.reviewedOn ?? [];
    if (!id)
      return (
        <Notice kind="info">
          {words.t('activities.start-from-review')}{' '}
          <a href={paths.reviews()}>{words.t('activities.to-reviews')}</a>
        </Notice>
      );
    return (
      <>
        <Notice kind="info">{words.t('activities.started-from-review', { day: on })}</Notice>
        <HiddenField name="reviewId" value={id} />
        <HiddenField name="reviewedOn" value={on} />
      </>
    );
  },
};

/** Asked only where no review stands under the mission. */
const baselineOn: DetailField = {
  readers: { baselineOn: day },
  filled: ({ words }, detail) => ({
    baselineOn: detail.baselineOn ? words.day(detail.baselineOn as never) : undefined,
  }),
  shown: (words, detail) =>
    detail.baselineOn
      ? [{ term: words.t('activities.baselineOn'), value: words.day(detail.baselineOn as never) }]
      : [],
  Field: ({ page, state }) =>
    state.typed?.reviewId?.[0] ? (
      <HiddenField name="baselineOn" value="" />
    ) : (
      <DayInput
        page={page}
        state={state}
        name="baselineOn"
        label={page.words.t('activities.baselineOn-first-year')}
        optional
      />
    ),
};

const expertCountry: DetailField = {
  readers: { expertCountry: text },
  filled: (_page, detail) => ({ expertCountry: detail.expertCountry as string | undefined }),
  shown: (words, detail) => [
    { term: words.t('activities.expertCountry'), value: words.country(String(detail.expertCountry)) },
  ],
  Field: ({ page, state }) => (
    <SelectField
      {...fieldOf(page, state)('expertCountry')}
      label={page.words.t('activities.expertCountry')}
      hint={page.words.t('activities.expertCountry-hint')}
      placeholder={page.words.t('page.choose')}
      options={countryOptions(page)}
    />
  ),
};

/** What a mission is, wherever it is started: who goes, with what statement, on which terms. */
export const expertFields: readonly DetailField[] = [
  line('expert', { hint: 'activities.expert-hint' }),
  choice('expertOrigin', expertOrigins),
  expertCountry,
  choice('interest', interests, { optional: true }),
  paragraph('interestStatement', { optional: true, hint: 'activities.interestStatement-hint' }),
  paragraph('termsOfReference'),
  answersField,
];

/** A8: the review or baseline it rests on, what it cites, the expert and the terms of reference. */
export const missionForm: KindForm = {
  offers: [],
  fields: [
    review,
    baselineOn,
    rowsOf('citations', [
      { name: 'citedKind', as: citedKinds },
      { name: 'cited', as: 'text' },
    ]),
    ...expertFields,
  ],
};
