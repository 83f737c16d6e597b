import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { checksOfActivity } from '../queries/activity-checks.ts';
import type { RecordedBaselines } from '../queries/around-checks.ts';

/** What the rules look at that lies in an area above: whoever lists the routes hands in how to ask for it. */
export type KnownAbove = { baselines: RecordedBaselines };

/** What the rules say today of an activity, whether it was written for good or only tried out. */
export const judged = (page: Page, known: KnownAbove) => {
  const { id: institute } = requireInstitute(page);
  return (tx: Tx, { id }: { id: string }) => checksOfActivity(tx, institute, id, todayIn(), known);
};
