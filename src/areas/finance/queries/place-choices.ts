import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type PartnerChoice, partnerChoiceRows } from '../../partners/queries/partnerships.ts';
import { type OutcomeChoice, outcomeChoiceRows } from '../../results/queries/outcome-choices.ts';

export type PlaceChoices = { outcomes: OutcomeChoice[]; partners: PartnerChoice[] };

/** Where money can be placed: every outcome and every partner, in their order, in one statement. */
export const placeChoices = async (tx: Tx, instituteId: string): Promise<PlaceChoices> => {
  const { rows } = await sql<PlaceChoices>`select
    (select coalesce(jsonb_agg(o), '[]') from (${outcomeChoiceRows(tx, instituteId)}) as o) as outcomes,
    (select coalesce(jsonb_agg(p), '[]') from (${partnerChoiceRows(tx, instituteId)}) as p) as partners`.execute(
    tx,
  );
  return rows[0]!;
};
