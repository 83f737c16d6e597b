import { defineCommand, done, refuseFields, type Writing } from '../../../command/command.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { periodLocks } from '../queries/period-locks.ts';
import { periodLockInput } from '../rules/expense-input.ts';
import { mayLockPeriod } from '../rules/finance-permissions.ts';

/** Closes the books of a programme until a day: from now on what lies before it is put right by reversal only. */
export const lockPeriod = defineCommand({
  name: 'lock-period',
  version: 1,
  input: periodLockInput,
  may: mayLockPeriod,
  run: async (writing, { programmeId, until, reason }) => {
    const { tx, chain } = writing;
    if (!(await programmeById(tx, chain, programmeId))) throw new NotFound();
    if (until > todayIn()) return refuseFields({ until: [{ key: 'finance.day-ahead' }] });
    const [standing] = await periodLocks(tx, chain, programmeId);
    const before = standing?.until ?? null;
    if (before && until <= before)
      return refuseFields({ until: [{ key: 'finance.period-closed-already', args: { day: before } }] });
    await writeLock(writing, { programmeId, until: until as CalendarDay, reason });
    return done(
      { programmeId },
      {
        subject: { kind: 'programme', id: programmeId },
        before: { closedUntil: before },
        after: { until, reason },
      },
    );
  },
});

type Lock = { programmeId: string; until: CalendarDay | null; reason: string };

export const writeLock = async (
  { tx, chain, actor, entryNo }: Writing,
  { programmeId, until, reason }: Lock,
): Promise<void> => {
  await tx
    .insertInto('period_locks')
    .values({
      institute_id: chain,
      id: newId(),
      programme_id: programmeId,
      locked_until: until,
      reason,
      locked_by: actor.membershipId,
      locked_by_name: actor.name,
      entry_no: entryNo,
    })
    .execute();
};
