import type { Tx } from '../../../db/transaction.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { checkbox, day, text, wholeNumber } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import type { Link } from '../../../ui/link.ts';
import { ChoiceInput, FewInput, LineInput, ParagraphInput } from '../../programmes/pages/field-parts.tsx';
import { DayInput } from '../../programmes/pages/form-parts.tsx';
import type { PartnershipChoice } from '../../programmes/queries/programme-lists.ts';
import { mayReadProgrammeFile } from '../../programmes/rules/programme-permissions.ts';
import {
  evaluationRecommendationById,
  type RecommendationRow,
  recommendationEver,
} from '../queries/evaluation-recommendations.ts';
import { evaluationCriteria } from '../rules/evaluation-input.ts';
import { evaluationAnswers } from '../rules/evaluation-response-input.ts';

export const recommendationReaders = {
  number: wholeNumber,
  text,
  criterion: text,
  forInstitute: checkbox,
  partnershipId: text,
  reason: text,
};

export const answerReaders = {
  answer: text,
  answerReason: text,
  action: text,
  takenOnBy: text,
  dueOn: day,
  reason: text,
};

/** What somebody struck out is not opened any more; what was typed before that stays with its refusal. */
export const recommendationOfForm = (tx: Tx, instituteId: string, id: string, { form }: Page) =>
  (form.texts.version ? recommendationEver : evaluationRecommendationById)(tx, instituteId, id);

/** From the evaluation, for who reads it, to the recommendation. */
export const recommendationCrumbs = (
  { words, actor }: Page,
  row: Pick<RecommendationRow, 'evaluationId' | 'evaluation'>,
): Link[] => [
  { label: words.t('reviews.recommendations'), href: paths.evaluationRecommendations() },
  ...(mayReadProgrammeFile(actor) === true
    ? [{ label: row.evaluation, href: paths.evaluation({ id: row.evaluationId }) }]
    : []),
];

/** The six criteria, by their code. */
export const criterionOptions = (words: Words) =>
  evaluationCriteria.map((value) => ({ value, label: words.t(`reviews.evaluation-criteria-${value}`) }));

type Props = { page: Page; state: FormState };

/** Number, text, criterion and to whom; once the response was signed, why it changes. */
export function RecommendationFields({
  page,
  state,
  partners,
  isSigned,
}: Props & { partners: readonly PartnershipChoice[]; isSigned: boolean }) {
  const { words } = page;
  const common = { page, state };
  return (
    <>
      <LineInput {...common} name="number" label="reviews.recommendation-number" width={4} />
      <ParagraphInput {...common} name="text" label="reviews.recommendation" rows={5} />
      <ChoiceInput
        {...common}
        name="criterion"
        label="reviews.recommendation-criterion"
        optional
        options={criterionOptions(words)}
      />
      <CheckboxField
        {...fieldOf(page, state)('forInstitute')}
        label={words.t('reviews.recommendation-for-institute')}
        checked={Boolean(state.typed?.forInstitute?.[0])}
      />
      <ChoiceInput
        {...common}
        name="partnershipId"
        label="reviews.recommendation-for-partner"
        hint="reviews.recommendation-partner-hint"
        optional
        options={partners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {isSigned && <ChangeReason {...common} />}
    </>
  );
}

/** The answer, the reason where it is not wholly yes, and what will be done by which function by when. */
export function AnswerFields({ page, state, isSigned }: Props & { isSigned: boolean }) {
  const common = { page, state };
  return (
    <>
      <FewInput {...common} name="answer" label="reviews.answer" values={evaluationAnswers} />
      <ParagraphInput {...common} name="answerReason" label="reviews.answer-why" rows={3} optional />
      <ParagraphInput {...common} name="action" label="reviews.action" rows={3} optional />
      <LineInput
        {...common}
        name="takenOnBy"
        label="reviews.takenOnBy"
        hint="reviews.taken-on-hint"
        optional
      />
      <DayInput {...common} name="dueOn" label={page.words.t('reviews.dueOn')} optional />
      {isSigned && <ChangeReason {...common} />}
    </>
  );
}

function ChangeReason(common: Props) {
  return <ParagraphInput {...common} name="reason" label="reviews.response-change-reason" rows={2} />;
}
