import { sql } from 'kysely';
import type { Database } from '../../../db/database.ts';
import { restHours } from '../rules/visit.ts';

/**
 * Notes that a membership is at work, at most once in ten minutes whoever asks. After a rest of four hours a new visit
 * begins and the one before is kept: so the home shows the same news however often it is opened within a visit, on
 * whichever device. Like sessions no entry of the trail.
 */
export const markVisit = async (db: Database, membershipId: string): Promise<void> => {
  const rested = sql`(visit_seen_at is null or visit_seen_at < clock_timestamp() - make_interval(hours => ${restHours}))`;
  await db.write({ role: 'doorkeeper' }, (tx) =>
    sql`update memberships set
        visit_before_at = case when ${rested} then visit_began_at else visit_before_at end,
        visit_began_at = case when ${rested} then clock_timestamp() else visit_began_at end,
        visit_seen_at = clock_timestamp()
      where id = ${membershipId}
        and (visit_seen_at is null or visit_seen_at < clock_timestamp() - interval '10 minutes')`.execute(tx),
  );
};
