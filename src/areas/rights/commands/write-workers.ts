import type { Writing } from '../../../command/command.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { type Fact, factRow } from './fact-row.ts';

type Said = { fromOn: CalendarDay; women: number; men: number; unknown: number; source: string };

/** A count of the workers covered as a row. */
export const writeWorkers = async (
  writing: Writing,
  of: Fact & { agreementId: string },
  { fromOn, women, men, unknown, source }: Said,
): Promise<void> => {
  await writing.tx
    .insertInto('collective_agreement_workers')
    .values({
      ...factRow(writing, of),
      agreement_id: of.agreementId,
      from_on: fromOn,
      women,
      men,
      unknown,
      source,
    })
    .execute();
};

/** A second count of one day is refused where it is typed. */
export const workersConstraints = {
  one_count_of_workers_a_day: { fields: { fromOn: [{ key: 'rights.counted-that-day' }] } },
};
