import { paths, withQuery } from '../../../paths.ts';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { planEvaluation } from '../commands/plan-evaluation.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import {
  EvaluationFields,
  evaluationCrumbs,
  evaluationPlaces,
  evaluationReaders,
} from './evaluation-fields.tsx';

export const { show, save } = plainForm({
  may: mayKeepReviews,
  load: evaluationPlaces,
  title: 'reviews.evaluation-new',
  kind: (_, { programme }) => programme.reference,
  crumbs: (page, { programme }) => evaluationCrumbs(page, programme),
  back: ({ programme: { id } }) => withQuery(paths.evaluations(), { programme: id }),
  command: planEvaluation,
  readers: evaluationReaders,
  extra: (_, { programme: { id } }) => ({ programmeId: id }),
  fields: ({ page, state, loaded: { outcomes } }) => (
    <EvaluationFields page={page} state={state} outcomes={outcomes} />
  ),
  notice: 'reviews.evaluation-planned',
});
