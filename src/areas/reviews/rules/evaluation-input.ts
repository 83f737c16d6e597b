import * as z from 'zod/mini';
import { day, id, line, version } from '../../programmes/rules/input-parts.ts';

export const evaluationKinds = ['mid-term', 'final', 'other'] as const;
export type EvaluationKind = (typeof evaluationKinds)[number];

/** The six criteria of the DAC, since December 2019. */
export const evaluationCriteria = [
  'relevance',
  'coherence',
  'effectiveness',
  'efficiency',
  'impact',
  'sustainability',
] as const;
export type EvaluationCriterion = (typeof evaluationCriteria)[number];

/** In the order in which they come. */
export const evaluationSteps = ['commissioned', 'received', 'published'] as const;
export type EvaluationStep = (typeof evaluationSteps)[number];

const evaluation = {
  title: line(300),
  kind: z.enum(evaluationKinds),
  /** The programme as a whole where it is left out. */
  outcomeId: z.optional(id),
  /** An organisation or a function, never a name. */
  evaluator: z.optional(line(200)),
  isExternal: z.boolean(),
  criteria: z.array(z.enum(evaluationCriteria)).check(z.minLength(1, 'reviews.evaluation-criteria-missing')),
  fromOn: day,
  untilOn: day,
};

const endsAfterItBegins = z.refine<{ fromOn: string; untilOn: string }>(
  ({ fromOn, untilOn }) => untilOn >= fromOn,
  { message: 'reviews.evaluation-ends-early', path: ['untilOn'] },
);

export const planEvaluationInput = z
  .object({ id: z.optional(id), programmeId: id, ...evaluation })
  .check(endsAfterItBegins);

export const reviseEvaluationInput = z
  .object({ evaluationId: id, version, ...evaluation })
  .check(endsAfterItBegins);

export const withdrawEvaluationInput = z.object({ evaluationId: id, version, reason: line(2_000) });

export const moveEvaluationInput = z.object({ evaluationId: id, version, programmeId: id });

export type EvaluationSaid = Omit<z.infer<typeof planEvaluationInput>, 'id' | 'programmeId'>;

const step = {
  step: z.enum(evaluationSteps),
  onDay: day,
  /** Where the report and the response are read; of a publication only. */
  address: z.optional(
    line(500).check(z.refine((typed) => isWebAddress(typed), 'reviews.evaluation-address-not-understood')),
  ),
  /** What is not published, and why, in words that may be public. */
  withheld: z.optional(line(1_000)),
  withheldReason: z.optional(line(1_000)),
};

type StepSaid = {
  step: EvaluationStep;
  address?: string | undefined;
  withheld?: string | undefined;
  withheldReason?: string | undefined;
};

const isWebAddress = (typed: string): boolean =>
  URL.canParse(typed) && ['http:', 'https:'].includes(new URL(typed).protocol);

const wholeStep = [
  z.refine<StepSaid>((said) => said.step !== 'published' || said.address !== undefined, {
    message: 'reviews.evaluation-address-missing',
    path: ['address'],
  }),
  z.refine<StepSaid>((said) => said.step === 'published' || said.address === undefined, {
    message: 'reviews.evaluation-only-published',
    path: ['address'],
  }),
  z.refine<StepSaid>((said) => said.step === 'published' || said.withheld === undefined, {
    message: 'reviews.evaluation-only-published',
    path: ['withheld'],
  }),
  z.refine<StepSaid>((said) => (said.withheld === undefined) === (said.withheldReason === undefined), {
    message: 'reviews.evaluation-withheld-reason',
    path: ['withheldReason'],
  }),
] as const;

export const recordEvaluationStepInput = z
  .object({ id: z.optional(id), evaluationId: id, ...step })
  .check(...wholeStep);

export const correctEvaluationStepInput = z
  .object({ stepId: id, version, ...step, neverWas: z._default(z.boolean(), false), reason: line(500) })
  .check(...wholeStep);
