import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { MarkerCode } from '../rules/marker-input.ts';

export type MarkerRow = {
  outcomeId: string;
  code: MarkerCode;
  /** As the classification says it; null where the outcome bears no such marker. */
  significance: string | null;
  reason: Localized | null;
  scoredBy: string | null;
  scoredOn: CalendarDay | null;
  reasonId: string | null;
};

/**
 * Markers of the outcomes of a programme with why they were scored so. A reason that was given for another weight than
 * the classification has now is left out: it explains what is no longer so.
 */
export const markersOf = async (tx: Tx, instituteId: string, programmeId: string): Promise<MarkerRow[]> =>
  (
    await sql<MarkerRow>`
      select c.outcome_id as "outcomeId", c.code, c.significance, r.reason, r.scored_by as "scoredBy",
             r.scored_on as "scoredOn", r.id as "reasonId"
        from programme_classifications c
        left join marker_reasons r on (r.institute_id, r.outcome_id, r.code) = (c.institute_id, c.outcome_id, c.code)
          and r.significance = c.significance and r.ended_by_no is null
       where c.institute_id = ${instituteId} and c.programme_id = ${programmeId} and c.outcome_id is not null
         and c.kind = 'marker' and c.vocabulary = '1'`.execute(tx)
  ).rows;

export type MarkerReasonRow = {
  id: string;
  significance: string;
  reason: Localized;
  scoredBy: string;
  scoredOn: CalendarDay;
  entryNo: number;
};

/** The reason that stands for a marker of an outcome, whatever the classification says. */
export const markerReason = (
  tx: Tx,
  instituteId: string,
  outcomeId: string,
  code: string,
): Promise<MarkerReasonRow | undefined> =>
  tx
    .selectFrom('marker_reasons')
    .select([
      'id',
      'significance',
      sql<Localized>`reason`.as('reason'),
      'scored_by as scoredBy',
      'scored_on as scoredOn',
      'entry_no as entryNo',
    ])
    .where('institute_id', '=', instituteId)
    .where('outcome_id', '=', outcomeId)
    .where('code', '=', code)
    .where('ended_by_no', 'is', null)
    .executeTakeFirst();
