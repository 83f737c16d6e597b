import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standardLimits } from '../xml/limits.ts';
import { readIatiFile } from '../xml/read-iati-file.ts';
import { streamed } from '../xml/standard-files.ts';
import type { ReadActivity } from './iati-file.ts';

async function read(content: string, attributes = ''): Promise<ReadActivity> {
  const outcome = await readIatiFile(
    streamed(
      `<iati-activities version="2.03"><iati-activity ${attributes}>${content}</iati-activity></iati-activities>`,
    ),
  );
  assert.ok(outcome.ok);
  return outcome.value.activities[0]!;
}

test('blanks around references, codes, dates and amounts are taken off and noted', async () => {
  const { activity, cleaned } = await read(
    '<participating-org role=" 1" ref="\u00a0BE-1\u00a0" type=" "/><transaction><transaction-date iso-date="2026-01-31Z"/><value value-date="2026-01-31T00:00:00" currency="EUR "> 010.50\n</value></transaction>',
  );
  assert.deepEqual([activity.participants[0]!.role, activity.participants[0]!.ref], ['1', 'BE-1']);
  const [transaction] = activity.transactions;
  assert.deepEqual(transaction!.value, { currency: 'EUR', valueDate: '2026-01-31', amount: '10.5' });
  assert.equal(transaction!.date, '2026-01-31');
  assert.deepEqual(
    cleaned.map(({ path, after }) => [path, after]),
    [
      ['participating-org[1]/@role', '1'],
      ['participating-org[1]/@type', ''],
      ['participating-org[1]/@ref', 'BE-1'],
      ['transaction[1]/transaction-date[1]/@iso-date', '2026-01-31'],
      ['transaction[1]/value[1]/@currency', 'EUR'],
      ['transaction[1]/value[1]/@value-date', '2026-01-31'],
      ['transaction[1]/value[1]/text()', '010.50'],
    ],
  );
});

test('what cannot be read is a problem with its path, and stands aside as it was', async () => {
  const { activity, problems } = await read(
    '<recipient-country code="BJ" percentage="half"/><budget><period-start iso-date="2026-02-30"/><value value-date="2026-01-01">1 000,00</value></budget><conditions attached="yes"/>',
    'hierarchy="one" last-updated-datetime="today"',
  );
  assert.equal(activity.budgets[0]!.value!.amount, undefined);
  assert.deepEqual(
    problems.filter(({ path }) => path.startsWith('budget')).map(({ path, key }) => `${path} ${key}`),
    [
      'budget[1]/period-start[1]/@iso-date publishing.date-unreadable',
      'budget[1]/period-end publishing.missing',
      'budget[1]/value[1]/text() publishing.number-unreadable',
    ],
  );
  assert.deepEqual(
    activity.keptAside.map(({ path, xml, reason }) => `${path} ${xml} ${reason}`),
    [
      '@last-updated-datetime last-updated-datetime="today" unreadable',
      '@hierarchy hierarchy="one" unreadable',
      'recipient-country[1]/@percentage percentage="half" unreadable',
      'budget[1]/period-start[1]/@iso-date iso-date="2026-02-30" unreadable',
      'budget[1]/value[1]/text() 1 000,00 unreadable',
      'conditions[1]/@attached attached="yes" unreadable',
    ],
  );
});

test('what Relais or the standard has no place for stands aside with its reason', async () => {
  const { activity } = await read(
    '<title xmlns:x="urn:x" x:a="1"><narrative>t</narrative><x:b>c<i/></x:b></title><title/><activity-status code="2"><x/></activity-status><transaction><transaction-type code="1"/>loose &amp; lost<flow-type code="10"/></transaction><colour/>',
    'invented="1"',
  );
  assert.deepEqual(activity.keptAside.map(({ path, xml, reason }) => `${reason}: ${path} ${xml}`).sort(), [
    'no-place: transaction[1]/flow-type[1] <flow-type code="10"/>',
    'not-in-standard: @invented invented="1"',
    'not-in-standard: activity-status[1]/x[1] <x/>',
    'not-in-standard: colour[1] <colour/>',
    'not-in-standard: transaction[1]/text() loose &amp; lost',
    'other-namespace: title[1]/@x:a xmlns:x="urn:x" x:a="1"',
    'other-namespace: title[1]/x:b[1] <x:b xmlns:x="urn:x">c<i/></x:b>',
    'repeated: title[2] <title/>',
  ]);
});

test('a file that leaves too much aside is refused', async () => {
  const activity = `<iati-activity>${'<a/>'.repeat(1000)}</iati-activity>`.repeat(3);
  const file = `<iati-activities version="2.03">${activity}</iati-activities>`;
  const outcome = await readIatiFile(streamed(file), { ...standardLimits, notes: 2500 });
  assert.deepEqual(outcome, {
    ok: false,
    problem: { key: 'publishing.beyond-limits', args: { what: 'notes', max: 2500 } },
  });
});
