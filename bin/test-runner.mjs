// Runs test files in the order given, two at a time (as many as the smallest machine has cores): `node --test` sorts them.
import { constants } from 'node:os';
import { run } from 'node:test';
import report from './test-reporter.mjs';

const files = process.argv.slice(2);
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => {
    process.once('exit', () => (process.exitCode = 128 + constants.signals[signal]));
    stop.abort();
  });

const events = run({ files, concurrency: 2, timeout: 600_000, signal: stop.signal });
events.on('test:fail', ({ todo }) => {
  if (todo === undefined || todo === false) process.exitCode = 1;
});
events.compose(report).pipe(process.stdout);
