import type { Writing } from '../../../command/command.ts';
import { holds } from '../../../kernel/actor.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { outcomeById, outputsOf } from '../../programmes/queries/outcomes.ts';
import { seesPartnership } from '../../programmes/queries/partnerships-seen.ts';
import { whyNotInOutcome } from '../../programmes/rules/outcome-end.ts';

type Where = {
  outcomeId: string;
  outputId?: string | undefined;
  partnershipId?: string | undefined;
  plannedFrom: CalendarDay;
};
type Planned = Pick<Where, 'outcomeId' | 'plannedFrom'>;

/**
 * Where an activity hangs: the programme of its outcome. A partner plans for its own partnership only, and nobody for days
 * after the end of an outcome; what was planned so before (`standing`) may stay.
 */
export const placeInProgramme = async (
  { tx, actor, chain }: Writing,
  { outcomeId, outputId, partnershipId, plannedFrom }: Where,
  standing?: Planned,
): Promise<{ programmeId: string } | { fields: FieldErrors } | { notFound: true }> => {
  if (partnershipId && !(await seesPartnership(tx, chain, partnershipId))) return { notFound: true };
  if (!partnershipId && holds(actor, 'partner_coordinator'))
    return { fields: { partnershipId: [{ key: 'problem.missing' }] } };
  const outcome = await outcomeById(tx, chain, outcomeId);
  if (!outcome) return { notFound: true };
  const stays = standing?.outcomeId === outcomeId && standing.plannedFrom === plannedFrom;
  const ended = stays ? undefined : whyNotInOutcome(outcome.end, plannedFrom);
  if (ended) return { fields: { outcomeId: [ended] } };
  if (outputId && !(await outputsOf(tx, chain, outcomeId)).some(({ id }) => id === outputId))
    return { fields: { outputId: [{ key: 'activities.output-of-another' }] } };
  return { programmeId: outcome.programmeId };
};
