import { correctTransaction } from '../../src/areas/finance/commands/correct-transaction.ts';
import { recordExpense } from '../../src/areas/finance/commands/record-expense.ts';
import { recordTransaction } from '../../src/areas/finance/commands/record-transaction.ts';
import { recordTransferReceipt } from '../../src/areas/finance/commands/record-transfer-receipt.ts';
import { voidTransaction } from '../../src/areas/finance/commands/void-transaction.ts';
import { aroundExpense } from '../../src/areas/finance/queries/around-expense.ts';
import { cashPositions } from '../../src/areas/finance/queries/cash-position.ts';
import { expenseHistory } from '../../src/areas/finance/queries/expenses.ts';
import { openAdvances } from '../../src/areas/finance/queries/open-advances.ts';
import { transactionHistory } from '../../src/areas/finance/queries/transaction-history.ts';
import { perform } from '../../src/command/perform.ts';
import type { Database } from '../../src/db/database.ts';
import { newId } from '../../src/kernel/id.ts';
import { doing, makeCast } from './cast.ts';
import { makeProgramme } from './programme.ts';

export const euros = (minor: number) => ({ minor, currency: 'EUR' });
export const francs = (minor: number) => ({ minor, currency: 'XOF' });

/** Two partners of a programme in euros, what went to them and arrived, what they spent, and what bears what. */
export const partnerPurse = async (db: Database) => {
  const cast = await makeCast(db);
  const institute = cast.institute.id;
  const finance = cast.as('finance_officer');
  const programme = await makeProgramme(db, cast, { from: '2025-01-01', until: '2029-12-31' });
  const [partnershipId, otherId] = programme.partnerships;
  const moved = async (kind: string, on: string, minor: number, received?: ReturnType<typeof francs>) => {
    const said = { programmeId: programme.id, partnershipId, kind, on, amount: euros(minor) };
    const { id } = await doing(db, finance, recordTransaction, said);
    if (received)
      await doing(db, finance, recordTransferReceipt, { transactionId: id, received, receivedOn: on });
    return id;
  };
  const spend = async (paidOn: string, amount: ReturnType<typeof francs>, more = {}) => {
    const rate = amount.currency === 'EUR' ? {} : { rate: '0.0015', rateSource: 'bank' };
    const { id } = await doing(db, finance, recordExpense, {
      programmeId: programme.id,
      outcomeId: programme.outcomes[0],
      partnershipId,
      line: 'a',
      heading: 'running',
      paidOn,
      description: 'Hall',
      amount,
      voucherState: 'kept_at_partner',
      ...rate,
      ...more,
    });
    return id;
  };
  const standing = async (id: string) =>
    (await db.read(finance, (tx) => expenseHistory(tx, institute, id)))[0]!;
  /** What transfers bear of an expense: how much, and what it cost. */
  const borneOf = async (id: string) =>
    (await db.read(finance, (tx) => aroundExpense(tx, institute, { id, origin: id }))).parts.map(
      ({ used, cost }) => [used.minor, cost.minor],
    );
  const open = () => db.read(finance, (tx) => openAdvances(tx, institute, { partnershipId }));
  const cash = async () =>
    (await db.read(finance, (tx) => cashPositions(tx, institute, { partnershipId })))[0]!;
  const version = async (id: string) =>
    (await db.read(finance, (tx) => transactionHistory(tx, institute, id)))[0]!.entryNo;
  const takeBack = async (id: string) =>
    doing(db, finance, voidTransaction, { id, version: await version(id), reason: 'Entered twice' });
  const correct = async (id: string, more: object) => {
    const [row] = await db.read(finance, (tx) => transactionHistory(tx, institute, id));
    const { kind, on, minor, currency } = row!;
    return perform(db, finance, correctTransaction, newId(), {
      id,
      version: row!.entryNo,
      reason: 'A digit',
      programmeId: programme.id,
      partnershipId: row!.partnershipId ?? undefined,
      kind,
      on,
      amount: { minor, currency },
      ...more,
    });
  };
  const known = { db, cast, institute, finance, programme, partnershipId, otherId };
  return { ...known, moved, spend, standing, borneOf, open, cash, takeBack, correct };
};
