import { conflict, defineCommand, done } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { assumptionFollowUp } from '../queries/assumptions.ts';
import { takeBackAssumptionFollowUpInput } from '../rules/assumption-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { saidOf, standing } from './correct-assumption-follow-up.ts';
import { takeBackRow } from './take-back-row.ts';

/** A follow-up on the wrong assumption never was: its year waits again. */
export const takeBackAssumptionFollowUp = defineCommand({
  name: 'take-back-assumption-follow-up',
  version: 1,
  input: takeBackAssumptionFollowUpInput,
  may: mayKeepProgrammes,
  run: async (writing, { followUpId, version, reason }) => {
    const found = await assumptionFollowUp(writing.tx, writing.chain, followUpId);
    if (!found) throw new NotFound();
    if (found.entryNo !== version) return conflict(found.entryNo, standing(found));
    await takeBackRow(writing, 'assumption_follow_ups', { rowId: found.id, reason });
    return done(
      { statementId: found.statementId },
      {
        subject: { kind: 'programme', id: found.programmeId },
        before: saidOf(found),
        after: { reason },
      },
    );
  },
});
