import { defineCommand, done, refuse } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { handOverPlan } from '../queries/hand-over-plans.ts';
import { behalfOf } from '../rules/behalf.ts';
import { handOverItemInput } from '../rules/hand-over-input.ts';
import { mayKeepPartnerFile } from '../rules/partner-file-permissions.ts';

/** One thing that the partner takes over; a final edition stands, the next one takes more. */
export const addHandOverItem = defineCommand({
  name: 'add-hand-over-item',
  version: 1,
  input: handOverItemInput,
  may: mayKeepPartnerFile,
  run: async ({ tx, actor, chain, entryNo }, { planId, yearlyCost, onBehalf, ...input }) => {
    const plan = await handOverPlan(tx, chain, planId);
    if (!plan) throw new NotFound();
    if (plan.finalOn) return refuse({ key: 'partners.edition-is-final' });
    const { what, takenOverBy, dueOn, borneBy = null } = input;
    const { partnershipId } = plan;
    const id = input.id ?? newId();
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    await tx
      .insertInto('hand_over_items')
      .values({
        institute_id: chain,
        id,
        plan_id: planId,
        partnership_id: partnershipId,
        what,
        taken_over_by: takenOverBy,
        due_on: dueOn,
        yearly_cost_minor: yearlyCost?.minor ?? null,
        currency: yearlyCost?.currency ?? null,
        borne_by: borneBy,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    const after = { item: id, what, takenOverBy, dueOn, yearlyCost, borneBy, enteredOnBehalf };
    return done({ id }, { subject: { kind: 'hand-over-plan', id: planId }, partnershipId, after });
  },
});
