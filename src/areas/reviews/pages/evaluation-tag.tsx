import type { Page } from '../../../page/page.ts';
import { Tag } from '../../../ui/tag.tsx';
import type { JudgedEvaluation } from '../queries/evaluation-checks.ts';
import { stepReached } from '../rules/evaluation-steps.ts';

/** The step it reached, with what the rules of its publication say of it. */
export function EvaluationTag({ page: { words }, row }: { page: Page; row: JudgedEvaluation }) {
  const step = words.t(`reviews.evaluation-step-${stepReached(row)}`);
  const tone = toneOf(row);
  return (
    <Tag tone={tone}>{tone === 'stop' ? words.t('reviews.evaluation-not-in-order', { step }) : step}</Tag>
  );
}

const toneOf = ({ receivedOn, publishedOn, check, response }: JudgedEvaluation) => {
  if (!receivedOn) return 'quiet';
  if (check.verdict !== 'ok' || response.verdict !== 'ok') return 'stop';
  return publishedOn ? 'ok' : 'warn';
};
