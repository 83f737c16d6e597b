import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice } from '../../../../test/support/reporting.ts';
import { paths } from '../../../paths.ts';

const db = await testDatabase();
const { officer: actor, indicator } = await reportingOffice(db);
const officer = testApp(db).as(actor);
const said = (text: string) => ({ fr: { text, source: true } });
const scale = [
  { value: '1', label: said('Aucune loi') },
  { value: '2', label: said('Loi votée') },
];
const last = { overTime: 'last', overPartners: 'none' };

test('which way is better is said of what has a direction alone', async () => {
  const read = async (more: object) =>
    (await officer.get(paths.indicator({ id: await indicator(more) }))).text;
  for (const more of [{}, { ...last, measure: 'ordinal', scale }, { ...last, measure: 'boolean' }])
    assert.match(await read(more), /plus haut, c’est mieux/);
  for (const more of [
    { ...last, measure: 'nominal', scale },
    { ...last, measure: 'qualitative' },
  ])
    assert.doesNotMatch(await read(more), /c’est mieux/);
});

test('the form says that a category and sentences have no direction, and keeps the one that stands', async () => {
  const id = await indicator({ ...last, measure: 'qualitative', ascending: false });
  const { text } = await officer.get(paths.redefineIndicator({ id }));
  assert.match(text, /class="when-directed".*?Une catégorie et des phrases n’en ont pas/s);
  assert.match(text, /name="ascending" value="down" checked/);
});
