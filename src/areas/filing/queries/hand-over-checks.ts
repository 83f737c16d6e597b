import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { type HandOverCheck, handOverChecksOf } from '../../partners/queries/hand-over-checks.ts';

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
  const rows = await tx
    .selectFrom('outcome_partners as x')
    .innerJoin('outcomes as o', (join) =>
      join.onRef('o.institute_id', '=', 'x.institute_id').onRef('o.id', '=', 'x.outcome_id'),
    )
    .select('x.partnership_id as id')
    .distinct()
    .where('x.institute_id', '=', instituteId)
    .where('o.programme_id', '=', programmeId)
    .execute();
  const ids = rows.map(({ id }) => id);
  return handOverChecksOf(tx, instituteId, ids, { day, programmeUntil: until });
};
