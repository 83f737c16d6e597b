import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { paths, withQuery } from '../../../paths.ts';
import { setBaseline } from '../../results/commands/set-baseline.ts';
import { setTarget } from '../../results/commands/set-target.ts';
import { portfolioQuestion } from '../queries/portfolio-question.ts';

const db = await testDatabase();
const { cast, programme, indicator, record } = await reportingOffice(db);
const officer = testApp(db).as(cast.as('programme_officer', { language: 'en' }));
const words = (text: string) => ({ text: { en: { text, source: true } } });

test('what an indicator tells in words stands on the page of its outcome and in its file, and is not without a figure', async () => {
  const id = await indicator({ measure: 'qualitative', overTime: 'last', overPartners: 'none' });
  await doing(db, cast.system, setBaseline, { indicatorId: id, year: 2020, ...words('No talks at all') });
  await record(id, undefined as unknown as string, words('They meet each month'));
  const address = paths.outcome({ id: programme.outcomes[0] });
  const { text } = await officer.get(address);
  for (const [said, part] of [
    ['No talks at all', 'definition'],
    ['They meet each month', undefined],
  ])
    assert.match(text, new RegExp(`href="[^"]*${id}[^"]*${part ? `#${part}` : ''}">${said}<`));
  assert.match(text, /in words/);
  assert.doesNotMatch(text, />without a figure</);
  const file = await officer.get(withQuery(address, { format: 'csv' }));
  assert.match(file.text, /No talks at all,They meet each month,.*in words/);
});

test('on course are so many of those that can be judged; in words are told apart, on each dashboard, in files and at the shell', async () => {
  const { cast, programme, indicator, record } = await reportingOffice(db);
  const reader = testApp(db).as(cast.as('programme_officer', { language: 'en' }));
  const [first, second] = programme.outcomes;
  const inWords = { measure: 'qualitative', overTime: 'last', overPartners: 'none' };
  const counted = await indicator();
  const year = { from: `${reportYear}-01-01`, until: `${reportYear}-12-31` };
  await doing(db, cast.system, setTarget, { indicatorId: counted, ...year, value: '10' });
  await record(counted, '10');
  await indicator();
  for (const more of [{}, {}, { outcomeId: second }]) await indicator({ ...inWords, ...more });
  const read = async (address: string, query = {}) =>
    (await reader.get(withQuery(address, query))).text.replace(/<[^>]*>/g, '|').replace(/\|+/g, '|');
  const ofProgramme = paths.programme({ id: programme.id });

  const programmePage = await read(ofProgramme);
  assert.match(programmePage, /Indicators on course\|1 of 2\|and 3 in words\|0 late, 1 without a figure\|/);
  assert.match(programmePage, /\|1 of 2 and 2 in words\|/);
  assert.match(programmePage, /\|1 in words\|/);
  assert.match(await read(paths.outcome({ id: first })), /Indicators on course\|1 of 2\|and 2 in words\|/);
  assert.match(await read(paths.outcome({ id: second })), /Indicators on course\|1 in words\|/);
  const lines = (await read(paths.portfolio())).match(/\|[^|]*in words\|/g);
  assert.deepEqual(lines, ['|1 of 2 and 2 in words|', '|1 in words|', '|1 of 2 and 3 in words|']);

  for (const address of [ofProgramme, paths.portfolio()]) {
    const [head, one, other] = (await read(address, { format: 'csv', table: 'outcomes' })).split('\r\n');
    assert.match(
      head ?? '',
      /,Indicators on course,Indicators,of which in words,Measurements not approved yet,Measurements returned$/,
      address,
    );
    assert.match(one ?? '', /,1,4,2,0,0$/);
    assert.match(other ?? '', /,0,1,1,0,0$/);
  }

  const { rows, total } = await portfolioQuestion.ask(
    [
      {
        ...{ id: cast.institute.id, code: 'I', asOf: undefined, on: undefined, narrowed: {} },
        read: (ask) => db.read(cast.system, ask),
      },
    ],
    ['outcome'],
  );
  const figures = [...rows.map((line) => line.figures), total!];
  assert.deepEqual(
    figures.map(({ onCourse, indicators, inWords }) => [onCourse, indicators, inWords]),
    [
      [1, 4, 2],
      [0, 1, 1],
      [1, 5, 3],
    ],
  );
});

test('whoever reads a part of the figures is told how many indicators there are, in words or not', async () => {
  const { cast, programme, indicator } = await reportingOffice(db);
  await indicator();
  await indicator({ measure: 'qualitative', overTime: 'last', overPartners: 'none' });
  const [outcome] = programme.outcomes;
  const scope = { outcomes: [outcome], years: [reportYear] };
  const auditor = testApp(db).as(cast.as('auditor', { language: 'en', scope }));
  const { text } = await auditor.get(paths.portfolio());
  assert.match(text, />2<\/a>/);
  assert.doesNotMatch(text, /in words/);
});
