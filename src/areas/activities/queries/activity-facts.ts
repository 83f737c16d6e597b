import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { AgeBand, Economy, Sex } from '../rules/holding-input.ts';

export type HoldingRow = {
  id: string;
  heldFrom: CalendarDay;
  heldUntil: CalendarDay;
  report: string;
  reportOn: CalendarDay | null;
  correctionReason: string | null;
  enteredOnBehalf: string | null;
  entryNo: number;
};

/** When and how an activity was held, as it stands now or stood at an entry number; undefined until it was. */
export const holdingOf = (
  tx: Tx,
  instituteId: string,
  activityId: string,
  asOf?: number,
): Promise<HoldingRow | undefined> =>
  tx
    .selectFrom('activity_holdings')
    .select([
      'id',
      'held_from as heldFrom',
      'held_until as heldUntil',
      'report',
      'report_on as reportOn',
      'correction_reason as correctionReason',
      'entered_on_behalf as enteredOnBehalf',
      'entry_no as entryNo',
    ])
    .where('institute_id', '=', instituteId)
    .where('activity_id', '=', activityId)
    .where(standing('activity_holdings', asOf))
    .executeTakeFirst();

export type CountRow = {
  id: string;
  sex: Sex;
  ageBand: AgeBand;
  economy: Economy;
  count: number;
  correctionReason: string | null;
  entryNo: number;
};

/** Participants of an activity by sex, age band and kind of economy, as they stand now or stood at an entry number. */
export const countsOf = (
  tx: Tx,
  instituteId: string,
  activityId: string,
  asOf?: number,
): Promise<CountRow[]> =>
  tx
    .selectFrom('participant_counts')
    .select([
      'id',
      sql<Sex>`sex`.as('sex'),
      sql<AgeBand>`age_band`.as('ageBand'),
      sql<Economy>`economy`.as('economy'),
      'count',
      'correction_reason as correctionReason',
      'entry_no as entryNo',
    ])
    .where('institute_id', '=', instituteId)
    .where('activity_id', '=', activityId)
    .where(standing('participant_counts', asOf))
    .orderBy('sex')
    .orderBy('age_band')
    .orderBy('economy')
    .execute();

/** Why an activity was cancelled. */
export type CancellationRow = { reason: string; enteredOnBehalf: string | null; entryNo: number };
