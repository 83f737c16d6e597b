import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';

export type HandOverPlanRow = {
  id: string;
  partnershipId: string;
  title: string;
  handOverOn: CalendarDay;
  edition: number;
  enteredOnBehalf: string | null;
  /** The day on which this edition was called final. */
  finalOn: CalendarDay | null;
};

export type HandOverItemRow = {
  id: string;
  planId: string;
  partnershipId: string;
  what: string;
  takenOverBy: string;
  dueOn: CalendarDay;
  /** Minor units of `currency` a year, once it is taken over. */
  yearlyCostMinor: number | null;
  currency: string | null;
  borneBy: string | null;
  reachedOn: CalendarDay | null;
  reachedSource: string | null;
};

const planRows = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('hand_over_plans as p')
    .leftJoin('hand_over_closings as c', (join) =>
      join.onRef('c.institute_id', '=', 'p.institute_id').onRef('c.plan_id', '=', 'p.id'),
    )
    .select(['p.id', 'p.partnership_id as partnershipId', 'p.title', 'p.hand_over_on as handOverOn'])
    .select(['p.edition', 'p.entered_on_behalf as enteredOnBehalf', 'c.final_on as finalOn'])
    .where('p.institute_id', '=', instituteId);

/** The editions of a partner's hand-over plan, the newest first. */
export const handOverPlansOf = (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
): Promise<HandOverPlanRow[]> =>
  planRows(tx, instituteId)
    .where('p.partnership_id', '=', partnershipId)
    .orderBy('p.edition', 'desc')
    .execute();

/** One edition; undefined where it is not this actor's to see. */
export const handOverPlan = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<HandOverPlanRow | undefined> =>
  isId(id) ? planRows(tx, instituteId).where('p.id', '=', id).executeTakeFirst() : undefined;

const itemRows = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('hand_over_items as i')
    .leftJoin('hand_over_milestones as m', (join) =>
      join.onRef('m.institute_id', '=', 'i.institute_id').onRef('m.item_id', '=', 'i.id'),
    )
    .select(['i.id', 'i.plan_id as planId', 'i.partnership_id as partnershipId', 'i.what'])
    .select(['i.taken_over_by as takenOverBy', 'i.due_on as dueOn', 'i.currency'])
    .select(['i.yearly_cost_minor as yearlyCostMinor', 'i.borne_by as borneBy'])
    .select(['m.reached_on as reachedOn', 'm.source as reachedSource'])
    .where('i.institute_id', '=', instituteId);

/** What an edition hands over, by its day. */
export const handOverItemsOf = (tx: Tx, instituteId: string, planId: string): Promise<HandOverItemRow[]> =>
  itemRows(tx, instituteId).where('i.plan_id', '=', planId).orderBy('i.due_on').orderBy('i.id').execute();

/** One item; undefined where it is not this actor's to see. */
export const handOverItem = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<HandOverItemRow | undefined> =>
  isId(id) ? itemRows(tx, instituteId).where('i.id', '=', id).executeTakeFirst() : undefined;
