import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { assetDestinations, assetStates } from '../rules/asset-input.ts';

export type AssetRow = {
  rowId: string;
  id: string;
  expenseId: string;
  /** Of the expense that bought it, with its amount in minor units. */
  reference: string | null;
  boughtOn: CalendarDay | null;
  minor: number | null;
  currency: string | null;
  programmeId: string;
  programme: string;
  outcomeId: string | null;
  partnershipId: string | null;
  partner: string | null;
  description: string;
  place: string;
  inventoryNumber: string;
  state: (typeof assetStates)[number];
  destination: (typeof assetDestinations)[number] | null;
  destinationOn: CalendarDay | null;
  /** Documents on it: the deed that transfers it among them. */
  documents: number;
  entryNo: number;
};

export type AssetFilter = {
  id?: string | undefined;
  expenseId?: string | undefined;
  programmeId?: string | undefined;
  partnershipId?: string | undefined;
  state?: string | undefined;
};

/** The inventory as it stands, by partner and number. */
export const assets = async (tx: Tx, instituteId: string, filter: AssetFilter = {}): Promise<AssetRow[]> => {
  const is = (column: string, value: string | undefined) =>
    value === undefined ? sql`true` : sql`${sql.ref(`s.${column}`)}::text = ${value}`;
  const { rows } = await sql<AssetRow>`
    select s.id as "rowId", s.asset_id as id, s.expense_id as "expenseId", e.reference, e.paid_on as "boughtOn",
           e.amount_minor as minor, e.currency, s.programme_id as "programmeId", p.reference as programme,
           s.outcome_id as "outcomeId", s.partnership_id as "partnershipId", g.name as partner, s.description, s.place,
           s.inventory_number as "inventoryNumber", s.state, s.destination, s.destination_on as "destinationOn",
           s.entry_no as "entryNo", (select count(*) from documents d where d.institute_id = s.institute_id
             and d.subject_kind = 'asset' and d.subject_id = s.asset_id and d.ended_by_no is null) as documents
      from assets s
      join programmes p on p.institute_id = s.institute_id and p.id = s.programme_id
      left join expenses e on e.institute_id = s.institute_id and e.expense_id = s.expense_id and e.ended_by_no is null
      left join partnerships t on t.institute_id = s.institute_id and t.id = s.partnership_id
      left join organisations g on g.institute_id = t.institute_id and g.id = t.organisation_id
     where s.institute_id = ${instituteId} and s.ended_by_no is null and ${is('asset_id', filter.id)}
       and ${is('expense_id', filter.expenseId)} and ${is('programme_id', filter.programmeId)}
       and ${is('partnership_id', filter.partnershipId)} and ${is('state', filter.state)}
     order by g.name nulls first, s.inventory_number`.execute(tx);
  return rows;
};
