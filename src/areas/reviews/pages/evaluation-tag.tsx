import { todayIn } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { Tag } from '../../../ui/tag.tsx';
import { publicationDueOn } from '../rules/evaluation-clock.ts';
import { type StepsTaken, stepReached } from '../rules/evaluation-steps.ts';

/** The step it reached, in the tone of the publication clock. */
export function EvaluationTag({ page: { words }, row }: { page: Page; row: StepsTaken }) {
  const step = stepReached(row);
  return <Tag tone={toneOf(row)}>{words.t(`reviews.evaluation-step-${step}`)}</Tag>;
}

const toneOf = ({ receivedOn, publishedOn }: StepsTaken) => {
  if (!receivedOn) return 'quiet';
  const due = publicationDueOn(receivedOn);
  return (publishedOn ?? todayIn()) > due ? 'stop' : publishedOn ? 'ok' : 'warn';
};
