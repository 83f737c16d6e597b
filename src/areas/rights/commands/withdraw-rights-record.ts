import { defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { withdrawnRecord } from '../queries/withdrawn-records.ts';
import { mayKeepRights } from '../rules/rights-permissions.ts';
import { isWithdrawn, withdrawalInput } from '../rules/withdrawal-input.ts';

/** Entered by mistake, or twice: it stays readable with the reason, and counts no more. */
export const withdrawRightsRecord = defineCommand({
  name: 'withdraw-rights-record',
  version: 1,
  input: withdrawalInput,
  may: mayKeepRights,
  run: async ({ tx, actor, chain, entryNo }, { kind, id, reason, onBehalf }) => {
    const record = await withdrawnRecord(tx, chain, kind, id);
    if (!record) throw new NotFound();
    if (record.withdrawnFor !== null) return refuse(isWithdrawn);
    const { partnershipId } = record;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    await tx
      .insertInto('rights_withdrawals')
      .values({
        institute_id: chain,
        subject_kind: kind,
        subject_id: id,
        partnership_id: partnershipId,
        reason,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      { subject: { kind, id }, partnershipId, after: { withdrawn: true, reason, enteredOnBehalf } },
    );
  },
});
