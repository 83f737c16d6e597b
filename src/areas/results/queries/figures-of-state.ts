import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type FigureState, measurementStates } from './measurement-states.ts';

/** The figures of an institute, to be narrowed. */
export const ofInstitute = (tx: Tx, instituteId: string) =>
  tx.selectFrom('measurements as m').selectAll('m').where('m.institute_id', '=', instituteId);

export type Figures = ReturnType<typeof ofInstitute>;

/** How many figures are judged, the newest first, before the next are: a page is mostly among the first. */
const judgedAtOnce = [500, 10_000, Number.MAX_SAFE_INTEGER] as const;

/**
 * The rows that are of one of these states among the figures `among`, in whose order they come, `limit` at most (null: all): a
 * query for each step. The figures of a step are judged as they are chosen, not looked up again by their ids.
 */
export const rowsOfState = async (
  tx: Tx,
  instituteId: string,
  among: Figures,
  { states, limit }: { states: readonly FigureState[]; limit: number | null },
): Promise<string[]> => {
  const wanted = among.where(
    sql<boolean>`(${sql.join(
      states.map((state) => mayBe(instituteId, state)),
      sql` or `,
    )})`,
  );
  const rowIds: string[] = [];
  let judged = 0;
  for (const size of judgedAtOnce) {
    const of = sql`${wanted.limit(size).offset(judged)}`;
    const { rows } = await sql<{ rowId: string; isOfState: boolean }>`
      select s.row_id as "rowId", s.state = any (${[...states]}::text[]) as "isOfState" from (${measurementStates(instituteId, { of })}) s
       order by s.until_on desc, s.row_id desc`.execute(tx);
    rowIds.push(...rows.flatMap(({ rowId, isOfState }) => (isOfState ? rowId : [])));
    judged += rows.length;
    if (rows.length < size || (limit !== null && rowIds.length >= limit)) break;
  }
  return limit === null ? rowIds : rowIds.slice(0, limit);
};

/** What leaves out, without its state, most of what is not of it; what it keeps is judged. */
const mayBe = (instituteId: string, state: FigureState) => {
  const reviewed = (
    kind: RawBuilder<unknown>,
  ) => sql<boolean>`(m.id in (select v.row_id from measurement_reviews v
    where v.institute_id = ${instituteId} and v.kind ${kind})) is true`;
  const restated = sql`(m.id in (select x.row_id from measurement_restatements x where x.institute_id = ${instituteId})) is true`;
  const ofSheets = sql`m.until_on <= (select max(w.until_on) from reporting_windows w where w.institute_id = ${instituteId}
    and w.ended_by_no is null and (w.id in (select r.window_id from measurement_reports r where r.institute_id = ${instituteId}
      and (r.id in (select z.report_id from report_steps z where z.institute_id = ${instituteId}
        and z.kind = ${state})) is true)) is true)`;
  return {
    recorded: sql<boolean>`not ${reviewed(sql`<> 'comment'`)}`,
    submitted: sql<boolean>`(${ofSheets} and not ${reviewed(sql`<> 'comment'`)} or ${reviewed(sql`= 'taken_back'`)})`,
    returned: reviewed(sql`= 'returned'`),
    approved: sql<boolean>`(${reviewed(sql`= 'approved'`)} or ${restated})`,
    locked: sql<boolean>`${ofSheets}`,
    restated: sql<boolean>`(m.partnership_id is null and ${restated})`,
  }[state];
};
