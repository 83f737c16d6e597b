import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { type PartnershipChoice, partnershipChoices } from '../../programmes/queries/programme-lists.ts';

/**
 * Partnerships of which a story of an outcome can be: that carry it or did something there, so that nobody opens an outcome
 * to a partner by telling. A partner that sees the outcome works there by whatever row: its own partnership is always one.
 */
export const storyTellers = async (
  tx: Tx,
  { actor, instituteId }: { actor: Actor; instituteId: string },
  outcomeId: string,
): Promise<PartnershipChoice[]> => {
  const seen = await partnershipChoices(tx, instituteId);
  if (actor.partnerships.length > 0) return seen;
  const { rows } = await sql<{ id: string }>`
    select w.partnership_id as id from outcome_partners w
     where w.institute_id = ${instituteId} and w.outcome_id = ${outcomeId}
    union
    select a.partnership_id from activities a
     where a.institute_id = ${instituteId} and a.outcome_id = ${outcomeId} and a.partnership_id is not null`.execute(
    tx,
  );
  return seen.filter((one) => rows.some(({ id }) => id === one.id));
};
