import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { revenueInput } from '../rules/revenue-input.ts';
import { keepRevenue } from './keep-revenue.ts';

/** What a programme earned: by its activities, a sale, a claim, or as interest of its bank account. */
export const recordRevenue = defineCommand({
  name: 'record-revenue',
  version: 1,
  input: revenueInput,
  may: mayRecordExpense,
  run: async (writing, { id: given, ...said }) => {
    const id = given ?? newId();
    const kept = await keepRevenue(writing, { id }, said);
    if ('errors' in kept) return refuseFields(kept.errors);
    const partnershipId = said.partnershipId ?? null;
    return done({ id }, { subject: { kind: 'revenue', id }, partnershipId, after: kept.after });
  },
});
