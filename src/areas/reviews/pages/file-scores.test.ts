import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
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
  return { cast, officer, address, sheet, filing, write };
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
