import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { writeCut } from '../../finance/commands/write-claim.ts';
import { claim } from '../../finance/queries/instalments.ts';
import { cutInput } from '../../finance/rules/claim-input.ts';
import { mayCutSubsidy } from '../../finance/rules/claim-permissions.ts';
import { instalmentJudged } from '../queries/judged-claims.ts';

/** Gives up what is above the share, of budget and subsidy, for good: exactly the excess, confirmed by its amount. */
export const takeSubsidyCut = defineCommand({
  name: 'take-subsidy-cut',
  version: 1,
  input: cutInput,
  constraints: { one_cut_a_claim: { problem: { key: 'finance.cut-taken-already' } } },
  may: mayCutSubsidy,
  run: async (writing, { claimId, amount, on, reason, isConfirmed }) => {
    const { tx, chain } = writing;
    const found = await claim(tx, chain, claimId);
    if (!found) throw new NotFound();
    if (found.way !== 'cut' || found.state !== 'prepared')
      return refuse({ key: 'finance.claim-step-not-now' });
    if (found.cutMinor !== null) return refuse({ key: 'finance.cut-taken-already' });
    if (!isConfirmed) return refuseFields({ isConfirmed: [{ key: 'finance.cut-unconfirmed' }] });
    if (on > todayIn()) return refuseFields({ on: [{ key: 'finance.day-ahead' }] });
    const judged = await instalmentJudged(tx, chain, found.instalmentId);
    const { minor, cutMinor } = judged?.instalment ?? { minor: 0, cutMinor: 0 };
    const toCut = Math.max(0, (judged?.reported?.excess ?? 0) - cutMinor);
    if (toCut === 0) return refuse({ key: 'finance.cut-of-nothing' });
    if (found.minor !== minor - cutMinor - toCut) return refuse({ key: 'finance.cut-changed' });
    if (amount.minor !== toCut || amount.currency !== found.currency) {
      const args = {
        excess: toDecimal({ minor: toCut, currency: found.currency }),
        currency: found.currency,
      };
      return refuseFields({ amount: [{ key: 'finance.cut-other-amount', args }] });
    }
    await writeCut(writing, found, { amount, on, reason });
    return done(
      { id: claimId, instalmentId: found.instalmentId },
      {
        subject: { kind: 'instalment', id: found.instalmentId },
        after: { claim: claimId, cut: amount, on, reason },
      },
    );
  },
});
