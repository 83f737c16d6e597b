import type { Writing } from '../../../command/command.ts';
import { holds } from '../../../kernel/actor.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { outcomeById, outputsOf } from '../../programmes/queries/outcomes.ts';
import { seesPartnership } from '../../programmes/queries/partnerships-seen.ts';

type Where = { outcomeId: string; outputId?: string | undefined; partnershipId?: string | undefined };

/** Where an activity hangs: the programme of its outcome. A partner plans for its own partnership only. */
export const placeInProgramme = async (
  { tx, actor, chain }: Writing,
  { outcomeId, outputId, partnershipId }: Where,
): Promise<{ programmeId: string } | { fields: FieldErrors } | { notFound: true }> => {
  if (partnershipId && !(await seesPartnership(tx, chain, partnershipId))) return { notFound: true };
  if (!partnershipId && holds(actor, 'partner_coordinator'))
    return { fields: { partnershipId: [{ key: 'problem.missing' }] } };
  const outcome = await outcomeById(tx, chain, outcomeId);
  if (!outcome) return { notFound: true };
  if (outputId && !(await outputsOf(tx, chain, outcomeId)).some(({ id }) => id === outputId))
    return { fields: { outputId: [{ key: 'activities.output-of-another' }] } };
  return { programmeId: outcome.programmeId };
};
