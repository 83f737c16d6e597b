import { adoptObligations } from '../../src/areas/obligations/commands/adopt-obligations.ts';
import { type ObligationRow, obligations } from '../../src/areas/obligations/queries/obligation-clock.ts';
import { decideProgramme } from '../../src/areas/programmes/commands/decide-programme.ts';
import type { Database } from '../../src/db/database.ts';
import { todayIn, yearOf } from '../../src/kernel/calendar-day.ts';
import { type Cast, doing } from './cast.ts';
import { programmeOf } from './union-work.ts';

/** The donor's letter as it is stored. */
export const letter = {
  name: 'letter.pdf',
  mediaType: 'application/pdf',
  size: 10,
  sha256: 'ab'.repeat(32),
} as const;

/** The donor decided on the subsidy of a programme. */
export const decided = (db: Database, { system }: Cast, programmeId: string) =>
  doing(db, system, decideProgramme, {
    programmeId,
    kind: 'decided',
    decidedOn: '2016-12-20',
    reference: 'AM 1',
    submittedOn: '2016-07-29',
  });

/**
 * A programme that is decided and of which this is the last year, so that every year before it is over whenever a test
 * runs; its institute took over the kinds of obligation. `owed`: one dated obligation by code and year.
 */
export const clockOf = async (db: Database, cast: Cast) => {
  const thisYear = yearOf(todayIn());
  const work = await programmeOf(db, cast, thisYear - 4);
  await decided(db, cast, work.programmeId);
  await doing(db, cast.system, adoptObligations, {});
  const owed = async (code: string, year: number): Promise<ObligationRow> => {
    const rows = await db.read(cast.as('director'), (tx) => obligations(tx, cast.institute.id));
    const row = rows.find((each) => each.code === code && each.year === year);
    if (!row) throw new Error(`No ${code} of ${year}`);
    return row;
  };
  return { ...work, owed };
};
