import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { holds } from '../../../kernel/actor.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { plannedTransfer } from '../queries/planned-transfers.ts';
import { canBeAskedFor } from '../rules/planned-transfer.ts';
import { transferRequestInput } from '../rules/planned-transfer-input.ts';
import { mayAskForTransfer } from '../rules/transfer-permissions.ts';
import { writeTransferStep, wrongDay } from './write-transfer-step.ts';

/** The partner asks for a transfer that is planned for it; an officer for a partner without an account says who asked. */
export const askForTransfer = defineCommand({
  name: 'ask-for-transfer',
  version: 1,
  input: transferRequestInput,
  may: mayAskForTransfer,
  run: async (writing, { transferId, on, note, onBehalf }) => {
    const { tx, chain, actor } = writing;
    const transfer = await plannedTransfer(tx, chain, transferId);
    if (!transfer) throw new NotFound();
    if (!canBeAskedFor(transfer.state)) return refuse({ key: 'finance.transfer-step-not-now' });
    const wrong = wrongDay(on, transfer);
    if (wrong) return refuseFields(wrong);
    const isPartner = holds(actor, 'partner_coordinator', 'partner_treasurer');
    if (!isPartner && !onBehalf) return refuseFields({ 'onBehalf.source': [{ key: 'problem.missing' }] });
    await writeTransferStep(writing, transfer, { step: 'asked', on, note, onBehalf: onBehalf?.source });
    return done(
      { id: transferId },
      {
        subject: { kind: 'planned_transfer', id: transferId },
        partnershipId: transfer.partnershipId,
        after: { step: 'asked', on, ...(note ? { note } : {}), ...(onBehalf ? { onBehalf } : {}) },
      },
    );
  },
});
