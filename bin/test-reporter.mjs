// One line a test file, every failure whole, and what tests print: a thousand good names would hide the one bad.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { inspect } from 'node:util';
import { filesIn } from './test-batches.mjs';

export default async function* report(events) {
  const failures = [];
  const heard = new Map();
  for await (const { type, data } of events) {
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    if (type === 'test:fail' && isOwnFailure(data)) {
      failures.push(failure(data));
      yield failures.at(-1);
    }
    if (type === 'test:pass' || type === 'test:fail') hear(heard, data);
    if (type === 'test:summary' && data.file)
      for (const file of filesIn(data.file)) yield fileLine(file, heard.get(file));
    if (type === 'test:summary' && !data.file)
      writeFileSync(
        process.env.RELAIS_TEST_COUNTS,
        JSON.stringify({ ...data, failures, heard: [...heard.keys()] }),
      );
  }
}

// A suite fails because a test in it did, which has been told.
function isOwnFailure({ details, todo, skip }) {
  return details.error?.failureType !== 'subtestsFailed' && todo === undefined && skip === undefined;
}

function failure({ name, file, line, details }) {
  const cause = details.error?.cause ?? details.error;
  const text = typeof cause === 'string' ? cause : inspect(cause, { colors: false, depth: 8 });
  return `\n✖ ${name}\n  ${relative(process.cwd(), file ?? '')}:${line}\n${text.replace(/^/gm, '    ')}\n\n`;
}

function hear(heard, data) {
  if (data.details.type === 'suite') return;
  const sum = heard.get(data.file) ?? { tests: 0, failed: 0, skipped: 0, duration: 0 };
  sum.tests += 1;
  if (data.skip !== undefined) sum.skipped += 1;
  if (isOwnFailure(data) && data.details.error) sum.failed += 1;
  if (data.nesting === 0) sum.duration += data.details.duration_ms;
  heard.set(data.file, sum);
}

function fileLine(file, sum) {
  const path = relative(process.cwd(), file);
  if (!sum) return `✖ ${path}: no test\n`;
  const { tests, failed, skipped, duration } = sum;
  const told = skipped > 0 ? `, ${skipped} skipped` : '';
  return `${failed === 0 ? '✔' : '✖'} ${path}: ${tests - failed - skipped} of ${tests}${told}, ${Math.round(duration)} ms\n`;
}
