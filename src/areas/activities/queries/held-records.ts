import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { entered, standing } from './as-of.ts';
import { themeKey } from './theme-key.ts';

/** A record that counts, with the day it counts on. */
export type HeldRecord = { id: string; label: string; on: CalendarDay; count: number };

export type HeldScope = {
  outcomeId: string;
  /** Null: of the institute itself, no partner's. */
  partnershipId: string | null;
  /** First and last day, both included: what began to be held between them. */
  from: string;
  until: string;
  /** Entry number: what was held, counted and cancelled by then. */
  asOf?: number | undefined;
};

/** A cell of `participant_counts`; what is left out is not asked. */
export type ParticipantCell = { sex?: string; age?: string; economy?: string };

/** Activities of an outcome that were held and not cancelled, each with its participants in a cell: attendances, not persons. */
export const heldParticipants = async (
  tx: Tx,
  instituteId: string,
  scope: HeldScope & { kind?: string | null; theme?: string | null; cell?: ParticipantCell },
): Promise<HeldRecord[]> => {
  const { kind = null, theme = null, cell = {}, asOf } = scope;
  const { rows } = await sql<HeldRecord>`
    select a.id, a.reference || ' ' || a.title as label, h.held_from as "on", sum(p.count)::bigint as count
      from ${held(scope)}
      join participant_counts p on (p.institute_id, p.activity_id) = (a.institute_id, a.id) and ${standing('p', asOf)}
     where ${inScope(instituteId, scope)}
       and (${kind}::text is null or a.kind = ${kind}::text)
       and (${theme}::text is null or exists (select from activity_trainings t
             where (t.institute_id, t.activity_id) = (a.institute_id, a.id)
               and ${themeKey(sql`t.theme`)} = ${themeKey(sql`${theme}::text`)}))
       and (${cell.sex ?? null}::text is null or p.sex = ${cell.sex ?? null}::text)
       and (${cell.age ?? null}::text is null or p.age_band = ${cell.age ?? null}::text)
       and (${cell.economy ?? null}::text is null or p.economy = ${cell.economy ?? null}::text)
     group by a.id, a.reference, a.title, h.held_from
     order by h.held_from, a.reference, a.id`.execute(tx);
  return rows;
};

/** Lines of action plans on which at least one training of the outcome was held and not cancelled: each counts once. */
export const realisedLines = async (
  tx: Tx,
  instituteId: string,
  scope: HeldScope,
): Promise<(HeldRecord & { planId: string })[]> => {
  const { rows } = await sql<HeldRecord & { planId: string }>`
    select l.id, l.theme as label, l.plan_id as "planId", min(h.held_from) as "on", 1 as count
      from ${held(scope)}
      join activity_trainings t on (t.institute_id, t.activity_id) = (a.institute_id, a.id)
      join action_plan_lines l on (l.institute_id, l.id) = (t.institute_id, t.plan_line_id)
     where ${inScope(instituteId, scope)}
     group by l.id, l.theme, l.plan_id
     order by 4, l.theme, l.id`.execute(tx);
  return rows;
};

const held = ({ asOf }: HeldScope) => sql`activities a
      join activity_holdings h on (h.institute_id, h.activity_id) = (a.institute_id, a.id) and ${standing('h', asOf)}`;

const inScope = (
  instituteId: string,
  { outcomeId, partnershipId, from, until, asOf }: HeldScope,
) => sql<SqlBool>`
  a.institute_id = ${instituteId} and a.outcome_id = ${outcomeId} and ${entered('a', asOf)}
       and a.partnership_id is not distinct from ${partnershipId}::uuid
       and h.held_from between ${from}::date and ${until}::date
       and not exists (select from activity_cancellations c
             where (c.institute_id, c.activity_id) = (a.institute_id, a.id) and ${entered('c', asOf)})`;
