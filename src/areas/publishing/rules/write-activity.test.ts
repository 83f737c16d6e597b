import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { test } from 'node:test';
import { readIatiFile } from '../xml/read-iati-file.ts';
import { exampleFiles, realFile, schemasDir, streamed, withStandard } from '../xml/standard-files.ts';
import { validateFile } from '../xml/validate.ts';
import type { IatiActivity, IatiFile } from './iati-file.ts';
import { keptMoved, keptWithin } from './kept-aside.ts';
import { writeIatiFile } from './write-activity.ts';

async function fileFrom(chunks: AsyncIterable<Uint8Array>): Promise<IatiFile> {
  const outcome = await readIatiFile(chunks);
  assert.ok(outcome.ok);
  return outcome.value;
}

const written = (file: IatiFile): string =>
  [...writeIatiFile({ ...file, activities: file.activities.map((each) => each.activity) })].join('');

/** What makes the file invalid. */
async function findingsOf(xml: string) {
  const outcome = await validateFile(new TextEncoder().encode(xml), { schemasDir });
  return outcome.ok
    ? outcome.value.findings.filter(({ severity }) => severity === 'critical')
    : [outcome.problem];
}

const activitiesOf = (file: IatiFile): IatiActivity[] => file.activities.map((each) => each.activity);

test(
  'a publication written again is valid 2.03, reads the same, clean, and in the same bytes',
  withStandard,
  async () => {
    for (const path of [realFile, ...exampleFiles]) {
      const first = await fileFrom(createReadStream(path));
      const xml = written(first);
      assert.deepEqual(await findingsOf(xml), [], path);
      const second = await fileFrom(streamed(xml, 4096));
      assert.equal(second.version, '2.03');
      assert.deepEqual(activitiesOf(second), activitiesOf(first), path);
      assert.deepEqual(
        second.activities.flatMap((each) => each.cleaned),
        [],
        path,
      );
      assert.deepEqual(second.keptAside, first.keptAside);
      assert.equal(written(second), xml, path);
    }
  },
);

const NOTHING_NEW = `<iati-activities version="2.01"><iati-activity xml:lang="en" default-currency="EUR">
<iati-identifier>A</iati-identifier><reporting-org ref="R" type="21"><narrative>R</narrative></reporting-org>
<title><narrative>T</narrative></title><description><narrative>D</narrative></description>
<participating-org role="4" type="21"/><activity-status code="2"/><activity-date type="1" iso-date="2014-01-01"/>
<contact-info><email>a@b.example</email></contact-info>
<default-aid-type code="C01"/>
<budget type="1"><period-start iso-date="2014-01-01"/><period-end iso-date="2014-12-31"/><value value-date="2014-01-01">5</value></budget>
<planned-disbursement><period-start iso-date="2014-01-01"/><value value-date="2014-01-01">5</value></planned-disbursement>
<transaction><transaction-type code="3"/><transaction-date iso-date="2014-02-01"/><value value-date="2014-02-01">1.50</value><aid-type code="C01"/></transaction>
<document-link url="https://example.org" format="text/html"><title><narrative>L</narrative></title><category code="A01"/></document-link>
<result type="1"><title><narrative>R</narrative></title><indicator measure="1"><title><narrative>I</narrative></title>
<baseline year="2013" value="1"/><period><period-start iso-date="2014-01-01"/><period-end iso-date="2014-12-31"/><target value="2"/><actual value="3"/></period></indicator></result>
<crs-add><loan-terms rate-1="1"/></crs-add></iati-activity></iati-activities>`;

test('a file of 2.01 becomes a valid file of 2.03', withStandard, async () => {
  assert.deepEqual(await findingsOf(NOTHING_NEW), []);
  const first = await fileFrom(streamed(NOTHING_NEW));
  const xml = written(first);
  assert.match(xml, /<iati-activities version="2.03">/);
  assert.deepEqual(await findingsOf(xml), []);
  assert.deepEqual(activitiesOf(await fileFrom(streamed(xml))), activitiesOf(first));
});

test(
  'other vocabularies are put back wherever 2.03 allows them, and left out where it does not',
  withStandard,
  async () => {
    // One foreign attribute on each start tag, and one foreign element at the end of each element.
    const marked = NOTHING_NEW.replace(
      /<([a-z][\w-]*)((?: [\w:-]+="[^"]*")*)(\/?)>/g,
      (_, name, attributes, end) =>
        end ? `<${name}${attributes} x:m="1"><x:n/></${name}>` : `<${name}${attributes} x:m="1">`,
    )
      .replace(
        /<\/((?!iati-activities|narrative|value|email|iati-identifier)[a-z][\w-]*)>/g,
        '<x:n a="b">c</x:n></$1>',
      )
      .replace('version="2.01"', 'version="2.01" xmlns:x="urn:x"');
    const first = await fileFrom(streamed(marked));
    const xml = written(first);
    assert.deepEqual(await findingsOf(xml), []);
    const second = await fileFrom(streamed(xml));
    assert.equal(written(second), xml);
    const lasting = (file: IatiFile) =>
      file.activities[0]!.activity.keptAside.filter(
        ({ reason }) => reason === 'other-namespace' || reason === 'no-place',
      )
        .map(({ path, xml: fragment }) => `${path} ${fragment}`)
        .sort();
    assert.deepEqual(lasting(second), lasting(first));
    assert.ok(lasting(first).length > 80);
    assert.equal(first.keptAside.length, 1);
    assert.deepEqual(second.keptAside, first.keptAside);
  },
);

test('languages are written with that of the activity first and the others by code', async () => {
  const first = await fileFrom(streamed(NOTHING_NEW));
  const activity = first.activities[0]!.activity;
  const write = (title: Record<string, string>) =>
    [...writeIatiFile({ activities: [{ ...activity, title }] })].join('');
  const xml = write({ nl: 'N', fr: 'F', en: 'E' });
  assert.equal(xml, write({ en: 'E', fr: 'F', nl: 'N' }));
  assert.match(
    xml,
    /<title>\s*<narrative>E<\/narrative>\s*<narrative xml:lang="fr">F<\/narrative>\s*<narrative xml:lang="nl">N</,
  );
});

test('what stands aside in one transaction goes with it to another place', async () => {
  const { activity } = (await fileFrom(streamed(NOTHING_NEW))).activities[0]!;
  assert.deepEqual(
    keptWithin(activity.keptAside, 'transaction[1]').map(({ path }) => path),
    ['transaction[1]/aid-type[1]'],
  );
  const transactions = [{ ...activity.transactions[0]!, ref: 'new' }, activity.transactions[0]!];
  const keptAside = keptMoved(activity.keptAside, 'transaction[1]', 'transaction[2]');
  const xml = [...writeIatiFile({ activities: [{ ...activity, transactions, keptAside }] })].join('');
  assert.ok(xml.indexOf('<aid-type code="C01"/>') > xml.indexOf('</transaction>'));
  assert.deepEqual(keptWithin(activity.keptAside, 'transaction[10]'), []);
});
