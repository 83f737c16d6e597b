import type { Tx } from '../../../db/transaction.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { aimChecksOfProgramme } from '../../activities/queries/aim-checks.ts';
import { mayReadWholeWork } from '../../activities/rules/activity-permissions.ts';
import { designChecks } from '../../programmes/queries/design-checks.ts';
import { checksOfProgramme, type ProgrammeCheck } from '../../programmes/queries/programme-checks.ts';
import { mayReadProgrammeFile } from '../../programmes/rules/programme-permissions.ts';
import { programmeEvaluationChecks } from '../../reviews/queries/programme-evaluation-checks.ts';

/** What the rules say of a programme and its outcomes; of the work taken together only to whoever sees all of it. */
export const programmeChecksSeen = async (
  tx: Tx,
  { actor, instituteId }: { actor: Actor; instituteId: string },
  programmeId: string,
  day: CalendarDay,
): Promise<ProgrammeCheck[]> => {
  const checks = [
    ...(await checksOfProgramme(tx, instituteId, programmeId, day)),
    ...(mayReadProgrammeFile(actor) === true
      ? [
          ...(await designChecks(tx, instituteId, programmeId, day)),
          ...(await programmeEvaluationChecks(tx, instituteId, programmeId, day)),
        ]
      : []),
  ];
  if (mayReadWholeWork(actor) !== true) return checks;
  return [...checks, ...(await aimChecksOfProgramme(tx, instituteId, programmeId, day))];
};
