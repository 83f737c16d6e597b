import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { wordsIn } from '../../../text/words.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { redefineIndicator } from '../commands/redefine-indicator.ts';
import { definitionsOf } from '../queries/indicators.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const [outcomeId] = programme.outcomes;
const member = cast.as('programme_officer', { language: 'en' });
const officer = testApp(db).as(member);
const partner = testApp(db).as(
  cast.as('partner_coordinator', { partnerships: [programme.partnerships[0]], language: 'en' }),
);
const definition = {
  title: { en: { text: 'Members', source: true as const } },
  measure: 'number',
  overTime: 'sum',
  overPartners: 'sum',
};
const made = async (code: string) =>
  (await doing(db, cast.system, defineIndicator, { outcomeId, code, ...definition })).id;
const redefine = (indicatorId: string, version: number, more: object) =>
  doing(db, member, redefineIndicator, { indicatorId, version, ...definition, reason: 'So', ...more });
const meaningOf = async (id: string) =>
  (await db.read(member, (tx) => definitionsOf(tx, cast.institute.id, [id]))).get(id)!.meaning;
const told = /Values of all periods come together as since/;

test('an indicator means what it does since the last version that counts or adds up otherwise', async () => {
  const id = await made('1');
  assert.equal(await meaningOf(id), 1);
  await redefine(id, 1, { unit: 'persons' });
  assert.equal(await meaningOf(id), 1);
  await redefine(id, 2, { unit: 'persons', overPartners: 'maximum' });
  await redefine(id, 3, { unit: 'persons', overPartners: 'maximum', frequency: 'year' });
  assert.equal(await meaningOf(id), 3);
  await redefine(id, 4, { unit: 'persons', overPartners: 'maximum', comparable: false });
  assert.equal(await meaningOf(id), 5);
  assert.doesNotMatch((await officer.get(paths.indicator({ id }))).text, told, 'another series');
});

test('figures say since when and how they come together, on the page of the indicator and where several stand', async () => {
  const id = await made('2');
  await made('3');
  await redefine(id, 1, { overTime: 'last' });
  const day = wordsIn('en').day(todayIn());
  const said = `Values of all periods come together as since ${day} (Over time: the last one counts`;
  const pages = [paths.indicator({ id }), paths.indicators({ id: outcomeId })];
  for (const page of [...pages, paths.resultFigures({ id: programme.id })]) {
    const { text } = await officer.get(page);
    assert.ok(text.includes(said), page);
    assert.match(text, /Before: Over time: are added up/);
  }
  const { text } = await officer.get(paths.resultFigures({ id: programme.id }));
  assert.equal(text.match(new RegExp(told, 'g'))?.length, 1, 'of the one that changed alone');
  assert.match((await partner.get(paths.indicator({ id }))).text, /come together as (since|now)/);
});
