import { sql } from 'kysely';
import { isRow } from '../../../db/newest-row.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { RiskState } from '../rules/risk-input.ts';
import { followUpIsDue, markedNow, risksWithLastOf, stateNow } from './risk-parts.ts';

export type RiskRow = {
  id: string;
  programmeId: string;
  outcomeId: string | null;
  outcomeCode: string | null;
  statementId: string | null;
  text: Localized;
  /** As first judged. */
  firstProbability: number;
  firstImpact: number;
  /** As the last follow-up judges it, or else as first judged. */
  probability: number;
  impact: number;
  state: RiskState;
  mitigation: Localized;
  trigger: Localized;
  responsible: string | null;
  /** Year of the last follow-up. */
  followedYear: number | null;
  /** Nobody looked at it this year, or since in the last year of its programme. */
  isFollowUpDue: boolean;
  version: number;
};

/** Whether later marks stand beside those of the beginning. */
export const isFollowedUp = ({ followedYear }: Pick<RiskRow, 'followedYear'>): boolean =>
  followedYear !== null;

type Then = { asOf?: number | undefined; on?: CalendarDay | undefined };

const riskRows = (where: ReturnType<typeof sql>, { asOf, on = todayIn() }: Then = {}) => sql<RiskRow>`
  select r.id, r.programme_id as "programmeId", r.outcome_id as "outcomeId", o.code as "outcomeCode",
         r.statement_id as "statementId", r.text, r.probability as "firstProbability", r.impact as "firstImpact",
         ${markedNow},
         ${stateNow} as state, r.mitigation, r.trigger, r.responsible, f.year as "followedYear",
         ${followUpIsDue(on)} as "isFollowUpDue", r.version
    from ${risksWithLastOf(asOf)}
    join programmes g on (g.institute_id, g.id) = (r.institute_id, r.programme_id)
    left join outcomes o on (o.institute_id, o.id) = (r.institute_id, r.outcome_id)
   where ${where}
   order by coalesce(f.probability, r.probability) * coalesce(f.impact, r.impact) desc, r.entry_no`;

/** Risks of a programme and its outcomes, the gravest first; now, or as of an audit number and the day whose last entry it is. */
export const risksOf = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  then?: Then,
): Promise<RiskRow[]> =>
  (await riskRows(sql`r.institute_id = ${instituteId} and r.programme_id = ${programmeId}`, then).execute(tx))
    .rows;

export const riskById = async (tx: Tx, instituteId: string, id: string): Promise<RiskRow | undefined> =>
  (await riskRows(sql`r.institute_id = ${instituteId} and r.id = ${id}`).execute(tx)).rows[0];

export type RiskFollowUpRow = {
  id: string;
  riskId: string;
  programmeId: string;
  year: number;
  state: RiskState;
  probability: number;
  impact: number;
  note: string;
  byFunction: string;
  onDay: CalendarDay;
  entryNo: number;
};

const followUps = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('risk_follow_ups')
    .select([
      'id',
      'risk_id as riskId',
      'programme_id as programmeId',
      'year',
      sql<RiskState>`state`.as('state'),
      sql<number>`probability`.as('probability'),
      sql<number>`impact`.as('impact'),
      sql<string>`note`.as('note'),
      sql<string>`by_function`.as('byFunction'),
      sql<CalendarDay>`on_day`.as('onDay'),
      'entry_no as entryNo',
    ])
    .where('institute_id', '=', instituteId)
    .where('ended_by_no', 'is', null)
    .orderBy('year', 'desc');

/** Current follow-ups of a risk, the last year first. */
export const followUpsOf = (tx: Tx, instituteId: string, riskId: string): Promise<RiskFollowUpRow[]> =>
  followUps(tx, instituteId).where('risk_id', '=', riskId).execute();

/** A follow-up that still stands. */
export const followUpById = (tx: Tx, instituteId: string, id: string): Promise<RiskFollowUpRow | undefined> =>
  followUps(tx, instituteId).where('id', '=', id).executeTakeFirst();

/** What stands in the place of a follow-up, itself or what replaced it: through all its corrections. */
export const followUpInPlaceOf = (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<RiskFollowUpRow | undefined> =>
  followUps(tx, instituteId)
    .where(isRow('risk_follow_ups', { table: 'risk_follow_ups', instituteId, id, newest: true }))
    .executeTakeFirst();
