import {
  conflict,
  defineCommand,
  done,
  refuse,
  refuseFields,
  type Writing,
} from '../../../command/command.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { NotAllowed, NotFound, type Problem } from '../../../kernel/problem.ts';
import { agreement } from '../../partners/queries/agreements.ts';
import { agreementState } from '../../partners/rules/agreement-state.ts';
import { type PlannedTransferRow, plannedTransfer, plannedTransfers } from '../queries/planned-transfers.ts';
import { conditionsOf } from '../queries/transfer-conditions.ts';
import { boundBy, decisionsAfter, leftOf } from '../rules/planned-transfer.ts';
import { transferDecisionInput } from '../rules/planned-transfer-input.ts';
import { mayApproveTransfer, mayDecideTransfers } from '../rules/transfer-permissions.ts';
import { comparableTransfer } from './change-planned-transfer.ts';
import { aboveAgreement } from './write-planned-transfer.ts';
import { writeTransferStep, wrongDay } from './write-transfer-step.ts';

/** The institute approves or refuses what was asked for, or takes a plan back; nobody approves their own request. */
export const decideTransfer = defineCommand({
  name: 'decide-transfer',
  version: 1,
  input: transferDecisionInput,
  may: mayDecideTransfers,
  run: async (writing, { transferId, version, decision, on, note }) => {
    const { tx, chain, actor } = writing;
    const transfer = await plannedTransfer(tx, chain, transferId);
    if (!transfer) throw new NotFound();
    if (transfer.version !== version) return conflict(transfer.version, comparableTransfer(transfer));
    if (!decisionsAfter(transfer.state).includes(decision))
      return refuse({ key: 'finance.transfer-step-not-now' });
    const wrong = wrongDay(on, transfer);
    if (wrong) return refuseFields(wrong);
    if (decision === 'approved') {
      const allowed = mayApproveTransfer(actor, transfer);
      if (allowed !== true) throw new NotAllowed(allowed);
      const problem = await whyNotApproved(writing, transfer, on as CalendarDay);
      if (problem) return refuse(problem);
    }
    await writeTransferStep(writing, transfer, { step: decision, on, note });
    return done(
      { id: transferId },
      {
        subject: { kind: 'planned_transfer', id: transferId },
        partnershipId: transfer.partnershipId,
        after: { step: decision, on, ...(note ? { note } : {}) },
      },
    );
  },
});

/** What keeps money from going on a day: no running agreement, an open condition, more than the agreement leaves. */
const whyNotApproved = async (
  { tx, chain }: Writing,
  { id, agreementId, partnershipId, minor, currency }: PlannedTransferRow,
  on: CalendarDay,
): Promise<Problem | undefined> => {
  const under = await agreement(tx, chain, agreementId);
  if (!under || !['running', 'ending'].includes(agreementState(under, on)))
    return { key: 'finance.transfer-agreement-not-running' };
  const open = (await conditionsOf(tx, chain, [id], { on, partnershipId })).filter(({ isMet }) => !isMet);
  if (open.length > 0) return { key: 'finance.transfer-conditions-open', args: { count: open.length } };
  const others = await plannedTransfers(tx, chain, { agreementId }, null);
  const bound = others.filter(({ state }) => state === 'approved' || state === 'paid');
  const left = leftOf(under.amountMinor, bound.map(boundBy));
  return left !== null && minor > left ? aboveAgreement(left, currency) : undefined;
};
