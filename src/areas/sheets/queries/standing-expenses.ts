import { sql } from 'kysely';
import { inBulk } from '../../../db/in-bulk.ts';
import type { Tx } from '../../../db/transaction.ts';
import { isOfControl } from '../../finance/queries/expense-decided.ts';
import type { StandingExpense } from '../rules/match-expenses.ts';

type Found = StandingExpense & { keys: string[] | null };

/**
 * The standing expenses of a programme that bear one of these keys: their own number, or the reference or journal
 * number under which an import that was not undone knows them.
 */
export const standingExpenses = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  keys: readonly string[],
): Promise<Found[]> =>
  inBulk(
    tx,
    sql<Found>`
    with wanted as (select unnest(${[...keys]}::text[]) as key),
    known as materialized (select r.subject_id, array_agg(r.row_key) as keys from sheet_rows r join wanted w on w.key = r.row_key
      where r.institute_id = ${instituteId} and not exists (select from sheet_undos u
        where u.institute_id = r.institute_id and u.import_id = r.import_id) group by r.subject_id),
    chosen as (select subject_id from known
      union select e.expense_id from expenses e join wanted w on w.key = e.reference
       where e.institute_id = ${instituteId} and e.ended_by_no is null)
    ${columnsOf(instituteId)}, k.keys from expenses e left join known k on k.subject_id = e.expense_id
     where e.institute_id = ${instituteId} and e.programme_id = ${programmeId} and e.ended_by_no is null
       and e.expense_id in (select subject_id from chosen)`,
  );

/** Standing expenses of these days that no import knows by a key: booked by hand, to be matched with a journal. */
export const unkeyedExpenses = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  days: { from: string; until: string },
): Promise<StandingExpense[]> =>
  inBulk(
    tx,
    sql<StandingExpense>`
    ${columnsOf(instituteId)} from expenses e
     where e.institute_id = ${instituteId} and e.programme_id = ${programmeId} and e.ended_by_no is null
       and e.paid_on between ${days.from}::date and ${days.until}::date
       and not exists (select from sheet_rows r where r.institute_id = e.institute_id and r.subject_id = e.expense_id
         and not exists (select from sheet_undos u where u.institute_id = r.institute_id and u.import_id = r.import_id))`,
  );

export type BookedExpense = Pick<
  StandingExpense,
  'id' | 'reference' | 'paidOn' | 'description' | 'minor' | 'currency'
>;

/** Standing expenses of these days that a journal does not have, of one partner where one is named; at most `most`. */
export const bookedBeside = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  beside: {
    from: string;
    until: string;
    partnershipId?: string | undefined;
    ids: readonly string[];
    most: number;
  },
): Promise<BookedExpense[]> => {
  const { from, until, partnershipId = null, ids, most } = beside;
  const { rows } = await sql<BookedExpense>`
    select e.expense_id as id, e.reference, e.paid_on as "paidOn", e.description, e.amount_minor as minor, e.currency
      from expenses e where e.institute_id = ${instituteId} and e.programme_id = ${programmeId} and e.ended_by_no is null
       and e.paid_on between ${from}::date and ${until}::date and not (e.expense_id = any(${[...ids]}::uuid[]))
       and (${partnershipId}::uuid is null or e.partnership_id = ${partnershipId}::uuid)
     order by e.paid_on, e.expense_id limit ${most}`.execute(tx);
  return rows;
};

const columnsOf = (
  instituteId: string,
) => sql`select e.id as "rowId", e.expense_id as id, e.reference, e.partnership_id as "partnershipId",
  e.outcome_id as "outcomeId", e.activity_id as "activityId", e.budget_line as line, e.heading, e.item,
  e.paid_on as "paidOn", e.charged_year as "chargedYear", e.description, e.amount_minor as minor, e.currency, e.rate,
  e.rate_source as "rateSource", e.rate_on as "rateOn", (e.reverses_id is not null or e.expense_id in (select n.reverses_id
    from expenses n where n.institute_id = ${instituteId} and n.reverses_id is not null and n.ended_by_no is null)) as "isReversed",
  ${isOfControl(instituteId)} as "isOfControl"`;
