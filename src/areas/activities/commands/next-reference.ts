import { sql } from 'kysely';
import type { Writing } from '../../../command/command.ts';

/**
 * `IFSI-2026-A2-0012`: the next number of the institute, year and kind. The command holds the institute's lock, so
 * numbers follow each other; a refused command gives its number back.
 */
export const nextReference = async (
  { tx, actor, chain }: Writing,
  year: number,
  kind: string,
): Promise<string> => {
  const row = await tx
    .insertInto('activity_numbers')
    .values({ institute_id: chain, year, kind, last_no: 1 })
    .onConflict((on) =>
      on
        .columns(['institute_id', 'year', 'kind'])
        .doUpdateSet({ last_no: sql<number>`activity_numbers.last_no + 1` }),
    )
    .returning('last_no')
    .executeTakeFirstOrThrow();
  const code = actor.institute?.code.toUpperCase() ?? '';
  return `${code}-${year}-${kind}-${String(row.last_no).padStart(4, '0')}`;
};
