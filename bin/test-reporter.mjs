// One line a test file, every failure whole, and what tests print: a thousand good names would hide the one bad.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { inspect } from 'node:util';

export default async function* report(events) {
  const failures = [];
  for await (const { type, data } of events) {
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    if (type === 'test:fail' && isOwnFailure(data)) {
      failures.push(failure(data));
      yield failures.at(-1);
    }
    if (type === 'test:summary' && data.file) yield fileLine(data);
    if (type === 'test:summary' && !data.file)
      writeFileSync(process.env.RELAIS_TEST_COUNTS, JSON.stringify({ ...data, failures }));
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

function fileLine({ file, counts, duration_ms, success }) {
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  const path = relative(process.cwd(), file);
  return `${success ? '✔' : '✖'} ${path}: ${counts.passed} of ${counts.tests}${skipped}, ${Math.round(duration_ms)} ms\n`;
}
