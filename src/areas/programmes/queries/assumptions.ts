import { sql } from 'kysely';
import { isRow } from '../../../db/newest-row.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import type { AssumptionState } from '../rules/assumption-input.ts';
import { assumptionIsDue, assumptionsWithLast } from './risk-parts.ts';

/** How an assumption stood when it was last looked at, and whether it is to be looked at again. */
export type AssumptionNow = {
  statementId: string;
  year: number | null;
  state: AssumptionState | null;
  isDue: boolean;
};

/** Of every assumption of a programme; for who reads the programme file. */
export const assumptionsNow = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<AssumptionNow[]> => {
  const { rows } = await sql<AssumptionNow>`
    select r.id as "statementId", f.year, f.state, ${assumptionIsDue(todayIn())} as "isDue"
      from ${assumptionsWithLast}
      join programmes g on (g.institute_id, g.id) = (r.institute_id, r.programme_id)
     where r.institute_id = ${instituteId} and r.programme_id = ${programmeId}`.execute(tx);
  return rows;
};

export type AssumptionFollowUpRow = {
  id: string;
  statementId: string;
  programmeId: string;
  year: number;
  state: AssumptionState;
  note: string;
  byFunction: string;
  onDay: CalendarDay;
  entryNo: number;
};

const followUps = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('assumption_follow_ups')
    .select([
      'id',
      'statement_id as statementId',
      'programme_id as programmeId',
      'year',
      sql<AssumptionState>`state`.as('state'),
      sql<string>`note`.as('note'),
      sql<string>`by_function`.as('byFunction'),
      sql<CalendarDay>`on_day`.as('onDay'),
      'entry_no as entryNo',
    ])
    .where('institute_id', '=', instituteId)
    .where('ended_by_no', 'is', null)
    .orderBy('year', 'desc');

/** Current follow-ups of an assumption, the last year first. */
export const followUpsOfAssumption = (
  tx: Tx,
  instituteId: string,
  statementId: string,
): Promise<AssumptionFollowUpRow[]> =>
  followUps(tx, instituteId).where('statement_id', '=', statementId).execute();

/** What stands in the place of a follow-up, itself or what replaced it: through all its corrections. */
export const assumptionFollowUp = (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<AssumptionFollowUpRow | undefined> =>
  followUps(tx, instituteId)
    .where(isRow('assumption_follow_ups', { table: 'assumption_follow_ups', instituteId, id, newest: true }))
    .executeTakeFirst();
