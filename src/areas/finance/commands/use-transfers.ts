import { sql } from 'kysely';
import type { Writing } from '../../../command/command.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { exchangeFacts } from '../queries/exchange-facts.ts';
import { openLayers, type Purse, purseKey, waitingPayments } from '../queries/transfer-layers.ts';
import type { ExchangeMethod } from '../rules/exchange-methods.ts';
import {
  type DrawingOrder,
  drawFrom,
  type TransferLayer,
  type TransferUse,
} from '../rules/transfer-layers.ts';

/** What is taken out of a purse: an expense by its id through its corrections, or money that went back. */
type Taker = { expenseId: string; returnId?: never } | { returnId: string; expenseId?: never };
export type Payment = Purse & Taker & { day: CalendarDay; minor: number };

/** Only a declared weighted average takes from all transfers at once; otherwise the oldest money goes first. */
export const orderOf = (method: ExchangeMethod | null | undefined): DrawingOrder =>
  method === 'transfer_weighted' ? 'in_proportion' : 'oldest_first';

/** Writes which transfers bear these payments, in their order; what none bears waits for the next receipt. */
export const useTransfers = async (writing: Writing, payments: readonly Payment[]): Promise<void> => {
  const { tx, chain } = writing;
  const purses = new Map<string, TransferLayer[]>();
  for (const payment of payments)
    if (!purses.has(purseKey(payment))) purses.set(purseKey(payment), await openLayers(tx, chain, payment));
  const funded = payments.filter((payment) => purses.get(purseKey(payment))!.length > 0);
  const facts = await exchangeFacts(tx, chain, funded);
  const rows = funded.flatMap((payment, at) => {
    const drawn = drawFrom(purses.get(purseKey(payment))!, payment.minor, orderOf(facts[at]?.method));
    purses.set(purseKey(payment), drawn.layers);
    return drawn.uses.map((use) => useRow(writing, payment, use));
  });
  for (let at = 0; at < rows.length; at += 1000)
    await tx
      .insertInto('transfer_uses')
      .values(rows.slice(at, at + 1000))
      .execute();
};

const useRow = ({ chain, entryNo }: Writing, payment: Payment, { layerId, used, cost }: TransferUse) => ({
  institute_id: chain,
  id: newId(),
  receipt_id: layerId,
  partnership_id: payment.partnershipId,
  expense_id: payment.expenseId ?? null,
  return_receipt_id: payment.returnId ?? null,
  used_minor: used,
  cost_minor: cost,
  entry_no: entryNo,
});

/** What an expense used is there again. */
export const releaseTransfers = (writing: Writing, expenseId: string) =>
  releaseManyTransfers(writing, [expenseId]);

export const releaseManyTransfers = ({ tx, chain, entryNo }: Writing, expenseIds: readonly string[]) =>
  sql`update transfer_uses set ended_by_no = ${entryNo}
    where institute_id = ${chain} and expense_id = any(${[...expenseIds]}::uuid[]) and ended_by_no is null`.execute(
    tx,
  );

/** A receipt bears nothing more; of money that went back, nothing bears it. */
export const releaseReceipt = ({ tx, chain, entryNo }: Writing, receiptId: string) =>
  sql`update transfer_uses set ended_by_no = ${entryNo} where institute_id = ${chain}
    and (receipt_id = ${receiptId} or return_receipt_id = ${receiptId}) and ended_by_no is null`.execute(tx);

/** Whose money an expense was paid with; an expense of the institute itself, or in its own currency, has none to use. */
export const purseOf = ({
  partnershipId,
  currency,
  convertedCurrency,
}: {
  partnershipId: string | null;
  currency: string;
  convertedCurrency: string;
}): Purse | undefined =>
  partnershipId === null || currency === convertedCurrency
    ? undefined
    : { partnershipId, currency, to: convertedCurrency };

/** Lets what is left of receipts bear what was spent out of their purse, or went back, in advance. */
export const settleAdvances = async (writing: Writing, purse: Purse | undefined): Promise<void> => {
  if (!purse) return;
  const waiting = await waitingPayments(writing.tx, writing.chain, purse);
  await useTransfers(
    writing,
    waiting.map(({ expenseId, returnId, day, open }) => ({
      ...purse,
      ...(expenseId ? { expenseId } : { returnId: returnId! }),
      day,
      minor: open,
    })),
  );
};
