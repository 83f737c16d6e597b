import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

export type AuditorChoice = { id: string; name: string };

/** The auditors whose membership is in force on a day, by name. */
export const auditorChoices = (tx: Tx, instituteId: string, day: CalendarDay): Promise<AuditorChoice[]> =>
  tx
    .selectFrom('memberships as m')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .select(['m.id', 'u.name'])
    .where('m.institute_id', '=', instituteId)
    .where('m.role', '=', 'auditor')
    .where('m.suspended_at', 'is', null)
    .where('m.from_on', '<=', day)
    .where('m.until_on', '>=', day)
    .orderBy('u.name')
    .execute();
