import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { collectiveAgreement } from '../queries/collective-agreements.ts';
import { agreementStateInput } from '../rules/agreement-input.ts';
import { notYetCome } from '../rules/no-future.ts';
import { mayKeepRights } from '../rules/rights-permissions.ts';
import { isWithdrawn } from '../rules/withdrawal-input.ts';
import { stateConstraints, writeState } from './write-state.ts';

/** What became of an agreement: extended, renewed, applied, ended. It stays the same agreement and is counted once. */
export const continueCollectiveAgreement = defineCommand({
  name: 'continue-collective-agreement',
  version: 1,
  input: agreementStateInput,
  constraints: stateConstraints,
  may: mayKeepRights,
  run: async (writing, { id, agreementId, onBehalf, ...said }) => {
    const { tx, actor, chain } = writing;
    const agreement = await collectiveAgreement(tx, chain, agreementId);
    if (!agreement) throw new NotFound();
    if (agreement.withdrawnFor !== null) return refuse(isWithdrawn);
    const early = notYetCome('onDay', said.onDay, todayIn());
    if (early) return refuseFields(early);
    const { partnershipId } = agreement;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    await writeState(writing, { id, agreementId, partnershipId, enteredOnBehalf }, said);
    return done(
      { id: agreementId },
      {
        subject: { kind: 'collective_agreement', id: agreementId },
        partnershipId,
        after: { ...said, enteredOnBehalf },
      },
    );
  },
});
