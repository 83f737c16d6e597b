import { defineCommand, done } from '../../../command/command.ts';
import { conditionVerdictInput } from '../rules/planned-transfer-input.ts';
import { mayJudgeConditions } from '../rules/transfer-permissions.ts';
import { writeVerdict } from './write-verdict.ts';

/** Says that a condition is met, on which paper, or takes that back with the reason; each saying stays. */
export const judgeCondition = defineCommand({
  name: 'judge-condition',
  version: 1,
  input: conditionVerdictInput,
  may: mayJudgeConditions,
  run: async (writing, { conditionId, isMet, on, note }) => {
    const written = await writeVerdict(writing, { conditionId, isMet, on, note });
    if (!written.done) return written;
    const { transfer, condition } = written;
    const { kind, what } = condition;
    return done(
      { id: transfer.id },
      {
        subject: { kind: 'planned_transfer', id: transfer.id },
        partnershipId: transfer.partnershipId,
        after: { condition: what || kind, isMet, on, note },
      },
    );
  },
});
