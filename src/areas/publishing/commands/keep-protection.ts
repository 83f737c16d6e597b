import type { Writing } from '../../../command/command.ts';
import type { Ground } from '../rules/protection-input.ts';

type Kept = {
  id: string;
  organisationId: string | null;
  outcomeId: string | null;
  degree: string;
  ground: Ground;
  reason: string;
};

/** Writes the row of a protection that begins with this entry. */
export const keepProtection = async (
  { tx, actor, chain, entryNo }: Writing,
  { id, organisationId, outcomeId, degree, ground, reason }: Kept,
): Promise<void> => {
  await tx
    .insertInto('protections')
    .values({
      institute_id: chain,
      id,
      organisation_id: organisationId,
      outcome_id: outcomeId,
      degree,
      ground,
      reason,
      kept_by_name: actor.name,
      entry_no: entryNo,
    })
    .execute();
};
