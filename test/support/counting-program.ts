// A program of its own for tests: joins the embedded database of a folder and counts until it is stopped or killed.
// Prints the process id of the database server, then each number once it is committed.
import pg from 'pg';
import { openEmbedded } from '../../src/db/embedded.ts';

const [folder = '', program = ''] = process.argv.slice(2);
const embedded = await openEmbedded({ folder, purpose: 'cli' });
const owner = new pg.Client({ connectionString: embedded.url('relais_owner') });
await owner.connect();
// One after another: sent together they would be one transaction, and the lock would be free before its end.
for (const step of [
  'select pg_advisory_lock(4711)',
  'create table if not exists counted (program text, n int)',
  'select pg_advisory_unlock(4711)',
])
  await owner.query(step);
let stopping = false;
process.once('SIGTERM', () => {
  stopping = true;
});
for (let n = 1; !stopping; n += 1) {
  await owner.query('insert into counted values ($1, $2)', [program, n]);
  process.stdout.write(`${n}\n`);
}
await owner.end();
await embedded.close();
