import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { foundInstitute } from '../src/areas/people/commands/found-institute.ts';
import { foundingActor } from '../src/areas/people/queries/system-actors.ts';
import { perform } from '../src/command/perform.ts';
import { migrate } from '../src/db/migrate.ts';
import type { DatabasePlace } from '../src/db/open.ts';
import { newId } from '../src/kernel/id.ts';
import { projectRoot } from '../src/root.ts';
import { largeProgramme } from './large-programme.ts';
import { partnerSet } from './reference-partners.ts';
import { referenceSet } from './reference-set.ts';

/** Where the reference set lies; made once, kept between runs. */
export const benchFolder = process.env.RELAIS_BENCH_DATA || join(projectRoot, 'data', 'bench');

export const isSeeded = (): boolean => existsSync(join(benchFolder, 'database', 'cluster', 'PG_VERSION'));

/**
 * Fills an empty database with the reference set: institutes by their command, the mass by SQL of the owner
 * (200,000 commands would measure patience). Says what it does on stderr.
 */
export const seed = async (place: DatabasePlace): Promise<void> => {
  await migrate(place.ownerUrl, place.appLogin);
  const owner = new pg.Client({ connectionString: place.ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ count: string }>('select count(*) from institutes');
    if (Number(rows[0]?.count) > 0)
      throw new Error(`The bench database is filled already; remove ${benchFolder} to make it anew`);
    await foundThree(place);
    for (const [name, sql] of [...referenceSet, ...partnerSet, ...largeProgramme]) {
      const began = performance.now();
      const result = await owner.query(sql);
      process.stderr.write(
        `${name.padEnd(24)} ${String(result.rowCount ?? 0).padStart(8)} rows ${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s\n`,
      );
    }
    await owner.query('vacuum analyze');
  } finally {
    await owner.end();
  }
};

const foundThree = async (place: DatabasePlace): Promise<void> => {
  const db = place.open({ connections: 2 });
  for (const code of ['iiwe', 'ifsi', 'ism']) {
    const id = newId();
    const name = { en: { text: `Institute ${code}`, source: true } };
    await perform(db, foundingActor(id), foundInstitute, newId(), {
      id,
      systemMembershipId: newId(),
      code,
      name,
    });
  }
  await db.close();
};
