import { type RawBuilder, sql } from 'kysely';
import { known, standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { ActionKind } from '../../programmes/rules/outcome-input.ts';
import { trainingsThen } from './activities-then.ts';
import { participantDaysOf } from './participant-days.ts';

/** How much was planned and held of one kind under one outcome; participants are attendances, not persons. */
export type ActivityTotal = {
  programmeId: string;
  outcomeId: string;
  kind: ActionKind;
  /** And not cancelled: what was held is held of these. */
  planned: number;
  held: number;
  cancelled: number;
  participants: number;
  women: number;
  /** Attendances of which the sex is known: women are a share of these. */
  sexKnown: number;
  /** Of trainings (A2) that were held. */
  participantDays: number;
};

export type TotalsScope = {
  programmeId?: string | undefined;
  outcomeId?: string | undefined;
  /** `none`: the institute's own. */
  partnershipId?: string | undefined;
  year?: number | undefined;
  /** Entry number: what was planned, held, cancelled and counted by then, with the outcome, year and sessions of then. */
  asOf?: number | undefined;
};

const ofPartnership = (partnershipId: string | undefined) => {
  if (partnershipId === 'none') return sql`and a.partnership_id is null`;
  return partnershipId ? sql`and a.partnership_id = ${partnershipId}` : sql``;
};

/** Totals by outcome and kind; the one definition of «reached» for programme pages, portfolio and filings. A year is that of the planned beginning. */
export const activityTotals = async (
  tx: Tx,
  instituteId: string,
  scope: TotalsScope = {},
): Promise<ActivityTotal[]> => (await totalsIn(instituteId, scope).execute(tx)).rows;

/** The same as a select, for who asks more at once. */
export const totalsIn = (instituteId: string, scope: TotalsScope): RawBuilder<ActivityTotal> => {
  const ofInstitute = scope.asOf === undefined ? sql`a.institute_id = ${instituteId}` : sql`true`;
  const ofProgramme = scope.programmeId ? sql`and a.programme_id = ${scope.programmeId}` : sql``;
  const ofOutcome = scope.outcomeId ? sql`and a.outcome_id = ${scope.outcomeId}` : sql``;
  const ofPartner = ofPartnership(scope.partnershipId);
  const ofYear = scope.year ? sql`and extract(year from a.planned_from)::int = ${scope.year}` : sql``;
  const days = participantDaysOf(sql`n.people`, { holding: 'h', training: 'a' });
  return sql<ActivityTotal>`
    select a.programme_id as "programmeId", a.outcome_id as "outcomeId", a.kind,
           count(*) filter (where c.activity_id is null) as planned,
           count(*) filter (where h.id is not null) as held,
           count(*) filter (where c.activity_id is not null) as cancelled,
           coalesce(sum(n.people) filter (where h.id is not null), 0)::bigint as participants,
           coalesce(sum(n.women) filter (where h.id is not null), 0)::bigint as women,
           coalesce(sum(n.known) filter (where h.id is not null), 0)::bigint as "sexKnown",
           coalesce(sum(${days}) filter (where h.id is not null and a.kind = 'A2'), 0)::bigint as "participantDays"
      from ${trainingsThen(instituteId, scope.asOf)}
      left join activity_holdings h on h.institute_id = a.institute_id and h.activity_id = a.id and ${standing('h', scope.asOf)}
      left join activity_cancellations c on c.institute_id = a.institute_id and c.activity_id = a.id and ${known('c', scope.asOf)}
      left join (select institute_id, activity_id, sum(count) as people, sum(count) filter (where sex = 'female') as women,
                     sum(count) filter (where sex <> 'unknown') as known
                   from participant_counts p where institute_id = ${instituteId} and ${standing('p', scope.asOf)}
                  group by institute_id, activity_id) n
             on n.institute_id = a.institute_id and n.activity_id = a.id
     where ${ofInstitute} ${ofProgramme} ${ofOutcome} ${ofPartner} ${ofYear} and ${known('a', scope.asOf)}
     group by a.programme_id, a.outcome_id, a.kind
     order by a.programme_id, a.outcome_id, a.kind`;
};
