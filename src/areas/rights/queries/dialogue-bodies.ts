import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { bodyStandings, DialogueLevel } from '../rules/dialogue-type.ts';
import { and, beyond, orderOf, type RightsFilter, rightsAPage } from './list-page.ts';

export type DialogueBodyRow = {
  id: string;
  partnershipId: string | null;
  partner: string | null;
  title: string;
  on: null;
  country: string;
  level: DialogueLevel;
  standing: (typeof bodyStandings)[number];
  seatsWomen: number;
  seatsMen: number;
  seatsUnknown: number;
  source: string;
  enteredOnBehalf: string | null;
  version: number;
  /** Events on record that this body held. */
  events: number;
};

/** Bodies of dialogue that the actor may see, by name; one more than a page. `kind` is their level. */
export const dialogueBodies = (
  tx: Tx,
  instituteId: string,
  { search, kind, country, partnershipId, after, limit }: RightsFilter = {},
): Promise<DialogueBodyRow[]> => {
  const order = { ...orderOf('title', sql`null`), by: sql<string>`t.name` };
  const conditions = [
    ...(kind ? [sql<SqlBool>`t.level = ${kind}`] : []),
    ...(country ? [sql<SqlBool>`t.country = ${country}`] : []),
    ...(partnershipId ? [sql<SqlBool>`t.partnership_id = ${partnershipId}::uuid`] : []),
    ...(search ? [sql<SqlBool>`strpos(lower(t.name), lower(${search})) > 0`] : []),
    ...beyond(after, order),
  ];
  return rows(tx, instituteId)
    .where(and(conditions))
    .orderBy('t.name')
    .orderBy('t.id')
    .limit(limit ?? rightsAPage + 1)
    .execute() as Promise<DialogueBodyRow[]>;
};

/** One body; undefined where there is none that the actor may see. */
export const dialogueBody = (tx: Tx, instituteId: string, id: string): Promise<DialogueBodyRow | undefined> =>
  rows(tx, instituteId).where('t.id', '=', id).executeTakeFirst() as Promise<DialogueBodyRow | undefined>;

const rows = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('dialogue_bodies as t')
    .leftJoin('partnerships as ps', (join) =>
      join.onRef('ps.institute_id', '=', 't.institute_id').onRef('ps.id', '=', 't.partnership_id'),
    )
    .leftJoin('organisations as o', (join) =>
      join.onRef('o.institute_id', '=', 'ps.institute_id').onRef('o.id', '=', 'ps.organisation_id'),
    )
    .select(['t.id', 't.partnership_id as partnershipId', 'o.name as partner', 't.name as title'])
    .select(['t.country', 't.level', 't.standing', 't.source', 't.version'])
    .select(['t.seats_women as seatsWomen', 't.seats_men as seatsMen', 't.seats_unknown as seatsUnknown'])
    .select('t.entered_on_behalf as enteredOnBehalf')
    .select(
      sql<number>`(select count(*) from dialogue_event_facts f where f.institute_id = t.institute_id and f.body_id = t.id
        and f.ended_by_no is null)::int`.as('events'),
    )
    .where('t.institute_id', '=', instituteId);
