import { sql } from 'kysely';
import { dayOfEntry } from '../../../command/entry-no-on.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { type Control, isUnderControl } from '../rules/money-under-control.ts';
import { kindsAdded } from './budget-against-actual.ts';

type First = { outcomeId: string | null; from: number; until: number; no: number };

/**
 * The day since which money of a programme is on record, of what the comparison of its reader adds up; `since` is null where
 * the reader does not read the entry that brought it. Undefined where there is none.
 */
export const moneySince = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  control: Control | undefined,
): Promise<{ since: CalendarDay | null } | undefined> => {
  const { rows } = await sql<First>`
    select outcome_id as "outcomeId", extract(year from from_on)::int as "from", extract(year from until_on)::int as until,
           min(entry_no) as no
      from budget_amounts where ${ofProgramme(instituteId, programmeId)} and amount_minor <> 0 group by 1, 2, 3
    union all
    select outcome_id, charged_year, charged_year, min(entry_no)
      from expenses where ${ofProgramme(instituteId, programmeId)} group by 1, 2
    union all
    select outcome_id, year, year, min(entry_no)
      from opening_balances where ${ofProgramme(instituteId, programmeId)} and amount_minor <> 0 group by 1, 2
    union all
    select outcome_id, extract(year from on_day)::int, extract(year from on_day)::int, min(entry_no)
      from transactions where ${ofProgramme(instituteId, programmeId)} and kind = any(${[...kindsAdded]}::text[])
     group by 1, 2`.execute(tx);
  const isIts = isUnderControl(control);
  const nos = rows.flatMap(({ outcomeId, from, until, no }) =>
    yearsOf(from, until).some((year) => isIts({ outcomeId, year })) ? no : [],
  );
  if (nos.length === 0) return undefined;
  return { since: await dayOfEntry(tx, instituteId, sql<number | null>`${Math.min(...nos)}::bigint`) };
};

const ofProgramme = (instituteId: string, programmeId: string) =>
  sql<boolean>`institute_id = ${instituteId} and programme_id = ${programmeId}`;

const yearsOf = (from: number, until: number): number[] =>
  Array.from({ length: until - from + 1 }, (_, at) => from + at);
