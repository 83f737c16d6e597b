import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { measurementStates } from '../../results/queries/measurement-states.ts';

/**
 * What holds most firmly one of these rows of measurements, so that it is no more taken back with its file: its period was locked
 * since, it was approved, or its sheet is with the officer. Undefined where nothing does.
 */
export const fixedAmong = async (
  tx: Tx,
  instituteId: string,
  rowIds: readonly string[],
): Promise<'locked' | 'approved' | 'submitted' | undefined> => {
  const { rows } = await sql<{ state: 'locked' | 'approved' | 'submitted' }>`
    select f.state from (
      select case when s.state in ('approved', 'locked') then s.state when s.state = 'restated' then 'locked' when s.step = 'taken_back' then 'submitted' else s.step end as state
        from (${measurementStates(instituteId, { where: sql`m.id = any (${[...rowIds]}::uuid[])` })}) s) f
     where f.state in ('locked', 'approved', 'submitted')
     order by array_position(array['locked', 'approved', 'submitted'], f.state) limit 1`.execute(tx);
  return rows[0]?.state;
};
