import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { test } from 'node:test';
import { readIatiFile } from '../xml/read-iati-file.ts';
import { realFile, standardFile, streamed, withStandard } from '../xml/standard-files.ts';
import type { IatiFile, ReadActivity } from './iati-file.ts';
import { levelOf, parentOf } from './read-activity.ts';

async function fileOf(content: string): Promise<IatiFile> {
  const outcome = await readIatiFile(streamed(content));
  assert.ok(outcome.ok);
  return outcome.value;
}

async function read(
  content: string,
  attributes = 'xml:lang="fr" default-currency="EUR"',
): Promise<ReadActivity> {
  const identifier = content.includes('<iati-identifier') ? '' : '<iati-identifier>A</iati-identifier>';
  const file = await fileOf(
    `<iati-activities version="2.03"><iati-activity ${attributes}>${identifier}${content}</iati-activity></iati-activities>`,
  );
  return file.activities[0]!;
}

const keysAt = (problems: { path: string; key: string }[], start: string) =>
  problems.filter(({ path }) => path.startsWith(start)).map(({ path, key }) => `${path} ${key}`);

test('the real publication arrives whole', withStandard, async () => {
  const outcome = await readIatiFile(createReadStream(realFile));
  assert.ok(outcome.ok);
  const activities = outcome.value.activities.map((each) => each.activity);
  const results = activities.flatMap((each) => each.results);
  assert.deepEqual(
    {
      programmes: activities.filter((each) => levelOf(each) === 'programme').length,
      outcomes: activities.filter((each) => levelOf(each) === 'outcome').length,
      transactions: activities.flatMap((each) => each.transactions).length,
      budgets: activities.flatMap((each) => each.budgets).length,
      results: results.length,
      indicators: results.flatMap((each) => each.indicators).length,
    },
    { programmes: 2, outcomes: 16, transactions: 565, budgets: 80, results: 15, indicators: 59 },
  );
  const identifiers = new Set(activities.map((each) => each.identifier));
  assert.ok(
    activities
      .filter((each) => levelOf(each) === 'outcome')
      .every((each) => identifiers.has(parentOf(each)!)),
  );
  // As many blanks around references as the official validator warns of.
  assert.equal(outcome.value.activities.flatMap((each) => each.cleaned).length, 339);
  const aside = new Set(
    activities.flatMap((each) => each.keptAside.map(({ path }) => path.replace(/\[\d+\]/g, ''))),
  );
  assert.deepEqual([...aside], ['@linked-data-uri', 'transaction/@humanitarian']);
  const problems = outcome.value.activities.flatMap((each) => each.problems);
  assert.deepEqual(problems, [
    {
      path: 'result[1]/indicator[1]/period[1]/actual[1]/@value',
      key: 'publishing.number-unreadable',
      args: { value: '30,6' },
    },
  ]);
});

test('the mapping of the union programme is read without anything aside', withStandard, async () => {
  const outcome = await readIatiFile(createReadStream(standardFile('examples/made-union-programme.xml')));
  assert.ok(outcome.ok);
  const { activities, generatedAt, keptAside, problems } = outcome.value;
  assert.equal(generatedAt, '2026-04-20T08:00:00Z');
  assert.deepEqual([keptAside, problems], [[], []]);
  assert.deepEqual(
    activities.flatMap((each) => [...each.activity.keptAside, ...each.problems, ...each.cleaned]),
    [],
  );
  const [programme, outcome1] = activities.map((each) => each.activity);
  assert.deepEqual(programme!.title, {
    fr: 'Programme syndical Travail d\u00e9cent 2022-2026',
    nl: 'Vakbondsprogramma Waardig Werk 2022-2026',
    en: 'Trade union programme Decent Work 2022-2026',
  });
  assert.deepEqual(outcome1!.transactions[2]!.value, { valueDate: '2023-05-02', amount: '-1250.5' });
  const targets = outcome1!.results[0]!.indicators[1]!.periods[0]!.targets;
  assert.deepEqual(
    targets.map(({ value, dimensions }) => [value, dimensions]),
    [
      ['200', [{ name: 'sex', value: 'female' }]],
      ['200', [{ name: 'sex', value: 'male' }]],
      ['400', []],
    ],
  );
});

