import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { advocacyDossiers } from '../../rights/queries/advocacy-dossiers.ts';
import { collectiveAgreements } from '../../rights/queries/collective-agreements.ts';
import { dialogueEvents } from '../../rights/queries/dialogue-events.ts';

export type RightsRecord = { id: string; title: string | null };

export type RightsRecords = {
  dossiers: readonly RightsRecord[];
  dialogues: readonly RightsRecord[];
  agreements: readonly RightsRecord[];
};

/** More would not be a choice. */
const most = 60;

/**
 * The latest demands, talks and agreements that the actor sees: a partner's own and those that are no partner's, or of
 * all partners, each with its name.
 */
export const latestRightsRecords = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string | undefined,
): Promise<RightsRecords> => {
  const filter = { limit: most, openTo: partnershipId };
  const short = (rows: readonly { id: string; title: string; partner: string | null }[]) =>
    rows.slice(0, most).map(({ id, title, partner }) => ({
      id,
      title: partner && !partnershipId ? `${title} · ${partner}` : title,
    }));
  return {
    dossiers: short(await advocacyDossiers(tx, instituteId, filter)),
    dialogues: short(await dialogueEvents(tx, instituteId, filter)),
    agreements: short(await collectiveAgreements(tx, instituteId, filter)),
  };
};

/** Of the records given, those the actor may see, with their titles. */
export const rightsRecordTitles = async (
  tx: Tx,
  instituteId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { list: keyof RightsRecords; title: string }>> => {
  if (ids.length === 0) return new Map();
  const wanted = [...ids];
  const { rows } = await sql<{ list: keyof RightsRecords; id: string; title: string }>`
    select 'dossiers' as list, id, title from advocacy_dossiers where institute_id = ${instituteId} and id = any (${wanted})
    union all
    select 'dialogues', id, title from dialogue_events where institute_id = ${instituteId} and id = any (${wanted})
    union all
    select 'agreements', id, title from collective_agreements where institute_id = ${instituteId} and id = any (${wanted})`.execute(
    tx,
  );
  return new Map(rows.map(({ id, ...record }) => [id, record]));
};
