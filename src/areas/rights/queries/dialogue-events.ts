import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import {
  type DialogueClass,
  type DialogueLevel,
  dialogueClasses,
  type dialogueForms,
  type dialogueResults,
  tablesOfClass,
} from '../rules/dialogue-type.ts';
import type { Party } from '../rules/party.ts';
import type { Topic } from '../rules/topic.ts';
import {
  and,
  beyond,
  notWithdrawn,
  orderOf,
  type RightsFilter,
  rightsAPage,
  sharedConditions,
  standing,
} from './list-page.ts';

export type DialogueEventRow = {
  id: string;
  partnershipId: string | null;
  partner: string | null;
  title: string;
  country: string;
  version: number;
  /** The row that says what is true of it now. */
  factId: string;
  on: CalendarDay;
  bodyId: string | null;
  body: string | null;
  form: (typeof dialogueForms)[number];
  level: DialogueLevel;
  parties: Party[];
  withPartner: boolean;
  seatsWomen: number;
  seatsMen: number;
  seatsUnknown: number;
  topics: Topic[];
  result: (typeof dialogueResults)[number];
  summary: string;
  source: string;
  enteredOnBehalf: string | null;
  /** Why it was taken out of the counts; null where it stands. */
  withdrawnFor: string | null;
};

/** Dialogue events that stand and that the actor may see; one more than a page, to know whether there is another. */
export const dialogueEvents = (
  tx: Tx,
  instituteId: string,
  filter: RightsFilter = {},
): Promise<DialogueEventRow[]> => {
  const order = orderOf(filter.sort, sql`f.held_on`);
  const conditions = [
    notWithdrawn(),
    ...sharedConditions(filter, {
      text: sql`t.title || ' ' || coalesce(b.name, '') || ' ' || f.parties::text`,
      day: sql`f.held_on`,
    }),
    ...ofClass(filter.kind),
    ...beyond(filter.after, order),
  ];
  return rows(tx, instituteId)
    .where(and(conditions))
    .orderBy(order.by, order.direction)
    .orderBy('t.id', order.direction)
    .limit(filter.limit ?? rightsAPage + 1)
    .execute() as Promise<DialogueEventRow[]>;
};

/** One event, also one that was withdrawn; undefined where there is none that the actor may see. */
export const dialogueEvent = (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<DialogueEventRow | undefined> =>
  rows(tx, instituteId).where('t.id', '=', id).executeTakeFirst() as Promise<DialogueEventRow | undefined>;

/** Kinds at the table and level, written as `tableKey` writes them. `f` is the row of facts. */
export const tableKeySql: RawBuilder<string> = sql<string>`coalesce((select string_agg(distinct kind collate "C", ',' order by kind collate "C")
  from (select p ->> 'kind' as kind from jsonb_array_elements(f.parties) p
        union select 'union' where f.with_partner) present), '') || '/' || f.level`;

const ofClass = (kind: string | undefined): RawBuilder<SqlBool>[] => {
  const wanted = dialogueClasses.find((each): each is DialogueClass => each === kind);
  return wanted ? [sql<SqlBool>`${tableKeySql} = any (${tablesOfClass(wanted)}::text[])`] : [];
};

const rows = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('dialogue_events as t')
    .innerJoin('dialogue_event_facts as f', (join) =>
      join.onRef('f.institute_id', '=', 't.institute_id').onRef('f.event_id', '=', 't.id').on(standing('f')),
    )
    .leftJoin('dialogue_bodies as b', (join) =>
      join.onRef('b.institute_id', '=', 'f.institute_id').onRef('b.id', '=', 'f.body_id'),
    )
    .leftJoin('partnerships as ps', (join) =>
      join.onRef('ps.institute_id', '=', 't.institute_id').onRef('ps.id', '=', 't.partnership_id'),
    )
    .leftJoin('organisations as o', (join) =>
      join.onRef('o.institute_id', '=', 'ps.institute_id').onRef('o.id', '=', 'ps.organisation_id'),
    )
    .leftJoin('rights_withdrawals as w', (join) =>
      join.onRef('w.institute_id', '=', 't.institute_id').onRef('w.subject_id', '=', 't.id'),
    )
    .select(['t.id', 't.partnership_id as partnershipId', 'o.name as partner', 't.title', 't.country'])
    .select(['t.version', 'f.id as factId', 'f.held_on as on', 'f.body_id as bodyId', 'b.name as body'])
    .select(['f.form', 'f.level', 'f.parties', 'f.with_partner as withPartner'])
    .select(['f.seats_women as seatsWomen', 'f.seats_men as seatsMen', 'f.seats_unknown as seatsUnknown'])
    .select(['f.topics', 'f.result', 'f.summary', 'f.source', 'f.entered_on_behalf as enteredOnBehalf'])
    .select('w.reason as withdrawnFor')
    .where('t.institute_id', '=', instituteId);
