import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Subject } from '../rules/subject.ts';

/** A granted derogation of one rule for one thing, with its days; the shape that `applyRule` takes as an exception. */
export type GrantedException = { ruleId: string; from: CalendarDay; until: CalendarDay; subject: Subject };

/**
 * Derogations granted and not withdrawn for any of the subjects, whatever the day: the rule compares the days.
 * One query for a whole list of subjects; as they stand, or as of an audit number.
 */
export const exceptionsFor = async (
  tx: Tx,
  instituteId: string,
  subjects: readonly Subject[],
  asOf?: number,
): Promise<GrantedException[]> => {
  if (subjects.length === 0) return [];
  const { rows } = await exceptionRows(instituteId, subjects, asOf).execute(tx);
  return rows.map(exceptionOf);
};

export type ExceptionRow = {
  rule_id: string;
  from_on: CalendarDay;
  until_on: CalendarDay;
  subject_kind: string;
  subject_id: string;
};

/** The same as a part of a larger statement; each row is read with `exceptionOf`. */
export const exceptionRows = (
  instituteId: string,
  subjects: readonly Subject[],
  asOf?: number,
): RawBuilder<ExceptionRow> =>
  exceptionRowsIn(
    instituteId,
    sql`select * from unnest(
         ${subjects.map(({ kind }) => kind)}::text[], ${subjects.map(({ id }) => id)}::uuid[])`,
    asOf,
  );

/** The same of things that a select names by kind and id. */
export const exceptionRowsIn = (
  instituteId: string,
  subjects: RawBuilder<unknown>,
  asOf?: number,
): RawBuilder<ExceptionRow> => sql<ExceptionRow>`
    select d.rule_id, d.from_on, d.until_on, d.subject_kind, d.subject_id
      from derogations d
     where d.institute_id = ${instituteId}
       and (d.subject_kind, d.subject_id) in (${subjects})
       and exists (select from derogation_decisions g
                    where (g.institute_id, g.derogation_id) = (d.institute_id, d.id) and g.decision = 'granted' ${decidedBy('g', asOf)})
       and not exists (select from derogation_decisions w
                        where (w.institute_id, w.derogation_id) = (d.institute_id, d.id) and w.decision = 'withdrawn' ${decidedBy('w', asOf)})
     order by d.from_on, d.id`;

const decidedBy = (decision: string, asOf: number | undefined): RawBuilder<unknown> =>
  asOf === undefined ? sql`` : sql`and ${sql.ref(`${decision}.entry_no`)} <= ${asOf}`;

export const exceptionOf = (row: ExceptionRow): GrantedException => ({
  ruleId: row.rule_id,
  from: row.from_on,
  until: row.until_on,
  subject: { kind: row.subject_kind, id: row.subject_id },
});
