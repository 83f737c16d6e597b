import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { writeClaimStep } from '../../finance/commands/write-claim.ts';
import { claim } from '../../finance/queries/instalments.ts';
import { claimStepInput, claimStepsAfter } from '../../finance/rules/claim-input.ts';
import { mayKeepInstalments } from '../../finance/rules/claim-permissions.ts';
import { blockersAt } from '../../rulebook/rules/rule.ts';
import { instalmentJudged } from '../queries/judged-claims.ts';

/** A claim is filed where no rule blocks it; the donor's refusal or a withdrawal ends it. */
export const takeClaimStep = defineCommand({
  name: 'take-claim-step',
  version: 1,
  input: claimStepInput,
  constraints: { claim_step_once: { problem: { key: 'finance.claim-step-not-now' } } },
  may: mayKeepInstalments,
  run: async (writing, { claimId, step, on, reference, note }) => {
    const { tx, chain } = writing;
    const found = await claim(tx, chain, claimId);
    if (!found) throw new NotFound();
    if (!claimStepsAfter(found.state).includes(step)) return refuse({ key: 'finance.claim-step-not-now' });
    if (on > todayIn()) return refuseFields({ on: [{ key: 'finance.day-ahead' }] });
    if (on < found.stateOn) return refuseFields({ on: [{ key: 'finance.shift-before-the-last-step' }] });
    const judged = step === 'filed' ? await instalmentJudged(tx, chain, found.instalmentId) : undefined;
    const checks = judged?.checksOf({ way: found.way, on: on as CalendarDay }) ?? [];
    const blockers = blockersAt(checks, 'filing');
    if (blockers.length > 0) {
      const rules = blockers.map(({ ruleId, citation }) => `${ruleId} (${citation})`).join(', ');
      return refuse({ key: 'finance.claim-blocked', args: { rules } });
    }
    await writeClaimStep(writing, found, { step, on, reference, note });
    return done(
      { id: claimId, instalmentId: found.instalmentId },
      {
        subject: { kind: 'instalment', id: found.instalmentId },
        after: {
          claim: claimId,
          step,
          on,
          ...(reference ? { reference } : {}),
          ...(note ? { note } : {}),
          ...(judged
            ? { unspent: judged.reported?.unspent ?? null, proven: judged.proven?.unspent ?? null }
            : {}),
        },
      },
    );
  },
});
