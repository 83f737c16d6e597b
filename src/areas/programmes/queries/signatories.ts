import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/**
 * What rules on a programme as a whole see of it: its period, whose it is, and the parties in the rulebook, each union
 * known by its institute's code; undefined where there is none that the actor may see.
 */
export const judgedProgramme = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<
  { from: CalendarDay; until: CalendarDay; institute: string; signatories: string[] } | undefined
> => {
  const { rows } = await sql<{
    from: CalendarDay;
    until: CalendarDay;
    institute: string;
    signatories: string[];
  }>`
    select p.from_on as "from", p.until_on as "until", i.code as institute,
           array(select t.code from rulebook_texts t
                  where t.institute_id = i.id and t.kind = 'party' and t.code <> 'state' order by t.position) as signatories
      from programmes p join institutes i on i.id = p.institute_id
     where p.institute_id = ${instituteId} and p.id = ${programmeId}`.execute(tx);
  return rows[0];
};
