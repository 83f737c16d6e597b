import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { writeClaim } from '../../finance/commands/write-claim.ts';
import { claimsOf, isUnderWay } from '../../finance/queries/instalments.ts';
import { claimInput } from '../../finance/rules/claim-input.ts';
import { mayKeepInstalments } from '../../finance/rules/claim-permissions.ts';
import { instalmentJudged } from '../queries/judged-claims.ts';

/** A claim is prepared, by which way; nothing is filed or given up by it. One claim is under way at a time. */
export const prepareClaim = defineCommand({
  name: 'prepare-claim',
  version: 1,
  input: claimInput,
  may: mayKeepInstalments,
  run: async (writing, { id = newId(), instalmentId, way, on, amount, note }) => {
    const { tx, chain } = writing;
    const judged = await instalmentJudged(tx, chain, instalmentId);
    if (!judged) return refuseFields({ instalmentId: [{ key: 'problem.not-known-here' }] });
    const { instalment, reported } = judged;
    const { currency, minor, cutMinor } = instalment;
    if ((await claimsOf(tx, chain, instalmentId)).some(isUnderWay))
      return refuse({ key: 'finance.instalment-is-claimed' });
    const toCut = way === 'cut' ? Math.max(0, (reported?.excess ?? 0) - cutMinor) : 0;
    if (way === 'cut' && toCut === 0 && cutMinor === 0)
      return refuseFields({ way: [{ key: 'finance.cut-of-nothing' }] });
    const left = minor - cutMinor - toCut;
    if (left <= 0) return refuseFields({ way: [{ key: 'finance.cut-leaves-nothing' }] });
    if (amount && amount.currency !== currency)
      return refuseFields({ amount: [{ key: 'finance.instalment-other-currency', args: { currency } }] });
    if (way !== 'cut' && amount && amount.minor > left) {
      const args = { left: toDecimal({ minor: left, currency }), currency };
      return refuseFields({ amount: [{ key: 'finance.claim-above-instalment', args }] });
    }
    const claimed = way === 'cut' || !amount ? { minor: left, currency } : amount;
    await writeClaim(writing, instalment, { id, way, on, amount: claimed, note });
    return done(
      { id, instalmentId },
      {
        subject: { kind: 'instalment', id: instalmentId },
        after: { claim: id, way, on, amount: claimed, ...(note ? { note } : {}) },
      },
    );
  },
});
