import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { DecisionKind } from '../rules/programme-input.ts';

/** A change of state of a programme, as it stands after its corrections. */
export type DecisionRow = {
  id: string;
  kind: DecisionKind;
  decidedOn: CalendarDay;
  reference: string | null;
  /** Asked and granted, in minor units of the programme's currency. */
  askedMinor: number | null;
  subsidyMinor: number | null;
  note: string | null;
  entryNo: number;
  /** The entry that first said it, by which steps are in order; before that of the first one where it was forgotten. */
  placeNo: number;
};

export type DecisionStep = DecisionRow & {
  programmeId: string;
  /** Entry that struck it out; null where it stands. */
  endedByNo: number | null;
};

const everSteps = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('programme_decisions')
    .select([
      'id',
      'programme_id as programmeId',
      sql<DecisionKind>`kind`.as('kind'),
      'on_day as decidedOn',
      'reference',
      'asked_minor as askedMinor',
      'subsidy_minor as subsidyMinor',
      'note',
      'entry_no as entryNo',
      'place_no as placeNo',
      'ended_by_no as endedByNo',
    ])
    .where('institute_id', '=', instituteId);

const steps = (tx: Tx, instituteId: string) =>
  everSteps(tx, instituteId).where('ended_by_no', 'is', null).orderBy('place_no');

/** Changes of state that stand, in the order in which they were first recorded. */
export const decisionsOf = (tx: Tx, instituteId: string, programmeId: string): Promise<DecisionRow[]> =>
  steps(tx, instituteId).where('programme_id', '=', programmeId).execute();

export type DecisionShareRow = {
  decisionId: string;
  outcomeId: string;
  outcomeCode: string;
  askedMinor: number | null;
  grantedMinor: number | null;
};

/** What the standing steps of a programme say of single outcomes, in the order of the outcomes. */
export const decisionShareRows = (
  instituteId: string,
  programmeId: string,
): RawBuilder<DecisionShareRow> => sql<DecisionShareRow>`
  select s.decision_id as "decisionId", s.outcome_id as "outcomeId", o.code as "outcomeCode",
         s.asked_minor as "askedMinor", s.granted_minor as "grantedMinor"
    from decision_shares s
    join programme_decisions d on (d.institute_id, d.id) = (s.institute_id, s.decision_id) and d.ended_by_no is null
    join outcomes o on (o.institute_id, o.id) = (s.institute_id, s.outcome_id)
   where s.institute_id = ${instituteId} and s.programme_id = ${programmeId}
   order by d.place_no, o.position, o.code`;

export const decisionSharesOf = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<DecisionShareRow[]> => (await decisionShareRows(instituteId, programmeId).execute(tx)).rows;

/** A step that still stands. */
export const decisionById = (tx: Tx, instituteId: string, id: string): Promise<DecisionStep | undefined> =>
  steps(tx, instituteId).where('id', '=', id).executeTakeFirst();

/** What stands in the place of a step, itself or what replaced it: through all its corrections; or the last that was struck out. */
export const decisionInPlaceOf = (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<DecisionStep | undefined> =>
  everSteps(tx, instituteId)
    .where(({ eb, selectFrom, refTuple }) =>
      eb(
        refTuple('programme_id', 'place_no'),
        'in',
        selectFrom('programme_decisions as first')
          .select(['first.programme_id', 'first.place_no'])
          .where('first.institute_id', '=', instituteId)
          .where('first.id', '=', id)
          .$asTuple('programme_id', 'place_no'),
      ),
    )
    .orderBy(sql`ended_by_no is null`, 'desc')
    .orderBy('entry_no', 'desc')
    .executeTakeFirst();

const standingOf = (programme: string, asOf?: number) => sql`from programme_decisions d
  where (d.institute_id, d.programme_id) = (${sql.ref(`${programme}.institute_id`)}, ${sql.ref(`${programme}.id`)})
    and ${standing('d', asOf)}`;

/** The last step of a programme, now or as of an audit number; `programme` its alias in a larger statement. */
export const lastStepOf = (programme: string, asOf?: number) => sql<{
  kind: DecisionKind;
  onDay: CalendarDay;
  decisionReference: string | null;
}>`
  (select d.kind, d.on_day as "onDay", d.reference as "decisionReference" ${standingOf(programme, asOf)} order by d.place_no desc limit 1)`;

/** What the newest decision that names an amount grants, and the entry that first said it; cuts are not taken off. */
export const grantOf = (programme: string, asOf?: number) => sql<{ subsidyMinor: number; placeNo: number }>`
  (select d.subsidy_minor as "subsidyMinor", d.place_no as "placeNo" ${standingOf(programme, asOf)}
     and d.kind = 'decided' and d.subsidy_minor is not null order by d.place_no desc limit 1)`;
