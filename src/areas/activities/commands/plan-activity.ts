import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { activityById } from '../queries/activities.ts';
import { planActivityInput } from '../rules/activity-input.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { othersOf } from '../rules/further-kinds.ts';
import { keepCapacityTags } from './keep-capacity-tags.ts';
import { keepDetail } from './keep-detail.ts';
import { nextReference } from './next-reference.ts';
import { placeInProgramme } from './place-in-programme.ts';

/** A planned activity of one kind, with that kind's own detail. It is saved whatever the rules say of it. */
export const planActivity = defineCommand({
  name: 'plan-activity',
  version: 1,
  input: planActivityInput,
  constraints: { a_mission_starts_from_a_review: { problem: { key: 'activities.review-unknown' } } },
  may: mayKeepActivities,
  run: async (writing, input) => {
    const { tx, actor, chain, entryNo } = writing;
    const {
      kind,
      partnershipId = null,
      title,
      plannedFrom,
      plannedUntil,
      mode,
      country = null,
      place = null,
      decidedBy = null,
      decidedOn = null,
      decidingOrgan = null,
      copiedFromId = null,
    } = input;
    const copied = copiedFromId ? await activityById(tx, chain, copiedFromId) : undefined;
    if (copiedFromId && copied?.kind !== kind) throw new NotFound();
    if (decidedOn && decidedOn > todayIn())
      return refuseFields({ decidedOn: [{ key: 'activities.day-in-future' }] });
    const placed = await placeInProgramme(writing, input);
    if ('notFound' in placed) throw new NotFound();
    if ('fields' in placed) return refuseFields(placed.fields);
    const id = input.id ?? newId();
    const reference = await nextReference(writing, yearOf(plannedFrom), kind);
    const enteredOnBehalf = behalfOf(actor, input.onBehalf);
    await tx
      .insertInto('activities')
      .values({
        institute_id: chain,
        id,
        programme_id: placed.programmeId,
        outcome_id: input.outcomeId,
        output_id: input.outputId ?? null,
        partnership_id: partnershipId,
        reference,
        kind,
        title,
        planned_from: plannedFrom,
        planned_until: plannedUntil,
        mode,
        country,
        place,
        decided_by: decidedBy,
        decided_on: decidedOn,
        deciding_organ: decidingOrgan,
        copied_from_id: copiedFromId,
        further_kinds: othersOf(kind, input.furtherKinds),
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    await keepCapacityTags(writing, { activityId: id, partnershipId }, input.capacityTags);
    const wrong = await keepDetail(writing, { activityId: id, partnershipId }, input);
    if (wrong) return refuseFields(wrong);
    const { id: _id, onBehalf: _source, ...after } = input;
    return done(
      { id, reference },
      {
        subject: { kind: 'activity', id },
        partnershipId,
        after: { reference, ...after, enteredOnBehalf },
      },
    );
  },
});
