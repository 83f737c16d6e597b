import { addEvaluationRecommendation } from '../../src/areas/reviews/commands/add-evaluation-recommendation.ts';
import { answerEvaluationRecommendation } from '../../src/areas/reviews/commands/answer-evaluation-recommendation.ts';
import { followUpEvaluationRecommendation } from '../../src/areas/reviews/commands/follow-up-evaluation-recommendation.ts';
import { planEvaluation } from '../../src/areas/reviews/commands/plan-evaluation.ts';
import { recordEvaluationStep } from '../../src/areas/reviews/commands/record-evaluation-step.ts';
import { signEvaluationResponse } from '../../src/areas/reviews/commands/sign-evaluation-response.ts';
import {
  evaluationRecommendations,
  lastEntryOf,
} from '../../src/areas/reviews/queries/evaluation-recommendations.ts';
import { storyId } from './draws.ts';
import { enteringFor, staff, type Telling, tell } from './telling.ts';
import { evaluationWords as words } from './words-evaluations.ts';

/** Of the large institute: a mid-term evaluation whose report was published late, and a final one that is planned. */
export const tellEvaluations = async (telling: Telling): Promise<void> => {
  const { story, names, today } = telling;
  if (story.code !== 'iiwe' || today < '2026-01-01') return;
  const officer = staff(telling, 'programme_officer');
  const programmeId = names.programme(story.current);
  const id = storyId(story.code, 'evaluation', 'mid-term');
  const common = { programmeId, evaluator: words.evaluator, isExternal: true };
  await tell(telling, officer, planEvaluation, ['mid-term'], {
    id,
    ...common,
    title: words.midTerm,
    kind: 'mid-term',
    criteria: ['relevance', 'effectiveness', 'sustainability'],
    fromOn: '2024-09-01',
    untilOn: '2024-12-20',
  });
  await tell(telling, officer, planEvaluation, ['final'], {
    id: storyId(story.code, 'evaluation', 'final'),
    ...common,
    title: words.final,
    kind: 'final',
    criteria: ['relevance', 'coherence', 'effectiveness', 'efficiency', 'impact', 'sustainability'],
    fromOn: '2026-09-01',
    untilOn: '2027-03-31',
  });
  await tellStep(telling, id, { step: 'commissioned', onDay: '2024-08-20' });
  await tellStep(telling, id, { step: 'received', onDay: '2025-01-31' });
  await tellResponse(telling, id);
  // Three months after the receipt were over on 30 April.
  await tellStep(telling, id, { step: 'published', onDay: '2025-05-20', address: words.address });
};

const tellStep = async (
  telling: Telling,
  evaluationId: string,
  step: { step: 'commissioned' | 'received' | 'published'; onDay: string; address?: string },
): Promise<void> => {
  await tell(telling, staff(telling, 'programme_officer'), recordEvaluationStep, [step.step], {
    evaluationId,
    ...step,
  });
};

/** Three recommendations, one of them made to a partner that says itself what became of it, and the signature. */
const tellResponse = async (telling: Telling, evaluationId: string): Promise<void> => {
  const { story, db, names, parties } = telling;
  const officer = staff(telling, 'programme_officer');
  const party = parties.find(
    ({ isBody, until, knot }) => !isBody && until === undefined && knot === undefined,
  );
  for (const [at, { text, criterion, toPartner, ...answer }] of words.recommendations.entries()) {
    const id = storyId(story.code, 'recommendation', at);
    const isPartners = toPartner && party;
    await tell(telling, officer, addEvaluationRecommendation, [at], {
      id,
      evaluationId,
      number: at + 1,
      text,
      criterion,
      forInstitute: !isPartners,
      ...(isPartners ? { partnershipId: party.partnershipId } : {}),
    });
    await tell(telling, officer, answerEvaluationRecommendation, [at], { recommendationId: id, ...answer });
  }
  const director = staff(telling, 'director');
  const rows = await db.read(director, (tx) =>
    evaluationRecommendations(tx, names.institute, { evaluationId }),
  );
  await tell(telling, director, signEvaluationResponse, ['mid-term'], {
    evaluationId,
    version: lastEntryOf(rows),
    signedOn: '2025-04-14',
  });
  const { actor } = enteringFor(telling, party, 'partner_coordinator');
  await tell(telling, actor, followUpEvaluationRecommendation, ['mid-term'], {
    recommendationId: storyId(story.code, 'recommendation', 0),
    state: 'under_way',
    onDay: '2025-11-10',
    note: words.underWay,
  });
};
