import { type RawBuilder, sql } from 'kysely';
import type { JournalNumber } from '../../finance/queries/around-expense.ts';

/** Of one expense, the latest import first; what was undone is left out, and what only repeats the expense's own number. */
export const journalNumbers = (instituteId: string, expenseId: string): RawBuilder<JournalNumber> =>
  sql`
    select r.row_key as key, r.import_id as "importId" from sheet_rows r
     where r.institute_id = ${instituteId} and r.subject_id = ${expenseId}
       and not exists (select from sheet_undos u where u.institute_id = r.institute_id and u.import_id = r.import_id)
       and not exists (select from expenses e where e.institute_id = r.institute_id and e.expense_id = r.subject_id
         and e.reference = r.row_key)
     order by r.entry_no desc, r.position`;
