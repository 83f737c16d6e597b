import { type RawBuilder, sql } from 'kysely';

/**
 * Participant-days of a training in SQL, as `rules/participant-days.ts` says them: `holding` and `training` are the
 * aliases of its rows, `participants` what was counted.
 */
export const participantDaysOf = (
  participants: RawBuilder<number | null>,
  { holding, training }: { holding: string; training: string },
): RawBuilder<number | null> => {
  const lasted = sql`(${sql.ref(`${holding}.held_until`)} - ${sql.ref(`${holding}.held_from`)} + 1)`;
  const sessions = sql.ref(`${training}.sessions`);
  return sql<number | null>`(coalesce(${participants}, 0)
    * case when ${sessions} > 1 then least(${sessions}, ${lasted}) else ${lasted} end)::bigint`;
};
