import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { DecisionKind } from '../rules/programme-input.ts';

/** A change of state of a programme, as it stands after its corrections. */
export type DecisionRow = {
  id: string;
  kind: DecisionKind;
  decidedOn: CalendarDay;
  reference: string | null;
  /** Minor units of the programme's currency. */
  subsidyMinor: number | null;
  note: string | null;
  entryNo: number;
};

export type DecisionStep = DecisionRow & {
  programmeId: string;
  /** The entry that first said it, by which steps are in order. */
  placeNo: number;
};

const steps = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('programme_decisions')
    .select([
      'id',
      'programme_id as programmeId',
      sql<DecisionKind>`kind`.as('kind'),
      'on_day as decidedOn',
      'reference',
      'subsidy_minor as subsidyMinor',
      'note',
      'entry_no as entryNo',
      'place_no as placeNo',
    ])
    .where('institute_id', '=', instituteId)
    .where('ended_by_no', 'is', null)
    .orderBy('place_no');

/** Changes of state that stand, in the order in which they were first recorded. */
export const decisionsOf = (tx: Tx, instituteId: string, programmeId: string): Promise<DecisionRow[]> =>
  steps(tx, instituteId).where('programme_id', '=', programmeId).execute();

/** A step that still stands. */
export const decisionById = (tx: Tx, instituteId: string, id: string): Promise<DecisionStep | undefined> =>
  steps(tx, instituteId).where('id', '=', id).executeTakeFirst();

/** What stands in the place of a step, itself or what replaced it: through all its corrections. */
export const decisionInPlaceOf = (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<DecisionStep | undefined> =>
  steps(tx, instituteId)
    .where('place_no', '=', ({ selectFrom }) =>
      selectFrom('programme_decisions as first')
        .select('first.place_no')
        .where('first.institute_id', '=', instituteId)
        .where('first.id', '=', id),
    )
    .executeTakeFirst();

const standingOf = (programme: string) => sql`from programme_decisions d
  where (d.institute_id, d.programme_id) = (${sql.ref(`${programme}.institute_id`)}, ${sql.ref(`${programme}.id`)})
    and d.ended_by_no is null`;

/** The last step of a programme, `programme` its alias in a larger statement. */
export const lastStepOf = (programme: string) => sql<{
  kind: DecisionKind;
  onDay: CalendarDay;
  decisionReference: string | null;
}>`
  (select d.kind, d.on_day as "onDay", d.reference as "decisionReference" ${standingOf(programme)} order by d.place_no desc limit 1)`;

/** What the newest decision that names an amount grants, and the entry that first said it; cuts are not taken off. */
export const grantOf = (programme: string) => sql<{ subsidyMinor: number; placeNo: number }>`
  (select d.subsidy_minor as "subsidyMinor", d.place_no as "placeNo" ${standingOf(programme)}
     and d.kind = 'decided' and d.subsidy_minor is not null order by d.place_no desc limit 1)`;
