import { defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { periodLocks } from '../queries/period-locks.ts';
import { periodOpeningInput } from '../rules/expense-input.ts';
import { mayOpenPeriod } from '../rules/finance-permissions.ts';
import { writeLock } from './lock-period.ts';

/** Opens closed books again, with the reason; who closed them and when stays to be read. */
export const openPeriod = defineCommand({
  name: 'open-period',
  version: 1,
  input: periodOpeningInput,
  may: mayOpenPeriod,
  run: async (writing, { programmeId, reason }) => {
    const { tx, chain } = writing;
    if (!(await programmeById(tx, chain, programmeId))) throw new NotFound();
    const [standing] = await periodLocks(tx, chain, programmeId);
    if (!standing?.until) return refuse({ key: 'finance.period-open-already' });
    await writeLock(writing, { programmeId, until: null, reason });
    return done(
      { programmeId },
      {
        subject: { kind: 'programme', id: programmeId },
        before: { closedUntil: standing.until },
        after: { until: null, reason },
      },
    );
  },
});
