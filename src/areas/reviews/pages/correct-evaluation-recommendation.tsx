import type { Tx } from '../../../db/transaction.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { checkbox } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import { correctEvaluationRecommendation } from '../commands/correct-evaluation-recommendation.ts';
import { evaluationById } from '../queries/evaluations.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import {
  criterionOptions,
  RecommendationFields,
  recommendationCrumbs,
  recommendationOfForm,
  recommendationReaders,
} from './recommendation-fields.tsx';

const load = async (tx: Tx, instituteId: string, id: string, page: Page) => {
  const row = await recommendationOfForm(tx, instituteId, id, page);
  const evaluation = row && (await evaluationById(tx, instituteId, row.evaluationId));
  return evaluation && { row, evaluation, partners: await partnershipChoices(tx, instituteId) };
};

export const { show, save } = plainForm({
  may: mayKeepReviews,
  load,
  title: 'reviews.recommendation-correct',
  kind: (_, { row }) => row.evaluation,
  crumbs: (page, { row }) => recommendationCrumbs(page, row),
  back: ({ evaluation: { id } }) => paths.evaluation({ id }),
  open: (_, { row }) => ({
    number: String(row.number),
    text: row.text,
    criterion: row.criterion ?? undefined,
    forInstitute: row.forInstitute ? 'on' : undefined,
    partnershipId: row.partnershipId ?? undefined,
  }),
  version: ({ row }) => row.entryNo,
  command: correctEvaluationRecommendation,
  readers: { ...recommendationReaders, neverWas: checkbox },
  extra: (_, { row: { id } }) => ({ recommendationId: id }),
  fields: ({ page, state, loaded: { evaluation, partners } }) => (
    <>
      <RecommendationFields
        page={page}
        state={state}
        partners={partners}
        isSigned={evaluation.firstSignedOn !== null}
      />
      <CheckboxField
        {...fieldOf(page, state)('neverWas')}
        label={page.words.t('reviews.recommendation-never-was')}
        hint={page.words.t('reviews.recommendation-never-was-hint')}
        checked={Boolean(state.typed?.neverWas?.[0])}
      />
    </>
  ),
  choices: ({ words }, { partners }) => [
    ...criterionOptions(words),
    ...partners.map(({ id, name }) => ({ value: id, label: name })),
  ],
  notice: 'reviews.recommendation-corrected',
});
