import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type ChargeGroup, chargeGroups } from '../../finance/queries/charge-groups.ts';
import { balancesCounted } from '../../finance/queries/opening-balances.ts';
import type { FiledCoverage } from '../rules/filed-programme.ts';

type Activity = Omit<FiledCoverage['activities'][number], 'participants'> & {
  id: string;
  programmeId: string;
  participants: number | null;
};

/**
 * What a filing keeps for the matrix, until the end of `year` where there is one. What is spent is judged by the very
 * groups that the account's sums are made of, and is what was certified before the house joined, which no activity bears:
 * so both add up to the same.
 */
export const coverageFiled = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  year: number | undefined,
): Promise<FiledCoverage> => {
  const isCounted = (row: { year: number }) => year === undefined || row.year <= year;
  const groups = await chargeGroups(tx, instituteId, { programmeId }, { byActivity: true });
  const charged = groups.filter((group) => group.isChargeable && isCounted(group));
  const bearing = charged.flatMap(({ activityId }) => activityId ?? []);
  const activities = await activitiesOf(tx, instituteId, programmeId, bearing);
  const own = activities.filter((row) => row.programmeId === programmeId && isCounted(row));
  const spent = [
    ...(await openingsBy(tx, instituteId, programmeId, year)),
    ...spentBy(charged, new Map(activities.map((row) => [row.id, row]))),
  ];
  const named = [...own, ...spent].flatMap(({ partner }) => partner ?? []);
  return {
    partners: await partnersOf(tx, instituteId, [...new Set(named)]),
    activities: own.map(({ id: _id, programmeId: _programme, participants, ...row }) => ({
      ...row,
      participants: participants ?? 0,
    })),
    spent,
  };
};

const openingsBy = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  year: number | undefined,
): Promise<FiledCoverage['spent']> => {
  const { rows } = await sql<{ partner: string | null; year: number; minor: number }>`
    select b.partnership_id as partner, b.year, sum(b.amount_minor)::bigint as minor
      from opening_balances b where ${balancesCounted(instituteId, { programmeId })}
       and (${year ?? null}::int is null or b.year <= ${year ?? null}::int)
     group by 1, 2 order by 2, 1 nulls first`.execute(tx);
  return rows.map((row) => ({ activity: null, aim: null, kind: null, country: null, ...row }));
};

const spentBy = (
  groups: readonly ChargeGroup[],
  activities: ReadonlyMap<string, Activity>,
): FiledCoverage['spent'] =>
  [...Map.groupBy(groups, ({ activityId, partnershipId, year }) => `${activityId}|${partnershipId}|${year}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, list]) => {
      const [{ activityId, partnershipId, year }] = list as [ChargeGroup, ...ChargeGroup[]];
      const activity = activityId ? activities.get(activityId) : undefined;
      return {
        activity: activity?.reference ?? null,
        aim: activity?.aims[0] ?? null,
        kind: activity?.kind ?? null,
        country: activity?.country ?? null,
        partner: partnershipId,
        year,
        minor: list.reduce((sum, { minor }) => sum + minor, 0),
      };
    });

/** The programme's activities and those that bear its money, none of which was cancelled, in the order of their references. */
const activitiesOf = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  bearing: readonly string[],
): Promise<Activity[]> => {
  const { rows } = await sql<Activity>`
    select a.id, a.programme_id as "programmeId", a.reference, o.code as outcome, ${aimsPursued} as aims, a.kind, a.further_kinds as "furtherKinds", a.country,
           extract(year from a.planned_from)::int as year, a.partnership_id as partner, h.id is not null as "isHeld",
           case when h.id is not null then (select sum(c.count)::bigint from participant_counts c
             where (c.institute_id, c.activity_id) = (a.institute_id, a.id) and ${standing('c')}) end as participants
      from activities a
      join outcomes o on (o.institute_id, o.id) = (a.institute_id, a.outcome_id)
      left join activity_awareness w on (w.institute_id, w.activity_id) = (a.institute_id, a.id)
      left join activity_holdings h on (h.institute_id, h.activity_id) = (a.institute_id, a.id) and ${standing('h')}
     where a.institute_id = ${instituteId} and not a.is_cancelled
       and (a.programme_id = ${programmeId} or a.id = any (${[...bearing]}::uuid[]))
     order by a.reference`.execute(tx);
  return rows;
};

/** The outcome's, the main one first; awareness that hangs on the activity counts for O8 as well and is never the main aim. */
const aimsPursued = sql`case when w.activity_id is null then o.aims
  when o.aims = '{}' then array['none', 'O8'] else o.aims || array['O8'] end`;

const partnersOf = async (
  tx: Tx,
  instituteId: string,
  ids: readonly string[],
): Promise<FiledCoverage['partners']> => {
  const { rows } = await sql<FiledCoverage['partners'][number]>`
    select s.id, case when o.visibility = 'shared' then o.name end as name
      from partnerships s join organisations o on (o.institute_id, o.id) = (s.institute_id, s.organisation_id)
     where s.institute_id = ${instituteId} and s.id = any (${[...ids]}::uuid[])
     order by s.id`.execute(tx);
  return rows;
};
