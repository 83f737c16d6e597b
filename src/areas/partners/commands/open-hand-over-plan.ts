import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { handOverItemsOf, handOverPlansOf } from '../queries/hand-over-plans.ts';
import { partnership } from '../queries/partnerships.ts';
import { behalfOf } from '../rules/behalf.ts';
import { handOverPlanInput } from '../rules/hand-over-input.ts';
import { mayKeepPartnerFile } from '../rules/partner-file-permissions.ts';

/** The first edition of a hand-over plan, or the next one with what it takes along of the last, reached or not. */
export const openHandOverPlan = defineCommand({
  name: 'open-hand-over-plan',
  version: 1,
  input: handOverPlanInput,
  may: mayKeepPartnerFile,
  run: async ({ tx, actor, chain, entryNo }, { partnershipId, title, handOverOn, onBehalf, ...input }) => {
    if (!(await partnership(tx, chain, partnershipId)))
      return refuseFields({ partnershipId: [{ key: 'problem.not-known-here' }] });
    const [last] = await handOverPlansOf(tx, chain, partnershipId);
    const id = input.id ?? newId();
    const edition = (last?.edition ?? 0) + 1;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    const common = {
      institute_id: chain,
      partnership_id: partnershipId,
      entered_on_behalf: enteredOnBehalf,
      entry_no: entryNo,
    };
    await tx
      .insertInto('hand_over_plans')
      .values({ ...common, id, title, hand_over_on: handOverOn, edition, follows_id: last?.id ?? null })
      .execute();
    const known = last ? await handOverItemsOf(tx, chain, last.id) : [];
    const items = known.filter((item) => input.itemIds === undefined || input.itemIds.includes(item.id));
    const copies = items.map((item) => ({ item, id: newId() }));
    if (copies.length > 0)
      await tx
        .insertInto('hand_over_items')
        .values(
          copies.map(({ item, id: itemId }) => ({
            ...common,
            id: itemId,
            plan_id: id,
            what: item.what,
            taken_over_by: item.takenOverBy,
            due_on: item.dueOn,
            yearly_cost_minor: item.yearlyCostMinor,
            currency: item.currency,
            borne_by: item.borneBy,
          })),
        )
        .execute();
    const reached = copies.flatMap(({ item: { reachedOn, reachedSource }, id: itemId }) =>
      reachedOn && reachedSource
        ? [{ ...common, id: newId(), item_id: itemId, reached_on: reachedOn, source: reachedSource }]
        : [],
    );
    if (reached.length > 0) await tx.insertInto('hand_over_milestones').values(reached).execute();
    const after = { title, handOverOn, edition, items: copies.length, enteredOnBehalf };
    return done({ id }, { subject: { kind: 'hand-over-plan', id }, partnershipId, after });
  },
});
