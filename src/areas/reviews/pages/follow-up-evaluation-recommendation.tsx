import { todayIn } from '../../../kernel/calendar-day.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import type { Option } from '../../../ui/option.ts';
import { RadioField } from '../../../ui/radio-field.tsx';
import { ParagraphInput } from '../../programmes/pages/field-parts.tsx';
import { BehalfInput, behalf, DayInput } from '../../programmes/pages/form-parts.tsx';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { followUpEvaluationRecommendation } from '../commands/follow-up-evaluation-recommendation.ts';
import { evaluationFollowUpStates } from '../rules/evaluation-response-input.ts';
import { mayFollowUpReviews } from '../rules/review-permissions.ts';
import { recommendationCrumbs, recommendationOfForm } from './recommendation-fields.tsx';

const states = ({ words }: Page): readonly Option[] =>
  evaluationFollowUpStates.map((value) => ({ value, label: words.t(`reviews.follow-up-${value}`) }));

export const { show, save } = plainForm({
  may: mayFollowUpReviews,
  load: recommendationOfForm,
  title: 'reviews.follow-up',
  kind: ({ words }, { number, text }) => words.t('reviews.recommendation-of', { number, text }),
  crumbs: recommendationCrumbs,
  back: ({ id }) => paths.evaluationRecommendation({ id }),
  open: ({ words }) => ({ onDay: words.day(todayIn()) }),
  version: ({ followUpNo }) => followUpNo,
  command: followUpEvaluationRecommendation,
  readers: { state: text, onDay: day, note: text, onBehalf: behalf },
  extra: (_, { id }) => ({ recommendationId: id }),
  fields: ({ page, state, loaded: { partnershipId } }) => (
    <>
      <RadioField
        {...fieldOf(page, state)('state')}
        label={page.words.t('reviews.follow-up-state')}
        options={states(page)}
      />
      <DayInput page={page} state={state} name="onDay" label={page.words.t('reviews.onDay')} />
      <ParagraphInput page={page} state={state} name="note" label="reviews.note" rows={3} />
      {partnershipId && <BehalfInput page={page} state={state} />}
    </>
  ),
  choices: states,
  notice: 'reviews.followed-up',
});
