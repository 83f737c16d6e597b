import { sql } from 'kysely';
import { defineCommand, done, refuse, refuseFields, type Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { type ClaimRow, claim } from '../queries/instalments.ts';
import { transactionHistory } from '../queries/transaction-history.ts';
import { claimPaymentInput } from '../rules/claim-input.ts';
import { mayRecordTransactions } from '../rules/finance-permissions.ts';
import type { SaidTransaction, TransactionFault } from './limit-payment.ts';

/** Says by which money received a filed claim was paid. */
export const payClaim = defineCommand({
  name: 'pay-claim',
  version: 1,
  input: claimPaymentInput,
  constraints: {
    a_claim_is_paid_once: { problem: { key: 'finance.claim-step-not-now' } },
    a_receipt_pays_one_claim: { fields: { transactionId: [{ key: 'finance.receipt-of-another-claim' }] } },
  },
  may: mayRecordTransactions,
  run: async (writing, { claimId, transactionId }) => {
    const { tx, chain, entryNo } = writing;
    const found = await claim(tx, chain, claimId);
    if (!found) throw new NotFound();
    if (found.state !== 'filed') return refuse({ key: 'finance.claim-step-not-now' });
    const [paid] = await transactionHistory(tx, chain, transactionId);
    if (!paid || paid.endedByNo !== null)
      return refuseFields({ transactionId: [{ key: 'problem.not-known-here' }] });
    const fault = whyNotPayingClaim(found, paid);
    if (fault) return refuseFields({ transactionId: [fault.problem] });
    await tx
      .insertInto('claim_payments')
      .values({
        institute_id: chain,
        id: newId(),
        claim_id: claimId,
        transaction_id: paid.id,
        entry_no: entryNo,
      })
      .execute();
    const amount = { minor: paid.minor, currency: paid.currency };
    return done(
      { id: claimId, instalmentId: found.instalmentId },
      {
        subject: { kind: 'instalment', id: found.instalmentId },
        after: { claim: claimId, transaction: paid.id, on: paid.on, amount },
      },
    );
  },
});

/** Why money received pays no claim: it is another kind, programme or currency, or too much. Undefined where it does. */
export const whyNotPayingClaim = (claimed: ClaimRow, paid: SaidTransaction): TransactionFault | undefined => {
  const problem = { key: 'finance.receipt-of-something-else' };
  if (paid.kind !== 'incoming_funds') return { field: 'kind', problem };
  if (paid.programmeId !== claimed.programmeId) return { field: 'programmeId', problem };
  if (paid.currency !== claimed.currency) return { field: 'amount', problem };
  return paid.minor > claimed.minor
    ? { field: 'amount', problem: { key: 'finance.receipt-above-claim' } }
    : undefined;
};

/** The link goes over to the row that corrects a transaction. */
export const moveClaimPayment = async (
  { tx, chain, entryNo }: Writing,
  { id, replaced }: { id: string; replaced: string },
): Promise<void> => {
  await sql`with ended as (update claim_payments set ended_by_no = ${entryNo}
      where institute_id = ${chain} and transaction_id = ${replaced} and ended_by_no is null returning *)
    insert into claim_payments (institute_id, id, claim_id, transaction_id, entry_no)
    select institute_id, gen_random_uuid(), claim_id, ${id}::uuid, ${entryNo}::bigint from ended`.execute(tx);
};

/** Money that never came pays nothing: the claim is filed again. */
export const endClaimPayment = ({ tx, chain, entryNo }: Writing, transactionId: string) =>
  sql`update claim_payments set ended_by_no = ${entryNo}
    where institute_id = ${chain} and transaction_id = ${transactionId} and ended_by_no is null`.execute(tx);
