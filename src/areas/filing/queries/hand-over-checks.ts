import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { type HandOverCheck, handOverChecksOf } from '../../partners/queries/hand-over-checks.ts';
import { isGoingOn } from '../../programmes/queries/outcome-ends.ts';
import { type ExceptionRow, exceptionOf, exceptionRowsIn } from '../../records/queries/derogations.ts';

type Wanted = { programmeId: string; until: CalendarDay; day: CalendarDay };

/**
 * What aim O7 says of the partners of a programme's outcomes before it is filed. It stops a filing and never enters it:
 * the donor reads nothing of a partner's file.
 */
export const handOverChecksOfProgramme = async (
  tx: Tx,
  instituteId: string,
  { programmeId, until, day }: Wanted,
): Promise<HandOverCheck[]> => {
  const carriers = sql`select distinct x.partnership_id as id from outcome_partners x
    join outcomes o on (o.institute_id, o.id) = (x.institute_id, x.outcome_id)
   where x.institute_id = ${instituteId} and o.programme_id = ${programmeId} and ${isGoingOn('o')}`;
  const { partners, granted } = await together<{ partners: { id: string }; granted: ExceptionRow }>(tx, {
    partners: carriers,
    granted: exceptionRowsIn(instituteId, sql`select 'partnership'::text, c.id from (${carriers}) c`),
  });
  const ids = partners.map(({ id }) => id);
  const on = { day, programmeUntil: until };
  return handOverChecksOf(tx, instituteId, ids, on, granted.map(exceptionOf));
};
