import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { DerogationDecision, DerogationOrigin, DerogationState } from '../rules/derogation-input.ts';

export type DerogationRow = {
  id: string;
  ruleId: string;
  subjectKind: string;
  subjectId: string;
  origin: DerogationOrigin;
  reason: string;
  fromOn: CalendarDay;
  untilOn: CalendarDay;
  /** The person who asked, whichever membership they act as now. */
  askedByUser: string | null;
  askedByMembership: string;
  askedBy: string;
  state: DerogationState;
};

export type DerogationFilter = {
  state?: string | undefined;
  origin?: string | undefined;
  after?: string | undefined;
};

export const derogationsAPage = 25;

// A withdrawal is the last word; before it the grant or the refusal.
const rowsOf = (instituteId: string) => sql<DerogationRow>`
  select d.id, d.rule_id as "ruleId", d.subject_kind as "subjectKind", d.subject_id as "subjectId", d.origin, d.reason,
         d.from_on as "fromOn", d.until_on as "untilOn", m.user_id as "askedByUser", d.asked_by as "askedByMembership", d.asked_by_name as "askedBy",
         coalesce((select x.decision from derogation_decisions x
                    where (x.institute_id, x.derogation_id) = (d.institute_id, d.id)
                    order by x.entry_no desc limit 1), 'asked') as state
    from derogations d left join memberships m on m.id = d.asked_by
   where d.institute_id = ${instituteId}`;

/** Derogations asked for, the latest first, one more than fits a page; `after` = the last row's id. */
export const derogations = async (
  tx: Tx,
  instituteId: string,
  { state, origin, after }: DerogationFilter = {},
  limit: number = derogationsAPage + 1,
): Promise<DerogationRow[]> => {
  const { rows } = await sql<DerogationRow>`
    select * from (${rowsOf(instituteId)}) as rows
     where (${state ?? null}::text is null or state = ${state ?? null})
       and (${origin ?? null}::text is null or origin = ${origin ?? null})
       and (${after ?? null}::uuid is null or id < ${after ?? null}::uuid)
     order by id desc limit ${limit}`.execute(tx);
  return rows;
};

/** One derogation; undefined where it is another institute's. */
export const derogationWith = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<DerogationRow | undefined> =>
  (await sql<DerogationRow>`select * from (${rowsOf(instituteId)}) as rows where id = ${id}`.execute(tx))
    .rows[0];

export type DecisionRow = {
  decision: DerogationDecision;
  reason: string;
  letterReference: string | null;
  letterId: string | null;
  decidedOn: CalendarDay;
  decidedBy: string;
};

/** What was decided of it, in order. */
export const decisionsOf = async (
  tx: Tx,
  instituteId: string,
  derogationId: string,
): Promise<DecisionRow[]> =>
  (await tx
    .selectFrom('derogation_decisions')
    .select(['decision', 'reason', 'letter_reference as letterReference', 'letter_id as letterId'])
    .select(['decided_on as decidedOn', 'decided_by_name as decidedBy'])
    .where('institute_id', '=', instituteId)
    .where('derogation_id', '=', derogationId)
    .orderBy('entry_no')
    .execute()) as DecisionRow[];
