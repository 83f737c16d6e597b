import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { type ActivityRow, activityById } from '../queries/activities.ts';
import { detailsOf } from '../queries/activity-details.ts';
import { reviseActivityInput } from '../rules/activity-input.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { othersOf } from '../rules/further-kinds.ts';
import { isBuiltKind } from '../rules/kind-details.ts';
import { keepCapacityTags } from './keep-capacity-tags.ts';
import { keepDetail } from './keep-detail.ts';
import { placeInProgramme } from './place-in-programme.ts';

/** Changes an activity and its detail. Kind, partner and reference stay; what was held is corrected, not revised. */
export const reviseActivity = defineCommand({
  name: 'revise-activity',
  version: 1,
  input: reviseActivityInput,
  constraints: { a_mission_starts_from_a_review: { problem: { key: 'activities.review-unknown' } } },
  may: mayKeepActivities,
  run: async (writing, input) => {
    const { tx, chain } = writing;
    const {
      activityId,
      version,
      kind,
      title,
      plannedFrom,
      plannedUntil,
      mode,
      country = null,
      place = null,
      decidedBy = null,
      decidedOn = null,
      decidingOrgan = null,
    } = input;
    const found = await activityById(tx, chain, activityId);
    const before = found && (await standing(tx, chain, found));
    if (!found || !before || found.kind !== kind) throw new NotFound();
    if (found.version !== version) {
      return conflict(found.version, comparable(before));
    }
    if (found.state === 'cancelled') return refuse({ key: 'activities.is-cancelled' });
    const { partnershipId } = found;
    if (decidedOn && decidedOn > todayIn())
      return refuseFields({ decidedOn: [{ key: 'activities.day-in-future' }] });
    const where = {
      outcomeId: input.outcomeId,
      outputId: input.outputId,
      partnershipId: partnershipId ?? undefined,
      plannedFrom,
    };
    const placed = await placeInProgramme(writing, where, found);
    if ('notFound' in placed) throw new NotFound();
    if ('fields' in placed) return refuseFields(placed.fields);
    if (placed.programmeId !== found.programmeId)
      return refuseFields({ outcomeId: [{ key: 'activities.outcome-of-another-programme' }] });
    await tx
      .updateTable('activities')
      .set({
        outcome_id: input.outcomeId,
        output_id: input.outputId ?? null,
        title,
        planned_from: plannedFrom,
        planned_until: plannedUntil,
        mode,
        country,
        place,
        decided_by: decidedBy,
        decided_on: decidedOn,
        deciding_organ: decidingOrgan,
        ...(input.furtherKinds && { further_kinds: othersOf(kind, input.furtherKinds) }),
        version: version + 1,
      })
      .where('institute_id', '=', chain)
      .where('id', '=', activityId)
      .where('version', '=', version)
      .execute();
    await keepCapacityTags(writing, { activityId, partnershipId }, input.capacityTags);
    const wrong = await keepDetail(writing, { activityId, partnershipId }, input);
    if (wrong) return refuseFields(wrong);
    const kept = await activityById(tx, chain, activityId);
    const after = await standing(tx, chain, kept ?? found);
    return done(
      { id: activityId, version: version + 1 },
      { subject: { kind: 'activity', id: activityId }, partnershipId, before, after },
    );
  },
});

/** What stands of an activity and of the detail of its kind, both before and after, so that the trail tells what differs and no more. */
const standing = async (tx: Tx, chain: string, found: ActivityRow): Promise<Record<string, unknown>> => {
  const details = isBuiltKind(found.kind) ? await detailsOf(tx, chain, found.kind, [found.id]) : new Map();
  return {
    outcomeId: found.outcomeId,
    outputId: found.outputId,
    title: found.title,
    plannedFrom: found.plannedFrom,
    plannedUntil: found.plannedUntil,
    mode: found.mode,
    country: found.country,
    place: found.place,
    decidedBy: found.decidedBy,
    decidedOn: found.decidedOn,
    decidingOrgan: found.decidingOrgan,
    capacityTags: found.capacityTags,
    furtherKinds: found.furtherKinds,
    kind: found.kind,
    ...details.get(found.id),
  };
};

/** The same by the words of its fields: the common ones and those of the detail that are more than an id. */
const comparable = ({ kind: _kind, ...said }: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(said)
      .filter(([name, value]) => !name.endsWith('Id') && (value === null || typeof value !== 'object'))
      .map(([name, value]) => [`activities.${name}`, value]),
  );
