import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { endOfPlan } from './plan-ends.ts';

export type ActionPlanRow = {
  id: string;
  partnershipId: string;
  partner: string;
  title: Localized;
  country: string;
  fromOn: CalendarDay;
  untilOn: CalendarDay;
  edition: number;
  followsId: string | null;
  enteredOnBehalf: string | null;
  version: number;
  approvedOn: CalendarDay | null;
  approvedBy: string | null;
  /** Entry number of the approval that stands. */
  approvalNo: number | null;
  /** The earlier plan that it was copied from. */
  copiedFrom: { id: string; title: Localized; fromOn: CalendarDay; untilOn: CalendarDay } | null;
  /** That no plan follows, as it stands, said of this edition or of one before it. */
  end: { id: string; organ: string; onDay: CalendarDay; reason: string } | null;
};

export type ActionPlanFilter = { partnershipId?: string | undefined; country?: string | undefined };

/** National action plans the actor may see, the newest period first; a partner sees its own. */
export const actionPlans = (
  tx: Tx,
  instituteId: string,
  filter: ActionPlanFilter = {},
): Promise<ActionPlanRow[]> => {
  let query = plans(tx, instituteId)
    .orderBy('p.from_on', 'desc')
    .orderBy('partner')
    .orderBy('p.edition', 'desc')
    .limit(500);
  if (filter.partnershipId) query = query.where('p.partnership_id', '=', filter.partnershipId);
  if (filter.country) query = query.where('p.country', '=', filter.country);
  return query.execute();
};

/** One edition of a plan; undefined where there is none that the actor may see. */
export const actionPlanById = (tx: Tx, instituteId: string, id: string): Promise<ActionPlanRow | undefined> =>
  plans(tx, instituteId).where('p.id', '=', id).executeTakeFirst();

/** Earlier and later editions of the same plan, the newest first. */
export const editionsOf = async (
  tx: Tx,
  instituteId: string,
  plan: Pick<ActionPlanRow, 'partnershipId' | 'country' | 'id'>,
): Promise<ActionPlanRow[]> => {
  const { rows } = await sql<{ id: string }>`
    with recursive earlier as (
      select id, follows_id from action_plans where institute_id = ${instituteId} and id = ${plan.id}
      union select p.id, p.follows_id from action_plans p join earlier e on p.id = e.follows_id
        where p.institute_id = ${instituteId}
    ), family as (
      select id from earlier
      union select p.id from action_plans p join family f on p.follows_id = f.id where p.institute_id = ${instituteId}
    ) select id from family`.execute(tx);
  return plans(tx, instituteId)
    .where('p.id', 'in', rows.length > 0 ? rows.map(({ id }) => id) : [plan.id])
    .orderBy('p.edition', 'desc')
    .execute();
};

const plans = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('action_plans as p')
    .innerJoin('partnerships as ps', (join) =>
      join.onRef('ps.institute_id', '=', 'p.institute_id').onRef('ps.id', '=', 'p.partnership_id'),
    )
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.institute_id', '=', 'ps.institute_id').onRef('o.id', '=', 'ps.organisation_id'),
    )
    .leftJoin('action_plan_approvals as a', (join) =>
      join
        .onRef('a.institute_id', '=', 'p.institute_id')
        .onRef('a.plan_id', '=', 'p.id')
        .on('a.ended_by_no', 'is', null),
    )
    .select([
      'p.id',
      'p.partnership_id as partnershipId',
      'o.name as partner',
      sql<Localized>`p.title`.as('title'),
      'p.country',
      'p.from_on as fromOn',
      'p.until_on as untilOn',
      'p.edition',
      'p.follows_id as followsId',
      'p.entered_on_behalf as enteredOnBehalf',
      'p.version',
      'a.on_day as approvedOn',
      'a.organ as approvedBy',
      'a.entry_no as approvalNo',
      sql<ActionPlanRow['copiedFrom']>`(
        select jsonb_build_object('id', c.id, 'title', c.title, 'fromOn', c.from_on, 'untilOn', c.until_on)
          from action_plans c where (c.institute_id, c.id) = (p.institute_id, p.copied_from_id))`.as(
        'copiedFrom',
      ),
      sql<ActionPlanRow['end']>`(
        select jsonb_build_object('id', e.id, 'organ', e.organ, 'onDay', e.on_day, 'reason', e.reason)
          from (${endOfPlan(instituteId)}) as e)`.as('end'),
    ])
    .where('p.institute_id', '=', instituteId);

