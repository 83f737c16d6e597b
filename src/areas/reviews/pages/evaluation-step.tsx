import { paths } from '../../../paths.ts';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { recordEvaluationStep } from '../commands/record-evaluation-step.ts';
import { evaluationById } from '../queries/evaluations.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { evaluationCrumbs, StepFields, stepReaders } from './evaluation-fields.tsx';
import { ResponseWanting } from './response-wanting.tsx';

export const { show, save } = plainForm({
  may: mayKeepReviews,
  load: evaluationById,
  title: 'reviews.evaluation-step-new',
  kind: (_, { title }) => title,
  crumbs: (page, { programmeId, programme }) =>
    evaluationCrumbs(page, { id: programmeId, reference: programme }),
  back: ({ id }) => paths.evaluation({ id }),
  command: recordEvaluationStep,
  readers: stepReaders,
  extra: (_, { id }) => ({ evaluationId: id }),
  fields: ({ page, state, loaded }) => (
    <>
      <ResponseWanting page={page} row={loaded} />
      <StepFields page={page} state={state} isNew />
    </>
  ),
  notice: 'reviews.evaluation-step-recorded',
});
