import type { Tx } from '../../../db/transaction.ts';
import { paths } from '../../../paths.ts';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import { addEvaluationRecommendation } from '../commands/add-evaluation-recommendation.ts';
import { evaluationRecommendations } from '../queries/evaluation-recommendations.ts';
import { evaluationById } from '../queries/evaluations.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import {
  RecommendationFields,
  recommendationCrumbs,
  recommendationReaders,
} from './recommendation-fields.tsx';

const load = async (tx: Tx, instituteId: string, id: string) => {
  const evaluation = await evaluationById(tx, instituteId, id);
  if (!evaluation) return undefined;
  const rows = await evaluationRecommendations(tx, instituteId, { evaluationId: id });
  const next = Math.max(0, ...rows.map(({ number }) => number)) + 1;
  return { evaluation, next, partners: await partnershipChoices(tx, instituteId) };
};

export const { show, save } = plainForm({
  may: mayKeepReviews,
  load,
  title: 'reviews.recommendation-new',
  kind: (_, { evaluation }) => evaluation.title,
  crumbs: (page, { evaluation: { id, title } }) =>
    recommendationCrumbs(page, { evaluationId: id, evaluation: title }),
  back: ({ evaluation: { id } }) => paths.evaluation({ id }),
  open: (_, { next }) => ({ number: String(next), forInstitute: 'on' }),
  command: addEvaluationRecommendation,
  readers: recommendationReaders,
  extra: (_, { evaluation: { id } }) => ({ evaluationId: id }),
  fields: ({ page, state, loaded: { evaluation, partners } }) => (
    <RecommendationFields
      page={page}
      state={state}
      partners={partners}
      isSigned={evaluation.firstSignedOn !== null}
    />
  ),
  notice: 'reviews.recommendation-added',
});
