import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { checkButton } from '../../../page/submit.ts';
import type { FormButton } from '../../../ui/form.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { checksOfActivity } from '../queries/activity-checks.ts';

/** What the rules say today of an activity, whether it was written for good or only tried out. */
export const judged = (page: Page) => {
  const { id: institute } = requireInstitute(page);
  return (tx: Tx, { id }: { id: string }) => checksOfActivity(tx, institute, id, todayIn());
};

/** Enter saves; the second button asks what the rules would say. */
export const activityButtons = ({ words }: Page): [FormButton, FormButton] => [
  { label: words.t('page.save') },
  { label: words.t('rulebook.check-typed'), name: checkButton, value: '1' },
];
