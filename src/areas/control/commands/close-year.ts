import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { lastDayOfYear, todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { writeLock } from '../../finance/commands/lock-period.ts';
import { periodLocks } from '../../finance/queries/period-locks.ts';
import { mayLockPeriod } from '../../finance/rules/finance-permissions.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { openThings } from '../queries/open-things.ts';
import { yearClosingInput } from '../rules/year-end-input.ts';

/** Closes the books until the end of a year; where something is open, only by saying so. */
export const closeYear = defineCommand({
  name: 'close-year',
  version: 1,
  input: yearClosingInput,
  may: mayLockPeriod,
  run: async (writing, { programmeId, year, reason, despite }) => {
    const { tx, chain } = writing;
    const programme = await programmeById(tx, chain, programmeId);
    if (!programme) throw new NotFound();
    const until = lastDayOfYear(year);
    if (year < yearOf(programme.fromOn) || year > yearOf(programme.untilOn))
      return refuseFields({ year: [{ key: 'finance.year-outside-programme' }] });
    if (until >= todayIn()) return refuseFields({ year: [{ key: 'control.year-not-over' }] });
    const [standing] = await periodLocks(tx, chain, programmeId);
    if (standing?.until && until <= standing.until)
      return refuseFields({
        year: [{ key: 'finance.period-closed-already', args: { day: standing.until } }],
      });
    const open = await openThings(tx, chain, { programmeId, year });
    if (!despite && Object.values(open).some((count) => count > 0))
      return refuseFields({ despite: [{ key: 'control.year-has-open-things' }] });
    await writeLock(writing, { programmeId, until, reason });
    return done(
      { programmeId },
      {
        subject: { kind: 'programme', id: programmeId },
        before: { closedUntil: standing?.until ?? null },
        after: { until, reason, ...open },
      },
    );
  },
});
