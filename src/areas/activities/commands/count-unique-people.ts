import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { actionPlanById } from '../../programmes/queries/action-plans.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { realisedByYear } from '../queries/plan-years.ts';
import { uniquePeopleOf } from '../queries/unique-people.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { countUniquePeopleInput } from '../rules/unique-people-input.ts';

/**
 * Different people behind the attendances of a plan's trainings in a year: declared, with how it was found out, and
 * never more than the attendances. A correction is another row.
 */
export const countUniquePeople = defineCommand({
  name: 'count-unique-people',
  version: 1,
  input: countUniquePeopleInput,
  may: mayKeepActivities,
  run: async ({ tx, actor, chain, entryNo }, input) => {
    const { planId, year, people, source, reason } = input;
    const plan = await actionPlanById(tx, chain, planId);
    if (!plan) throw new NotFound();
    const attendances = (await realisedByYear(tx, chain, planId)).get(year)?.participants ?? 0;
    if (attendances === 0)
      return refuseFields({ year: [{ key: 'activities.nobody-attended', args: { year: String(year) } }] });
    if (people > attendances)
      return refuseFields({
        people: [{ key: 'activities.people-beyond-attendances', args: { count: attendances } }],
      });
    const old = (await uniquePeopleOf(tx, chain, planId)).get(year);
    if (old && old.people === people && old.source === source)
      return refuse({ key: 'activities.counts-unchanged' });
    if (old && !reason) return refuseFields({ reason: [{ key: 'activities.reason-missing' }] });
    if (old)
      await tx
        .updateTable('unique_people_counts')
        .set({ ended_by_no: entryNo })
        .where('institute_id', '=', chain)
        .where('id', '=', old.id)
        .execute();
    const id = input.id ?? newId();
    const { partnershipId } = plan;
    const enteredOnBehalf = behalfOf(actor, input.onBehalf);
    await tx
      .insertInto('unique_people_counts')
      .values({
        institute_id: chain,
        id,
        plan_id: planId,
        partnership_id: partnershipId,
        year,
        people,
        source,
        replaces_id: old?.id ?? null,
        correction_reason: old ? (reason ?? null) : null,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      {
        subject: { kind: 'action-plan', id: planId },
        partnershipId,
        ...(old && { before: { year, people: old.people, source: old.source } }),
        after: { year, people, source, reason: old ? reason : null, enteredOnBehalf },
      },
    );
  },
});
