import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { measurementStates } from './measurement-states.ts';
import { sameOwner } from './window-asks.ts';

/** Where a figure stands in a sheet. */
export type SheetPlace = {
  reportId: string;
  /** Whether other figures of the indicator stand in the same sheet, of the same country. */
  hasOthers: boolean;
  /** Whether the reason why there is nothing is said already. */
  saysNothing: boolean;
};

/** The sheet that shows a figure that stands; undefined where none does. */
export const sheetPlaceOf = async (
  tx: Tx,
  instituteId: string,
  rowId: string,
): Promise<SheetPlace | undefined> => {
  const { rows } = await sql<SheetPlace>`
    select s.report_id as "reportId", exists (select from measurements o where o.institute_id = m.institute_id and o.indicator_id = m.indicator_id
          and ${sameOwner('o.partnership_id', 'm.partnership_id')} and o.from_on = m.from_on and o.until_on = m.until_on
          and o.country is not distinct from m.country and o.ended_by_no is null and o.id <> m.id) as "hasOthers",
        exists (select from unreported_figures u where u.institute_id = m.institute_id and u.report_id = s.report_id
          and u.indicator_id = m.indicator_id and u.country is not distinct from m.country and u.ended_by_no is null) as "saysNothing"
      from (${measurementStates(instituteId, { where: sql`m.id = ${rowId}` })}) s
      join measurements m on m.institute_id = ${instituteId} and m.id = s.row_id
      join reporting_windows w on w.institute_id = ${instituteId} and w.id = s.window_id
       and w.from_on = m.from_on and w.until_on = m.until_on
     where s.is_of_sheet and s.report_id is not null`.execute(tx);
  return rows[0];
};
