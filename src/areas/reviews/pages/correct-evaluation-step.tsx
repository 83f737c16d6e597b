import { checkbox, day, text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { ParagraphInput } from '../../programmes/pages/field-parts.tsx';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { correctEvaluationStep } from '../commands/correct-evaluation-step.ts';
import { evaluationById, evaluationStepById } from '../queries/evaluations.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { evaluationCrumbs, StepFields } from './evaluation-fields.tsx';

export const { show, save } = plainForm({
  may: mayKeepReviews,
  // What somebody struck out is not opened any more; what was typed before that stays with its refusal.
  load: async (tx, instituteId, id, { form }) => {
    const found = await evaluationStepById(tx, instituteId, id);
    const step = found && (found.endedByNo === null || form.texts.version) ? found : undefined;
    const evaluation = step && (await evaluationById(tx, instituteId, step.evaluationId));
    return step && evaluation && { step, evaluation };
  },
  title: 'reviews.evaluation-step-correct',
  kind: ({ words }, { step, evaluation }) =>
    `${words.t(`reviews.evaluation-step-${step.step}`)} · ${evaluation.title}`,
  crumbs: (page, { evaluation: { programmeId, programme } }) =>
    evaluationCrumbs(page, { id: programmeId, reference: programme }),
  back: ({ evaluation: { id } }) => paths.evaluation({ id }),
  open: ({ words }, { step }) => ({
    onDay: words.day(step.onDay),
    address: step.address ?? undefined,
    withheld: step.withheld ?? undefined,
    withheldReason: step.withheldReason ?? undefined,
  }),
  version: ({ step }) => step.entryNo,
  command: correctEvaluationStep,
  readers: {
    onDay: day,
    address: text,
    withheld: text,
    withheldReason: text,
    neverWas: checkbox,
    reason: text,
  },
  extra: (_, { step: { id, step } }) => ({ stepId: id, step }),
  fields: ({ page, state }) => (
    <>
      <StepFields page={page} state={state} isNew={false} />
      <CheckboxField
        name="neverWas"
        label={page.words.t('programmes.step-never-was')}
        hint={page.words.t('programmes.step-never-was-hint')}
        checked={Boolean(state.typed?.neverWas?.[0])}
      />
      <ParagraphInput page={page} state={state} name="reason" label="programmes.correction-reason" rows={2} />
    </>
  ),
  notice: 'reviews.evaluation-step-corrected',
});