export type PlanLineRow = {
  id: string;
  planId: string;
  partnershipId: string;
  theme: string;
  title: Localized;
  fromOn: CalendarDay;
  untilOn: CalendarDay;
  plannedSessions: number | null;
  plannedParticipants: number | null;
  outcomeId: string | null;
  version: number;
};

/** Lines of plans, by first day and theme. */
export const planLinesOf = async (
  tx: Tx,
  instituteId: string,
  planIds: readonly string[],
): Promise<PlanLineRow[]> => {
  if (planIds.length === 0) return [];
  return lines(tx, instituteId)
    .where('l.plan_id', 'in', [...planIds])
    .execute();
};

/** One line; undefined where there is none that the actor may see. */
export const planLineById = (tx: Tx, instituteId: string, id: string): Promise<PlanLineRow | undefined> =>
  lines(tx, instituteId).where('l.id', '=', id).executeTakeFirst();

export type PlanLineWithPlan = PlanLineRow & {
  country: string;
  planTitle: Localized;
  planFromOn: CalendarDay;
  planUntilOn: CalendarDay;
  edition: number;
  approvedOn: CalendarDay | null;
};

/** Plan lines with what their plan says, of the partnerships given or of all: for choosing one and for judging it. */
export const planLinesWithPlan = async (
  tx: Tx,
  instituteId: string,
  partnershipIds?: readonly string[],
): Promise<PlanLineWithPlan[]> => {
  if (partnershipIds?.length === 0) return [];
  let query = lines(tx, instituteId)
    .innerJoin('action_plans as p', (join) =>
      join.onRef('p.institute_id', '=', 'l.institute_id').onRef('p.id', '=', 'l.plan_id'),
    )
    .leftJoin('action_plan_approvals as a', (join) =>
      join
        .onRef('a.institute_id', '=', 'l.institute_id')
        .onRef('a.plan_id', '=', 'l.plan_id')
        .on('a.ended_by_no', 'is', null),
    )
    .select([
      'p.country',
      sql<Localized>`p.title`.as('planTitle'),
      'p.from_on as planFromOn',
      'p.until_on as planUntilOn',
      'p.edition',
      'a.on_day as approvedOn',
    ]);
  if (partnershipIds) query = query.where('l.partnership_id', 'in', [...partnershipIds]);
  return query.execute();
};

const lines = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('action_plan_lines as l')
    .select([
      'l.id',
      'l.plan_id as planId',
      'l.partnership_id as partnershipId',
      'l.theme',
      sql<Localized>`l.title`.as('title'),
      'l.from_on as fromOn',
      'l.until_on as untilOn',
      'l.planned_sessions as plannedSessions',
      'l.planned_participants as plannedParticipants',
      'l.outcome_id as outcomeId',
      'l.version',
    ])
    .where('l.institute_id', '=', instituteId)
    .orderBy('l.from_on')
    .orderBy('l.theme');

/** Whether a document stands and is the actor's to see. */
export const knowsDocument = async (tx: Tx, instituteId: string, documentId: string): Promise<boolean> =>
  (await tx
    .selectFrom('documents')
    .select('id')
    .where('institute_id', '=', instituteId)
    .where('id', '=', documentId)
    .where('ended_by_no', 'is', null)
    .executeTakeFirst()) !== undefined;
