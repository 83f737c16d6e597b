import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';

export type ControlChoice = {
  id: string;
  code: string;
  title: Localized;
  programme: string;
  fromOn: CalendarDay;
  untilOn: CalendarDay;
};

/** Outcomes that a control can be about, programme by programme, the latest first. */
export const controlChoices = (tx: Tx, instituteId: string): Promise<ControlChoice[]> =>
  tx
    .selectFrom('outcomes as o')
    .innerJoin('programmes as p', (join) =>
      join.onRef('p.institute_id', '=', 'o.institute_id').onRef('p.id', '=', 'o.programme_id'),
    )
    .select(['o.id', 'o.code', 'o.title', 'p.reference as programme', 'p.from_on as fromOn'])
    .select('p.until_on as untilOn')
    .where('o.institute_id', '=', instituteId)
    .orderBy('p.from_on', 'desc')
    .orderBy('p.reference')
    .orderBy('o.position')
    .execute() as Promise<ControlChoice[]>;

/** Budget items that a control can be limited to: those of the budgets and of the expenses. */
export const controlItems = async (tx: Tx, instituteId: string): Promise<string[]> => {
  const { rows } = await sql<{ item: string }>`
    select item from budget_amounts where institute_id = ${instituteId} and ended_by_no is null and item <> ''
    union select item from expenses where institute_id = ${instituteId} and ended_by_no is null and item <> ''
     order by item limit 500`.execute(tx);
  return rows.map(({ item }) => item);
};
