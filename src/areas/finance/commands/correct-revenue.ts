import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { metMeanwhile } from '../../../command/met-meanwhile.ts';
import { yearOf } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { expenseContext } from '../queries/expense-context.ts';
import { revenues } from '../queries/revenues.ts';
import { closedPeriod } from '../rules/expense-draft.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { revenueCorrection } from '../rules/revenue-input.ts';
import { keepRevenue } from './keep-revenue.ts';

/** The row that took the place, if any did. */
type Replacement = { id: string | null };

/** Corrects a revenue: another row takes its place, or none where it never was so. The old row is kept. */
export const correctRevenue = defineCommand({
  name: 'correct-revenue',
  version: 1,
  input: revenueCorrection,
  may: (actor) => mayRecordExpense(actor, { partnershipId: actor.partnerships[0] }),
  run: async (writing, { id: opened, version, newId: given, neverWas, reason, ...said }) => {
    const { tx, actor, chain, entryNo } = writing;
    const [old] = await revenues(tx, chain, { id: opened, newest: true });
    if (!old) throw new NotFound();
    const allowed = mayRecordExpense(actor, old);
    if (allowed !== true) throw new NotAllowed(allowed);
    const { id: oldId, programmeId, kind, receivedOn, what, minor, currency } = old;
    const before = { kind, receivedOn, what, amount: { minor, currency } };
    const current = { ...before, currency, outcomeId: old.outcomeId };
    const met = await metMeanwhile(writing, 'revenues', { id: opened, version }, current);
    if (met) return met;
    const { programmes } = await expenseContext(tx, chain, [{ programmeId }]);
    const dated = { paidOn: receivedOn, chargedYear: yearOf(receivedOn) };
    const closed = closedPeriod(dated, programmes.get(programmeId)?.lockedUntil ?? null);
    if (closed) return refuse(closed.problem);
    await tx
      .updateTable('revenues')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', oldId)
      .execute();
    const subject = { kind: 'revenue', id: oldId };
    const { partnershipId } = old;
    if (neverWas)
      return done<Replacement>({ id: null }, { subject, partnershipId, before, after: { neverWas, reason } });
    const id = given ?? newId();
    const row = { id, replaces: { id: oldId, reason } };
    const kept = await keepRevenue(writing, row, {
      ...said,
      programmeId,
      partnershipId: partnershipId ?? undefined,
    });
    if ('errors' in kept) return refuseFields(kept.errors);
    return done<Replacement>(
      { id },
      { subject, partnershipId, before, after: { id, ...kept.after, reason } },
    );
  },
});
