import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { DonorDecision } from '../rules/obligation-state.ts';

/** A version filed, and what the donor said of it: nulls where nothing stands. */
export type FiledVersion = {
  filedOn: CalendarDay;
  decisionNo: number | null;
  decision: DonorDecision | null;
  decidedOn: CalendarDay | null;
};

/** A version filed with what stands of it; undefined where there is no such version. */
export const filedVersion = async (
  tx: Tx,
  instituteId: string,
  obligationId: string,
  version: number,
): Promise<FiledVersion | undefined> => {
  const found = await tx
    .selectFrom('obligation_closings as f')
    .leftJoin('obligation_decisions as d', (join) =>
      join
        .onRef('d.institute_id', '=', 'f.institute_id')
        .onRef('d.obligation_id', '=', 'f.obligation_id')
        .onRef('d.filing_version', '=', 'f.filing_version')
        .on('d.ended_by_no', 'is', null),
    )
    .where('f.institute_id', '=', instituteId)
    .where('f.obligation_id', '=', obligationId)
    .where('f.filing_version', '=', version)
    .where('f.ended_by_no', 'is', null)
    .select(['f.filed_on as filedOn', 'd.entry_no as decisionNo', 'd.decision', 'd.decided_on as decidedOn'])
    .$castTo<{ [key in keyof FiledVersion]: FiledVersion[key] | null }>()
    .executeTakeFirst();
  return found?.filedOn ? { ...found, filedOn: found.filedOn } : undefined;
};
