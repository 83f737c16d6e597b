import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { checksOfActivity } from '../queries/activity-checks.ts';

/** What the rules say today of an activity, whether it was written for good or only tried out. */
export const judged = (page: Page) => {
  const { id: institute } = requireInstitute(page);
  return (tx: Tx, { id }: { id: string }) => checksOfActivity(tx, institute, id, todayIn());
};
