import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { MetCondition } from '../../finance/queries/report-conditions.ts';

/** Transfers that wait for a report, or waited for it, each with what was agreed. */
export function TransferConditions({
  page: { words },
  conditions,
}: {
  page: Page;
  conditions: readonly MetCondition[];
}) {
  return (
    <ul>
      {conditions.map(({ transferId, number, dueOn, minor, currency, what }) => (
        <li>
          <a href={paths.plannedTransfer({ id: transferId })}>
            {words.t('reviews.transfer-waiting', {
              number,
              day: words.day(dueOn),
              amount: words.money({ minor, currency }),
            })}
          </a>
          {what && ` · ${what}`}
        </li>
      ))}
    </ul>
  );
}
