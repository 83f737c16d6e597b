import type { Page } from '../../../page/page.ts';
import { Tag } from '../../../ui/tag.tsx';
import type { JudgedEvaluation } from '../queries/evaluation-checks.ts';
import type { EvaluationRow } from '../queries/evaluations.ts';

type Steps = Pick<EvaluationRow, 'commissionedOn' | 'receivedOn' | 'publishedOn'>;

/** How far it is: planned, commissioned, received or published. */
export const stepReached = ({ commissionedOn, receivedOn, publishedOn }: Steps) => {
  if (publishedOn) return 'published';
  if (receivedOn) return 'received';
  return commissionedOn ? 'commissioned' : 'planned';
};

/** The step it reached, in the tone of what the rules of its publication say. */
export function EvaluationTag({ page: { words }, row }: { page: Page; row: JudgedEvaluation }) {
  const step = stepReached(row);
  return <Tag tone={toneOf(row)}>{words.t(`reviews.evaluation-step-${step}`)}</Tag>;
}

const toneOf = ({ receivedOn, publishedOn, check, response }: JudgedEvaluation) => {
  if (!receivedOn) return 'quiet';
  if (check.verdict !== 'ok' || response.verdict !== 'ok') return 'stop';
  return publishedOn ? 'ok' : 'warn';
};
