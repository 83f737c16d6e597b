import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { designChecks } from './design-checks.ts';
import { checksOfProgramme, type ProgrammeCheck } from './programme-checks.ts';

/**
 * What the rules say on `day` of a programme that is handed in: of itself, its outcomes, and how it is thought out. For
 * who reads the programme file, as whoever submits or files does.
 */
export const handInChecks = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  day: CalendarDay,
): Promise<ProgrammeCheck[]> => [
  ...(await checksOfProgramme(tx, instituteId, programmeId, day)),
  ...(await designChecks(tx, instituteId, programmeId, day)),
];

/** The same of one of its outcomes alone. */
export const checksOfOutcome = async (
  tx: Tx,
  instituteId: string,
  { programmeId, id }: { programmeId: string; id: string },
  day: CalendarDay,
): Promise<ProgrammeCheck[]> =>
  (await handInChecks(tx, instituteId, programmeId, day)).filter(({ subject }) => subject.id === id);
