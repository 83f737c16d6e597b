import * as z from 'zod/mini';
import { day, id, line, onBehalf, seenEntry, version } from '../../programmes/rules/input-parts.ts';
import { evaluationCriteria } from './evaluation-input.ts';

export const evaluationAnswers = ['accepted', 'partly', 'rejected'] as const;
export type EvaluationAnswer = (typeof evaluationAnswers)[number];

export const evaluationFollowUpStates = ['under_way', 'done', 'dropped'] as const;
export type EvaluationFollowUpState = (typeof evaluationFollowUpStates)[number];

const recommendation = {
  number: z.int().check(z.minimum(1), z.maximum(999)),
  /** Without names: it may be published with the report. */
  text: line(2_000),
  criterion: z.optional(z.enum(evaluationCriteria)),
  /** To the institute, to one partner, or to both. */
  forInstitute: z.boolean(),
  partnershipId: z.optional(id),
  /** Once the response was signed, why it changes. */
  reason: z.optional(line(500)),
};

const madeToSomeone = z.refine<{ forInstitute: boolean; partnershipId?: string | undefined }>(
  ({ forInstitute, partnershipId }) => forInstitute || partnershipId !== undefined,
  { message: 'reviews.recommendation-to-nobody', path: ['partnershipId'] },
);

export const addEvaluationRecommendationInput = z
  .object({ id: z.optional(id), evaluationId: id, ...recommendation })
  .check(madeToSomeone);

/** `version` is the entry number of the row that stands: the second of two people correcting sees both. */
export const correctEvaluationRecommendationInput = z
  .object({
    recommendationId: id,
    version,
    ...recommendation,
    /** The report never made it: nothing takes its place. */
    neverWas: z._default(z.boolean(), false),
  })
  .check(madeToSomeone);

export type RecommendationSaid = Omit<
  z.infer<typeof addEvaluationRecommendationInput>,
  'id' | 'evaluationId'
>;

type Answered = {
  answer: EvaluationAnswer;
  answerReason?: string | undefined;
  action?: string | undefined;
  takenOnBy?: string | undefined;
  dueOn?: string | undefined;
};

const neededUnlessRejected = (field: 'action' | 'takenOnBy' | 'dueOn') =>
  z.refine<Answered>((said) => said.answer === 'rejected' || said[field] !== undefined, {
    message: `reviews.answer-without-${field}`,
    path: [field],
  });

const nothingWhereRejected = (field: 'action' | 'takenOnBy' | 'dueOn') =>
  z.refine<Answered>((said) => said.answer !== 'rejected' || said[field] === undefined, {
    message: 'reviews.answer-rejected-does-nothing',
    path: [field],
  });

/** One command answers and answers anew: `version` is the entry number of the answer that stands, 0 where none does. */
export const answerEvaluationRecommendationInput = z
  .object({
    recommendationId: id,
    version: seenEntry,
    answer: z.enum(evaluationAnswers),
    answerReason: z.optional(line(2_000)),
    action: z.optional(line(2_000)),
    /** A function or an organ, never a name. */
    takenOnBy: z.optional(line(200)),
    dueOn: z.optional(day),
    reason: z.optional(line(500)),
  })
  .check(
    z.refine<Answered>(({ answer, answerReason }) => answer === 'accepted' || answerReason !== undefined, {
      message: 'reviews.answer-without-reason',
      path: ['answerReason'],
    }),
    neededUnlessRejected('action'),
    neededUnlessRejected('takenOnBy'),
    neededUnlessRejected('dueOn'),
    nothingWhereRejected('action'),
    nothingWhereRejected('takenOnBy'),
    nothingWhereRejected('dueOn'),
  );

export type AnswerSaid = z.infer<typeof answerEvaluationRecommendationInput>;

export const followUpEvaluationRecommendationInput = z.object({
  recommendationId: id,
  version: seenEntry,
  state: z.enum(evaluationFollowUpStates),
  onDay: day,
  /** How far it is, or why it was dropped. */
  note: line(1_000),
  onBehalf,
});

/** `version` is the number of the last entry in what is signed; today where the day is left out. */
export const signEvaluationResponseInput = z.object({
  evaluationId: id,
  version: seenEntry,
  signedOn: z.optional(day),
  /** Said where the report holds no recommendation at all. */
  nothingRecommended: z.optional(z.boolean()),
});
