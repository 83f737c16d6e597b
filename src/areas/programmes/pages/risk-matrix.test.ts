import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { versionIn } from '../../../../test/support/partner-reports.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addRisk } from '../commands/add-risk.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const today = todayIn();
const year = yearOf(today);
const { programmeId, outcomeId } = await programmeOf(db, cast, year - 4);
const me = app.as(cast.as('programme_officer'));
const list = paths.programmeRisks({ id: programmeId });
const add = async (text: string, of?: string) => {
  const risk = { programmeId, outcomeId: of, text: { fr: { text, source: true as const } } };
  const more = { probability: 3, impact: 4, responsible: 'Direction' };
  return (await doing(db, cast.system, addRisk, { ...risk, ...more })).id;
};
const riskId = await add('La loi interdit la grève', outcomeId);
await add('Le siège brûle');
const closed = await add('Le bailleur se retire');
const address = paths.followUpRisk({ id: closed });
const followed = await me.post(address, {
  ...{ year: String(year), state: 'closed', probability: '3', impact: '4', note: 'Il reste' },
  ...{ byFunction: 'Direction', onDay: today.split('-').reverse().join('/') },
  version: versionIn((await me.get(address)).text),
});
assert.equal(followed.status, 303);

test('a number of the matrix opens the risks that it counts, narrowed as the page is', async () => {
  for (const [query, count] of [
    [{}, '2'],
    [{ outcome: outcomeId }, '1'],
  ] as const) {
    const { text } = await me.get(withQuery(list, query));
    const [, href = '', figure] =
      text.match(/<a href="([^"]*probability=3[^"]*impact=4[^"]*)">.*?>(\d+)</) ?? [];
    assert.equal(figure, count);
    const opened = await me.get(href.replaceAll('&amp;', '&'));
    assert.equal(opened.status, 200);
    const table = opened.text.slice(0, opened.text.indexOf(href));
    assert.equal(table.match(/<th scope="row"><a href="\/risks\//g)?.length, Number(count), href);
    assert.ok(table.includes(paths.risk({ id: riskId })));
    assert.ok(!opened.text.includes('Le bailleur se retire'), 'it is closed');
  }
});

test('what a list of risks cannot be narrowed to is said beside its field', async () => {
  for (const [query, name] of [
    [{ probability: '9' }, 'probability'],
    [{ state: 'gone' }, 'state'],
  ] as const) {
    const { status, text } = await me.get(withQuery(list, query));
    assert.equal(status, 422);
    assert.match(text, new RegExp(`href="#[^"]*${name}"`));
    assert.ok(text.includes('La loi interdit la grève'));
  }
});
