import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';

export type BudgetVersion = { id: string; edition: number; kind: string; note: string; entryNo: number };

/** All versions of a programme's budget, the newest first. */
export const budgetVersions = (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  asOf?: number,
): Promise<BudgetVersion[]> => budgetVersionRows(tx, instituteId, programmeId, asOf).execute();

/** The same as a part of a larger statement. */
export const budgetVersionRows = (tx: Tx, instituteId: string, programmeId: string, asOf?: number) => {
  const query = tx
    .selectFrom('budget_versions')
    .select(['id', 'edition', 'kind', 'note', 'entry_no as entryNo'])
    .where('institute_id', '=', instituteId)
    .where('programme_id', '=', programmeId)
    .orderBy('edition', 'desc');
  return asOf === undefined ? query : query.where('entry_no', '<=', asOf);
};

/** The budget in force: the newest version, or the newest of those that existed at `asOf` (an entry number). */
export const newestBudgetVersion = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  asOf?: number,
): Promise<BudgetVersion | undefined> => (await budgetVersions(tx, instituteId, programmeId, asOf))[0];

export type BudgetVersionRow = BudgetVersion & {
  currency: string | null;
  operationalMinor: number;
  managementMinor: number;
  structureMinor: number;
  /** When and by whom it was opened; null where the actor does not read that entry of the trail. */
  at: Temporal.Instant | null;
  by: string | null;
};

/** Versions with their total by block, a row a currency; a version without amounts has one row of nothing. */
export const budgetVersionTotals = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<BudgetVersionRow[]> => {
  const of = (block: string) =>
    sql`coalesce(sum(b.amount_minor) filter (where b.block = ${block}), 0)::bigint`;
  const { rows } = await sql<BudgetVersionRow>`
    select v.id, v.edition, v.kind, v.note, v.entry_no as "entryNo", b.currency, ${of('operational')} as "operationalMinor",
      ${of('management')} as "managementMinor", ${of('structure')} as "structureMinor", e.at, u.name as by
      from budget_versions v
      left join budget_amounts b on b.institute_id = v.institute_id and b.budget_version_id = v.id and b.ended_by_no is null
        and (b.iati_type is distinct from '1' or not exists (select from budget_amounts r
          where r.institute_id = b.institute_id and r.budget_version_id = b.budget_version_id and r.iati_type = '2'
            and r.from_on = b.from_on and r.until_on = b.until_on and r.outcome_id is not distinct from b.outcome_id
            and r.ended_by_no is null))
      left join audit_entries e on e.chain = v.institute_id and e.no = v.entry_no
      left join users u on u.id = e.user_id
     where v.institute_id = ${instituteId} and v.programme_id = ${programmeId}
     group by v.id, v.edition, v.kind, v.note, v.entry_no, b.currency, e.at, u.name
     order by v.edition desc, b.currency`.execute(tx);
  return rows;
};
