import type { Writing } from '../../../command/command.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { type Fact, factRow } from './fact-row.ts';

/** A step that was taken for a demand, as a row. */
export const writeStep = async (
  writing: Writing,
  of: Fact & { dossierId: string },
  { onDay, what }: { onDay: CalendarDay; what: string },
): Promise<void> => {
  await writing.tx
    .insertInto('advocacy_steps')
    .values({ ...factRow(writing, of), dossier_id: of.dossierId, on_day: onDay, what })
    .execute();
};
