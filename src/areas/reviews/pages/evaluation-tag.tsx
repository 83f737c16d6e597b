import type { Page } from '../../../page/page.ts';
import { Tag } from '../../../ui/tag.tsx';
import type { JudgedEvaluation } from '../queries/evaluation-checks.ts';
import { stepReached } from '../rules/evaluation-steps.ts';

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
