import { sql } from 'kysely';
import { conflict, defineCommand, done, refuse } from '../../../command/command.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { agreement } from '../../partners/queries/agreements.ts';
import { type PlannedTransferRow, plannedTransfer } from '../queries/planned-transfers.ts';
import { canBeAskedFor } from '../rules/planned-transfer.ts';
import { plannedTransferChangeInput } from '../rules/planned-transfer-input.ts';
import { mayPlanTransfers } from '../rules/transfer-permissions.ts';
import { whyNotPlanned, writeConditions, writePlannedTransfer } from './write-planned-transfer.ts';

/** Another plan in the place of one that nobody asked for yet, or that was refused; what stood before stays to be read. */
export const changePlannedTransfer = defineCommand({
  name: 'change-planned-transfer',
  version: 1,
  input: plannedTransferChangeInput,
  may: mayPlanTransfers,
  run: async (writing, { id, version, reason, ...plan }) => {
    const { tx, chain, entryNo } = writing;
    const transfer = await plannedTransfer(tx, chain, id);
    const under = transfer && (await agreement(tx, chain, transfer.agreementId));
    if (!transfer || !under) throw new NotFound();
    if (transfer.version !== version) return conflict(transfer.version, comparableTransfer(transfer));
    if (!canBeAskedFor(transfer.state)) return refuse({ key: 'finance.transfer-not-changed-now' });
    const refused = await whyNotPlanned(writing, under, plan, id);
    if (refused) return refused;
    const { rows } = await sql<{ id: string }>`update planned_transfers set ended_by_no = ${entryNo}
      where institute_id = ${chain} and transfer_id = ${id} and ended_by_no is null returning id`.execute(tx);
    const replaces = { id: rows[0]!.id, reason };
    await writePlannedTransfer(writing, under, plan, { transferId: id, number: transfer.number, replaces });
    await writeConditions(writing, { transferId: id, partnershipId: under.partnershipId }, plan.conditions);
    return done(
      { id },
      {
        subject: { kind: 'planned_transfer', id },
        partnershipId: under.partnershipId,
        before: comparableTransfer(transfer),
        after: { ...plan, reason },
      },
    );
  },
});

/** What two people saving at once compare, by the label of its field. */
export const comparableTransfer = ({ dueOn, minor, currency, note, state }: PlannedTransferRow) => ({
  'finance.due-on': dueOn,
  'finance.amount': `${toDecimal({ minor, currency })} ${currency}`,
  'finance.shift-note': note,
  'finance.state': state,
});
