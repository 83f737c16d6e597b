import { paths } from '../../../paths.ts';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { outcomeOptions } from '../../programmes/pages/thing-options.ts';
import { reviseEvaluation } from '../commands/revise-evaluation.ts';
import { evaluationById } from '../queries/evaluations.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import {
  EvaluationFields,
  evaluationCrumbs,
  evaluationPlaces,
  evaluationReaders,
} from './evaluation-fields.tsx';

export const { show, save } = plainForm({
  may: mayKeepReviews,
  load: async (tx, instituteId, id) => {
    const evaluation = await evaluationById(tx, instituteId, id);
    const places = evaluation && (await evaluationPlaces(tx, instituteId, evaluation.programmeId));
    return evaluation && places && { evaluation, ...places };
  },
  title: 'reviews.evaluation-edit',
  kind: (_, { programme }) => programme.reference,
  crumbs: (page, { programme }) => evaluationCrumbs(page, programme),
  back: ({ evaluation: { id } }) => paths.evaluation({ id }),
  open: ({ words }, { evaluation }) => ({
    title: evaluation.title,
    kind: evaluation.kind,
    outcomeId: evaluation.outcomeId ?? undefined,
    evaluator: evaluation.evaluator ?? undefined,
    isExternal: evaluation.isExternal ? 'on' : undefined,
    criteria: evaluation.criteria,
    fromOn: words.day(evaluation.fromOn),
    untilOn: words.day(evaluation.untilOn),
  }),
  version: ({ evaluation }) => evaluation.version,
  command: reviseEvaluation,
  readers: evaluationReaders,
  extra: (_, { evaluation: { id } }) => ({ evaluationId: id }),
  fields: ({ page, state, loaded: { outcomes } }) => (
    <EvaluationFields page={page} state={state} outcomes={outcomes} />
  ),
  choices: (page, { outcomes }) => outcomeOptions(page, outcomes),
  notice: 'reviews.evaluation-revised',
});