test('texts without a language are in that of the activity, and codes are made canonical', async () => {
  const title = '<title><narrative>un</narrative><narrative xml:lang="NL-be">een</narrative></title>';
  const { activity, cleaned } = await read(title);
  assert.deepEqual(activity.title, { fr: 'un', 'nl-BE': 'een' });
  assert.deepEqual(cleaned, [{ path: 'title[1]/narrative[2]/@xml:lang', before: 'NL-be', after: 'nl-BE' }]);
  assert.deepEqual((await read('<title><narrative>x</narrative></title>', '')).activity.title, { und: 'x' });
});

test('a second text in a language, and one in no language, stand aside', async () => {
  const { activity, problems } = await read(
    '<title><narrative>a</narrative><narrative xml:lang="fr">b</narrative><narrative xml:lang="__proto__">c</narrative></title>',
  );
  assert.deepEqual(activity.title, { fr: 'a' });
  assert.deepEqual(
    activity.keptAside.map(({ reason, xml }) => [reason, xml]),
    [
      ['no-place', '<narrative xml:lang="fr">b</narrative>'],
      ['unreadable', '<narrative xml:lang="__proto__">c</narrative>'],
    ],
  );
  assert.deepEqual(keysAt(problems, 'title'), [
    'title[1]/narrative[3]/@xml:lang publishing.language-unreadable',
  ]);
});

test('percentages are judged within a vocabulary, countries together with regions', async () => {
  const keys = async (xml: string) =>
    (await read(xml)).problems.filter(({ key }) => key.includes('percentage'));
  const good = [
    '<recipient-country code="BJ"/><sector code="1"/>',
    '<recipient-country code="BJ" percentage="33.3333"/><recipient-country code="TG" percentage="66.66666"/>',
    '<recipient-country code="BJ" percentage="60"/><recipient-region code="489" percentage="40"/>',
    '<sector code="1" percentage="40"/><sector code="2" vocabulary="1" percentage="60"/><sector code="A" vocabulary="99"/>',
  ];
  for (const xml of good) assert.deepEqual(await keys(xml), [], xml);
  const bad: Record<string, [string, string]> = {
    '<recipient-country code="BJ" percentage="50"/>': ['recipient-country', 'publishing.percentages-not-100'],
    '<recipient-country code="BJ"/><recipient-region code="489"/>': [
      'recipient-region',
      'publishing.percentage-missing',
    ],
    '<sector code="1" percentage="40"/><sector code="2" percentage="60.001"/>': [
      'sector',
      'publishing.percentages-not-100',
    ],
    '<sector code="1" percentage="100"/><sector code="2"/>': ['sector', 'publishing.percentage-missing'],
  };
  for (const [xml, [path, key]] of Object.entries(bad)) {
    assert.deepEqual(
      (await keys(xml)).map((each) => [each.path, each.key]),
      [[path, key]],
      xml,
    );
  }
});

test('hierarchy says what is a programme, and without it a parent makes an outcome', () => {
  const parent = [{ type: '1', ref: 'P' }];
  assert.equal(levelOf({ hierarchy: 1, relatedActivities: parent }), 'programme');
  assert.equal(levelOf({ hierarchy: 2, relatedActivities: [] }), 'outcome');
  assert.equal(levelOf({ relatedActivities: parent }), 'outcome');
  assert.equal(levelOf({ relatedActivities: [{ type: '2', ref: 'C' }] }), 'programme');
});

test('an identifier that comes twice is a problem of the file, and no activity at all ends the reading', async () => {
  const activity = '<iati-activity><iati-identifier>A</iati-identifier></iati-activity>';
  const file = await fileOf(
    `<iati-activities version="2.01" linked-data-default="x">${activity}${activity}</iati-activities>`,
  );
  assert.deepEqual(file.problems, [
    {
      path: '/iati-activities/iati-activity[2]',
      key: 'publishing.identifier-twice',
      args: { identifier: 'A' },
    },
  ]);
  assert.deepEqual(
    file.keptAside.map(({ path, reason }) => [path, reason]),
    [['/iati-activities/@linked-data-default', 'no-place']],
  );
  const none = await readIatiFile(streamed('<iati-activities version="2.03"/>'));
  assert.equal(none.ok ? '' : none.problem.key, 'publishing.no-activity');
});
