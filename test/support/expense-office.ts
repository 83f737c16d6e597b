import { recordExpense } from '../../src/areas/finance/commands/record-expense.ts';
import { budgetAgainstActual } from '../../src/areas/finance/queries/budget-against-actual.ts';
import { expenseChecks } from '../../src/areas/finance/queries/expense-checks.ts';
import { type ExpenseDetail, expenseHistory } from '../../src/areas/finance/queries/expenses.ts';
import type { Check } from '../../src/areas/rulebook/rules/rule.ts';
import { doing, makeCast } from './cast.ts';
import { testDatabase } from './cluster.ts';
import { makeProgramme } from './programme.ts';

/** A programme of 2022 to 2026 with people who enter, judge and decide expenses. Await it at the top of the file. */
export const expenseOffice = async () => {
  const db = await testDatabase();
  const cast = await makeCast(db);
  const institute = cast.institute.id;
  const programmeHere = () => makeProgramme(db, cast, { from: '2022-01-01', until: '2026-12-31' });
  const programme = await programmeHere();
  const [partnershipId, otherPartnershipId] = programme.partnerships;
  const officer = cast.as('programme_officer');
  const expense = {
    outcomeId: programme.outcomes[0],
    line: 'd',
    heading: 'running',
    paidOn: '2025-03-14',
    description: 'Room for a study circle',
    amount: { minor: 12_345, currency: 'EUR' },
    voucherState: 'kept_at_partner',
  };
  const recorded = async (more: object = {}, by = officer): Promise<string> =>
    (await doing(db, by, recordExpense, { ...expense, ...more })).id;
  const standing = async (id: string): Promise<ExpenseDetail> =>
    (await db.read(cast.system, (tx) => expenseHistory(tx, institute, id)))[0]!;
  const version = async (id: string): Promise<number> => (await standing(id)).entryNo;
  const checksOf = async (id: string): Promise<readonly Check[]> =>
    (await db.read(cast.system, (tx) => expenseChecks(tx, institute, [id]))).get(id)!;
  return {
    db,
    cast,
    institute,
    programme,
    programmeHere,
    expense,
    finance: cast.as('finance_officer'),
    director: cast.as('director'),
    officer,
    treasurer: cast.as('partner_treasurer', { partnerships: [partnershipId] }),
    otherTreasurer: cast.as('partner_treasurer', { partnerships: [otherPartnershipId] }),
    recorded,
    standing,
    version,
    checksOf,
    verdict: async (id: string, rule: string) =>
      (await checksOf(id)).find(({ ruleId }) => ruleId === rule)?.verdict,
    chargeable: async (programmeId = programme.id): Promise<number> =>
      (await db.read(cast.system, (tx) => budgetAgainstActual(tx, institute, programmeId, { by: 'year' })))
        .total.chargeable,
    /** What a decision on it is given. */
    decided: async (id: string, more: object = {}) => ({
      id,
      version: await version(id),
      reason: 'As agreed',
      ...more,
    }),
  };
};
