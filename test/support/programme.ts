import type { Database } from '../../src/db/database.ts';
import { newId } from '../../src/kernel/id.ts';
import type { Cast } from './cast.ts';

/** A five-year programme with two outcomes, carried by two partnerships; rows only, for tests of what stands on them. */
export type TestProgramme = {
  id: string;
  outcomes: readonly [string, string];
  partnerships: readonly [string, string];
};

export const makeProgramme = async (
  db: Database,
  cast: Cast,
  { from = '2027-01-01', until = '2031-12-31', currency = 'EUR' } = {},
): Promise<TestProgramme> => {
  const id = newId();
  const outcomes = [newId(), newId()] as const;
  const partnerships = [newId(), newId()] as const;
  const key = { institute_id: cast.institute.id, entry_no: 1 };
  const title = (text: string) => JSON.stringify({ en: { text, source: true } });
  await db.write(cast.system, async (tx) => {
    const reference = `P-${id.slice(-6)}`;
    await tx
      .insertInto('programmes')
      .values({ ...key, id, reference, title: title('Programme'), from_on: from, until_on: until, currency })
      .execute();
    for (const [at, outcome] of outcomes.entries())
      await tx
        .insertInto('outcomes')
        .values({
          ...key,
          id: outcome,
          programme_id: id,
          code: `OS${at + 1}`,
          title: title(`Outcome ${at + 1}`),
          position: at,
        })
        .execute();
    for (const [at, partnership] of partnerships.entries()) {
      const organisation = newId();
      const name = `Invented union ${at + 1} ${organisation.slice(-4)}`;
      await tx
        .insertInto('organisations')
        .values({ ...key, id: organisation, kind: 'national_union', name })
        .execute();
      await tx
        .insertInto('partnerships')
        .values({ ...key, id: partnership, organisation_id: organisation, from_on: '2022-01-01' })
        .execute();
      await tx
        .insertInto('outcome_partners')
        .values({ ...key, outcome_id: outcomes[at]!, partnership_id: partnership })
        .execute();
    }
  });
  return { id, outcomes, partnerships };
};
