import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';

export type NamedActivity = { id: string; reference: string };
export type NamedOutcome = { id: string; code: string };
export type NamedPartner = { id: string; name: string; acronym: string | null; country: string | null };
export type SheetPlaces = { outcomes: NamedOutcome[]; partners: NamedPartner[]; activities: NamedActivity[] };

/** What rows of a programme's sheets can name: its outcomes, the partners, its activities (or those of these references). */
export const sheetPlaces = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  references?: readonly string[],
): Promise<SheetPlaces> => {
  const named = references ? sql`and a.reference = any(${[...references]}::text[])` : sql``;
  const found = await together<{ outcomes: NamedOutcome; partners: NamedPartner; activities: NamedActivity }>(
    tx,
    {
      outcomes: sql<NamedOutcome>`select o.id, o.code from outcomes o
      where o.institute_id = ${instituteId} and o.programme_id = ${programmeId} order by o.position, o.code`,
      partners: sql<NamedPartner>`select s.id, g.name, g.acronym, g.country from partnerships s
      join organisations g on g.institute_id = s.institute_id and g.id = s.organisation_id
      where s.institute_id = ${instituteId} order by g.name, s.id`,
      activities: sql<NamedActivity>`select a.id, a.reference from activities a
      join outcomes o on o.institute_id = a.institute_id and o.id = a.outcome_id
      where a.institute_id = ${instituteId} and o.programme_id = ${programmeId} ${named} order by a.reference`,
    },
  );
  return found;
};
