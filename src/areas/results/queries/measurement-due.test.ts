import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { measurementIsDue } from './measurement-due.ts';

const db = await testDatabase();
const cast = await makeCast(db);

/** Of a programme of 2022 to 2026, by the frequency of its definition; null where it says none. */
const cases: [string | null, string, string, boolean][] = [
  ['quarter', '2024-02-01', '2024-03-31', true],
  ['quarter', '2024-02-01', '2024-03-30', false],
  ['half_year', '2024-04-01', '2024-06-30', true],
  ['half_year', '2024-07-01', '2024-11-30', false],
  ['half_year', '2024-07-01', '2024-12-31', true],
  ['year', '2024-01-01', '2024-12-31', true],
  ['year', '2024-01-01', '2024-12-30', false],
  [null, '2024-07-01', '2024-12-31', true],
  [null, '2024-01-01', '2024-06-30', false],
  ['milestones', '2024-01-01', '2024-12-31', true],
  ['milestones', '2023-01-01', '2023-12-31', false],
  ['milestones', '2026-01-01', '2026-12-31', true],
  ['end', '2024-01-01', '2024-12-31', false],
  ['end', '2026-10-01', '2026-12-31', true],
  ['quarter', '2026-12-31', '2026-12-31', true],
];

for (const [frequency, from, until, isDue] of cases)
  test(`measured by ${frequency ?? 'nothing said'}, from ${from} until ${until}: ${isDue ? 'due' : 'not due'}`, async () => {
    const due = measurementIsDue({
      programme: 'g',
      from: sql`${from}::date`,
      until: sql`${until}::date`,
    });
    const { rows } = await db.read(cast.system, (tx) =>
      sql<{ due: boolean }>`
        select ${due} as due from (select ${frequency}::text as frequency) as v
         cross join (select '2022-01-01'::date as from_on, '2026-12-31'::date as until_on) as g`.execute(tx),
    );
    assert.equal(rows[0]?.due, isDue);
  });
