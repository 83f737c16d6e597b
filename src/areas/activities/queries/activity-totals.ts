import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { ActionKind } from '../../programmes/rules/outcome-input.ts';

/** How much was planned and held of one kind under one outcome; participants are attendances, not persons. */
export type ActivityTotal = {
  programmeId: string;
  outcomeId: string;
  kind: ActionKind;
  planned: number;
  held: number;
  cancelled: number;
  participants: number;
  women: number;
};

export type TotalsScope = { programmeId?: string | undefined; year?: number | undefined };

/** Totals by outcome and kind; the one definition of «reached» for programme pages, portfolio and filings. A year is that of the planned beginning. */
export const activityTotals = async (
  tx: Tx,
  instituteId: string,
  scope: TotalsScope = {},
): Promise<ActivityTotal[]> => {
  const ofProgramme = scope.programmeId ? sql`and a.programme_id = ${scope.programmeId}` : sql``;
  const ofYear = scope.year ? sql`and extract(year from a.planned_from)::int = ${scope.year}` : sql``;
  const { rows } = await sql<ActivityTotal>`
    select a.programme_id as "programmeId", a.outcome_id as "outcomeId", a.kind,
           count(*) as planned,
           count(*) filter (where h.id is not null) as held,
           count(*) filter (where c.activity_id is not null) as cancelled,
           coalesce(sum(n.people) filter (where h.id is not null), 0)::bigint as participants,
           coalesce(sum(n.women) filter (where h.id is not null), 0)::bigint as women
      from activities a
      left join activity_holdings h on h.institute_id = a.institute_id and h.activity_id = a.id and h.ended_by_no is null
      left join activity_cancellations c on c.institute_id = a.institute_id and c.activity_id = a.id
      left join (select institute_id, activity_id, sum(count) as people, sum(count) filter (where sex = 'female') as women
                   from participant_counts where institute_id = ${instituteId} and ended_by_no is null
                  group by institute_id, activity_id) n
             on n.institute_id = a.institute_id and n.activity_id = a.id
     where a.institute_id = ${instituteId} ${ofProgramme} ${ofYear}
     group by a.programme_id, a.outcome_id, a.kind
     order by a.programme_id, a.outcome_id, a.kind`.execute(tx);
  return rows;
};
