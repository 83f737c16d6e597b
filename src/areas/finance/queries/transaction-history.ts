import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type TransactionRow, transactionColumns } from './transactions.ts';

/** One row of a transaction: the one that stands, or one that a correction replaced. */
export type TransactionDetail = TransactionRow & {
  partner: string | null;
  correctionReason: string | null;
  endedByNo: number | null;
};

/**
 * All rows of the transaction that `id` is a row of, the latest first; the last one is the row it was recorded with.
 * Empty where the actor does not see it.
 */
export const transactionHistory = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<TransactionDetail[]> => {
  const { rows } = await sql<TransactionDetail>`
    with recursive before as (
      select id, replaces_id from transactions where institute_id = ${instituteId} and id = ${id}
      union select t.id, t.replaces_id from transactions t join before b on t.id = b.replaces_id
       where t.institute_id = ${instituteId}
    ), since as (
      select id from before
      union select t.id from transactions t join since s on t.replaces_id = s.id
       where t.institute_id = ${instituteId}
    )
    ${transactionColumns(sql`, g.name as partner, t.correction_reason as "correctionReason", t.ended_by_no as "endedByNo"`)}
    left join partnerships s on s.institute_id = t.institute_id and s.id = t.partnership_id
    left join organisations g on g.institute_id = s.institute_id and g.id = s.organisation_id
    where t.institute_id = ${instituteId} and t.id in (select id from since) order by t.entry_no desc`.execute(
    tx,
  );
  return rows;
};
