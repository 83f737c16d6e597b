import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';

export type ScopeOutcome = {
  id: string;
  code: string;
  title: Localized;
  programmeId: string;
  programme: string;
};
export type AuditorScope = { until: CalendarDay | null; outcomes: ScopeOutcome[] };

/** Until when a control runs and which outcomes it covers; row-level security keeps everything else away. */
export const auditorScope = async (
  tx: Tx,
  instituteId: string,
  membershipId: string,
  outcomeIds: readonly string[],
): Promise<AuditorScope> => {
  const membership = await tx
    .selectFrom('memberships')
    .select('until_on as until')
    .where('id', '=', membershipId)
    .executeTakeFirst();
  const { rows } = await sql<ScopeOutcome>`
    select o.id, o.code, o.title, p.id as "programmeId", p.reference as programme
      from outcomes o join programmes p on (p.institute_id, p.id) = (o.institute_id, o.programme_id)
     where o.institute_id = ${instituteId} and o.id = any (${[...outcomeIds]}::uuid[])
     order by p.from_on desc, p.reference, o.position, o.code`.execute(tx);
  return { until: membership?.until ?? null, outcomes: rows };
};
