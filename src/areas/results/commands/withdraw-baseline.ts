import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { standingBaselines } from '../queries/baselines.ts';
import { baselineWithdrawalInput } from '../rules/indicator-input.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { changedMeanwhile, goneMeanwhile, openedAmong, stood } from './set-baseline.ts';
import { endReplaced } from './write-facts.ts';

/** A baseline that never was: it ends, nothing takes its place, and the history keeps it with the reason. */
export const withdrawBaseline = defineCommand({
  name: 'withdraw-baseline',
  version: 1,
  input: baselineWithdrawalInput,
  may: mayDefineIndicators,
  run: async (writing, { indicatorId, version, reason, ...place }) => {
    const stands = await standingBaselines(writing.tx, writing.chain, indicatorId);
    const withdrawn = openedAmong(stands, place);
    if (!withdrawn) return refuseFields(goneMeanwhile);
    if (withdrawn.entryNo !== version) return changedMeanwhile(withdrawn);
    await endReplaced(writing, 'baselines', [{ replaces_id: withdrawn.id }]);
    const subject = { kind: 'indicator', id: indicatorId };
    return done({ id: withdrawn.id }, { subject, before: stood(withdrawn), after: { reason } });
  },
});
