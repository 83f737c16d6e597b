import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { ClosingChannel } from '../rules/obligation-state.ts';

/** A version filed, as the donor reads it: nothing of what it rests on, and no receipt. */
export type FiledObligation = {
  instituteCode: string;
  title: Localized;
  subject: string;
  year: number;
  legalOn: CalendarDay | null;
  dueOn: CalendarDay | null;
  filingVersion: number;
  filedOn: CalendarDay;
  channel: ClosingChannel;
};

/** What these institutes, or the one of them with this code, filed in a calendar year, each by day. */
export const filedObligations = async (
  tx: Tx,
  institutes: readonly string[],
  { year, institute }: { year: number; institute?: string | undefined },
): Promise<FiledObligation[]> =>
  (await tx
    .selectFrom('obligation_closings as f')
    .innerJoin('institutes as i', 'i.id', 'f.institute_id')
    .select([
      'i.code as instituteCode',
      'f.kind_title as title',
      'f.subject',
      'f.year',
      'f.legal_on as legalOn',
      'f.due_on as dueOn',
      'f.filing_version as filingVersion',
      'f.filed_on as filedOn',
      'f.channel',
    ])
    .where('f.institute_id', 'in', [...institutes])
    .where('f.ended_by_no', 'is', null)
    .$if(institute !== undefined, (query) => query.where('i.code', '=', institute ?? ''))
    .where('f.filed_on', '>=', `${year}-01-01` as CalendarDay)
    .where('f.filed_on', '<=', `${year}-12-31` as CalendarDay)
    .orderBy('i.code')
    .orderBy('f.filed_on')
    .orderBy('f.id')
    .execute()) as FiledObligation[];
