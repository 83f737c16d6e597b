import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { versionIn } from '../../../../test/support/partner-reports.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import { paths, withQuery } from '../../../paths.ts';
import { questionsBrought } from '../rules/score-questions.ts';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;
const allB = Object.fromEntries(questionsBrought.map(({ code }) => [`scores.${code}`, 'B']));

const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const officer = app.as(cast.as('programme_officer', en));
  const address = withQuery(paths.outcomeScores({ id: outcomeId }), { year: '2025' });
  const sheet = async () => (await officer.get(address)).text;
  const filing = async () => /\/score-sheets\/[0-9a-f-]+\/filing/.exec(await sheet())?.[0] ?? '';
  const write = (version: number, given: Record<string, string>) =>
    officer.post(paths.outcomeScores({ id: outcomeId }), {
      year: '2025',
      version: String(version),
      ...given,
    });
  return { cast, outcomeId, officer, address, sheet, filing, write };
};

test('the page that files names each question without a score or its story, and leads to its field', async () => {
  const { officer, sheet, filing, write } = await prepared();
  const { 'scores.environment-care': _, ...others } = allB;
  await write(0, { ...others, 'scores.gender-equality': 'C' });
  const { text } = await officer.get(await filing());
  const link = (part: string, code: string) =>
    new RegExp(`href="[^"]*scores\\?year=2025#(f-${part}-${code})"[^>]*>([^<]+)<`).exec(text);
  const [, field = '', question = ''] = link('scores', 'environment-care') ?? [];
  assert.match(question, /harms the environment as little as possible/);
  assert.ok((await sheet()).includes(`id="${field}"`), 'the field is there');
  assert.match(link('stories', 'gender-equality')?.[2] ?? '', /women and men unequal/);
  assert.equal([...text.matchAll(/#f-(?:scores|stories)-/g)].length, 2);
});

test('a letter that was chosen is taken away again', async () => {
  const { sheet, filing, write, officer } = await prepared();
  await write(0, allB);
  const choice = (text: string) => /name="scores\.gender-equality" value="([A-D]?)" checked/.exec(text)?.[1];
  assert.equal(choice(await sheet()), 'B');
  assert.match(await sheet(), /name="scores\.gender-equality" value=""/);
  assert.equal((await write(1, { ...allB, 'scores.gender-equality': '' })).status, 303);
  assert.equal(choice(await sheet()), '');
  assert.match((await officer.get(await filing())).text, /no score yet:[\s\S]*women and men unequal/);
});

test('the sheet says whether its year was filed, when, and whether it says something else since', async () => {
  const { cast, sheet, filing, write, officer } = await prepared();
  assert.match(await sheet(), /Nothing was filed of this year yet/);
  await write(0, allB);
  const version = versionIn((await officer.get(await filing())).text);
  const { location } = await officer.post(await filing(), { version });
  const one = location?.replace(/\?.*/, '') ?? '';
  assert.match(await sheet(), new RegExp(`Filed on [\\s\\S]*says just what was filed[\\s\\S]*${one}`));
  await write(1, { ...allB, 'scores.gender-equality': 'A' });
  assert.match(await sheet(), new RegExp(`Filed on [\\s\\S]*sheet differs[\\s\\S]*${one}`));
  const finance = app.as(cast.as('finance_officer', en));
  assert.match((await finance.get(paths.reviews())).text, new RegExp(`href="${paths.filedScores()}"`));
});

test('so does the sheet of lessons', async () => {
  const { outcomeId, officer } = await prepared();
  const address = withQuery(paths.outcomeLessons({ id: outcomeId }), { year: '2025' });
  const sheet = async () => (await officer.get(address)).text;
  const write = (version: string, lesson: string) =>
    officer.post(paths.outcomeLessons({ id: outcomeId }), {
      ...{ year: '2025', version, 'lessons.0.title': lesson, 'lessons.0.text': 'Why' },
    });
  await write('0', 'Ask first');
  const filing = /\/lesson-sheets\/[0-9a-f-]+\/filing/.exec(await sheet())?.[0] ?? '';
  await officer.post(filing, { version: versionIn((await officer.get(filing)).text) });
  assert.match(await sheet(), /says just what was filed[\s\S]*\/lessons\/[0-9a-f-]{36}/);
  await write('1', 'Ask the women first');
  assert.match(await sheet(), /sheet differs[\s\S]*\/lessons\/[0-9a-f-]{36}/);
});

test('filed scores are taken along as they were filed', async () => {
  const { filing, write, officer } = await prepared();
  await write(0, { ...allB, 'scores.gender-equality': 'C', 'stories.gender-equality': 'Few women decide' });
  const version = versionIn((await officer.get(await filing())).text);
  const { location } = await officer.post(await filing(), { version });
  const one = location?.replace(/\?.*/, '') ?? '';
  assert.match((await officer.get(one)).text, /format=xlsx/);
  const { text, headers } = await officer.get(withQuery(one, { format: 'csv' }));
  assert.match(
    headers.get('content-disposition') ?? '',
    /P2022%20OS1%20Performance%20scores%20of%202025/,
    'told from those of others by its name',
  );
  assert.equal(text.trim().split('\r\n').length, questionsBrought.length + 1);
  assert.match(text, /,C,Few women decide/);
  const stranger = app.as((await makeCast(db)).as('director', en));
  assert.equal((await stranger.get(withQuery(one, { format: 'csv' }))).status, 404);
});

test('the list of filed scores names the institute and tells the stories, on screen and in the file', async () => {
  const { cast, filing, write, officer } = await prepared();
  await write(0, { ...allB, 'scores.gender-equality': 'D', 'stories.gender-equality': 'Few women decide' });
  await officer.post(await filing(), { version: versionIn((await officer.get(await filing())).text) });
  const list = async (query: Record<string, string>) =>
    (await officer.get(withQuery(paths.filedScores(), query))).text;
  const story = /D · Gender · [^<"]*women and men unequal[^<"]* · Few women decide/;
  const code = cast.institute.code.toUpperCase();
  const screen = await list({});
  assert.match(screen, story);
  assert.ok(screen.includes(`${code} · `));
  const file = await list({ format: 'csv' });
  assert.match(
    file,
    /^\ufeff?Institute,Programme,Outcome,Year looked at,Performance scores,Stories behind the scores,/,
  );
  assert.match(file, story);
  assert.match(file, new RegExp(`\n${code},`));
});
