import { todayIn } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { Tag } from '../../../ui/tag.tsx';
import type { EvaluationRow } from '../queries/evaluations.ts';
import { publicationDueOn } from '../rules/evaluation-clock.ts';

type Steps = Pick<EvaluationRow, 'commissionedOn' | 'receivedOn' | 'publishedOn'>;

/** How far it is: planned, commissioned, received or published. */
export const stepReached = ({ commissionedOn, receivedOn, publishedOn }: Steps) => {
  if (publishedOn) return 'published';
  if (receivedOn) return 'received';
  return commissionedOn ? 'commissioned' : 'planned';
};

/** The step it reached, in the tone of the publication clock. */
export function EvaluationTag({ page: { words }, row }: { page: Page; row: Steps }) {
  const step = stepReached(row);
  return <Tag tone={toneOf(row)}>{words.t(`reviews.evaluation-step-${step}`)}</Tag>;
}

const toneOf = ({ receivedOn, publishedOn }: Steps) => {
  if (!receivedOn) return 'quiet';
  const due = publicationDueOn(receivedOn);
  return (publishedOn ?? todayIn()) > due ? 'stop' : publishedOn ? 'ok' : 'warn';
};
