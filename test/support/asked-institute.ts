import type { Database } from '../../src/db/database.ts';
import type { AskedInstitute } from '../../src/db/figure-question.ts';
import type { Cast } from './cast.ts';

/** The institute of a cast as the shell asks it: as the system that is its member. */
export const askedInstitute = (db: Database, { institute, system }: Cast): AskedInstitute => ({
  ...institute,
  read: (fn) => db.read(system, fn),
});
