import { askBudgetShift } from '../../src/areas/finance/commands/ask-budget-shift.ts';
import { takeShiftStep } from '../../src/areas/finance/commands/take-shift-step.ts';
import { type BudgetAmountRow, budgetInForce } from '../../src/areas/finance/queries/budget-amounts.ts';
import { budgetShift } from '../../src/areas/finance/queries/budget-shifts.ts';
import { storyId } from './draws.ts';
import { staff, type Telling, tell } from './telling.ts';

const year = '2026';

/**
 * Three shifts of the running budget: a small one that was applied and notified, one that waits for the donor's answer,
 * and new money whose decree is not named yet.
 */
export const tellShifts = async (telling: Telling): Promise<void> => {
  const { db, names, parties, story, today } = telling;
  if (today < '2026-05-01') return;
  const finance = staff(telling, 'finance_officer');
  const programmeId = names.programme(story.current);
  const { amounts } = await db.read(finance, (tx) => budgetInForce(tx, names.institute, programmeId));
  const cells = amounts.filter(({ from, line }) => from.startsWith(year) && line !== null);
  const [largest, ...others] = cells.toSorted((a, b) => b.minor - a.minor || (a.id < b.id ? -1 : 1));
  const receiving = others.find(({ outcomeId }) => outcomeId === largest?.outcomeId);
  if (!largest || !receiving) return;
  const ask = async (name: string, input: Readonly<Record<string, unknown>>): Promise<string> => {
    const id = storyId(story.code, 'shift', name);
    const isTold = await db.read(finance, (tx) => budgetShift(tx, names.institute, id));
    // The cells of a budget in force have other ids once a shift was applied.
    if (!isTold) await tell(telling, finance, askBudgetShift, [name], { id, programmeId, ...input });
    return id;
  };
  const step = (shiftId: string, name: 'consented' | 'sent' | 'applied', on: string, reference?: string) =>
    tell(
      telling,
      staff(telling, name === 'consented' ? 'director' : 'finance_officer'),
      takeShiftStep,
      [shiftId, name],
      {
        shiftId,
        step: name,
        on,
        reference,
      },
    );
  const small = await ask('small', {
    kind: 'move',
    on: '2026-02-16',
    reason: 'Hausse du prix des déplacements',
    moves: [{ fromId: largest.id, toId: receiving.id, amount: part(largest, 500) }],
  });
  const stranger = parties.find(
    ({ partnershipId: id }) => !amounts.some((cell) => cell.partnershipId === id),
  );
  const fresh = {
    block: 'operational',
    outcomeId: largest.outcomeId,
    line: 'a',
    heading: 'investment',
  } as const;
  const large = await ask('large', {
    kind: 'move',
    on: '2026-03-09',
    reason: 'Matériel de formation d’un nouveau partenaire',
    moves: [
      {
        fromId: largest.id,
        to: { ...fresh, partnershipId: stranger?.partnershipId, item: 'Matériel' },
        amount: part(largest, 40),
      },
      { fromId: largest.id, toId: receiving.id, amount: part(largest, 4) },
    ],
  });
  await ask('extra', {
    kind: 'extra',
    on: '2026-04-20',
    reason: 'Indexation annoncée pour 2026',
    moves: [{ toId: receiving.id, amount: part(receiving, 50) }],
  });
  await step(large, 'consented', '2026-03-12');
  await step(large, 'sent', '2026-03-16', `${story.current.reference}/BG/2`);
  await step(small, 'consented', '2026-02-18');
  await step(small, 'applied', '2026-02-20');
};

const part = ({ minor, currency }: BudgetAmountRow, of: number) => ({
  minor: (minor - (minor % of)) / of,
  currency,
});
