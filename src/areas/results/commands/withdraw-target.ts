import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { standingTargets } from '../queries/standing-targets.ts';
import { targetWithdrawalInput } from '../rules/measurement-input.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { stood } from './set-target.ts';
import { endReplaced } from './write-facts.ts';

/** A target that is aimed at no longer: it ends, nothing takes its place, and the history keeps it with the reason. */
export const withdrawTarget = defineCommand({
  name: 'withdraw-target',
  version: 1,
  input: targetWithdrawalInput,
  may: mayDefineIndicators,
  run: async (writing, { indicatorId, standing, reason }) => {
    const targets = await standingTargets(writing.tx, writing.chain, indicatorId);
    const withdrawn = targets.find(({ id }) => id === standing);
    if (!withdrawn) return refuseFields({ value: [{ key: 'results.target-changed-meanwhile' }] });
    await endReplaced(writing, 'targets', [{ replaces_id: standing }]);
    const subject = { kind: 'indicator', id: indicatorId };
    return done({ id: standing }, { subject, before: stood(withdrawn), after: { reason } });
  },
});
