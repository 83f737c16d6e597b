import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { filledFormWith } from '../../../../test/support/filled-form.ts';
import { reportingOffice } from '../../../../test/support/reporting.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { paths } from '../../../paths.ts';
import { definitionsOf } from '../queries/indicators.ts';

const db = await testDatabase();
const app = testApp(db);
const { cast, officer, indicator, record } = await reportingOffice(db);
const reading = (language: 'fr' | 'nl') => app.as(cast.as('programme_officer', { language }));
const [french, dutch] = [reading('fr'), reading('nl')];

const said = (text: string): Localized => ({ fr: { text, source: true } });
const scale = [
  { value: '1', label: said('faible') },
  { value: '2', label: said('bon') },
];
const ranked = { measure: 'ordinal', overTime: 'last', overPartners: 'none', scale } as const;
const stepsOf = async (id: string) => {
  const all = await db.read(officer, (tx) => definitionsOf(tx, cast.institute.id, [id]));
  return all
    .get(id)!
    .scale.map(({ value, label }) => [
      value,
      Object.fromEntries(Object.entries(label).map(([code, { text }]) => [code, text])),
    ]);
};

test('steps of a scale take words in the other languages: whoever chooses or reads one has their own, and the number stays', async () => {
  const id = await indicator(ranked);
  await record(id, '2');
  const address = paths.redefineIndicator({ id });
  const open = filledFormWith((await french.get(address)).text, 'scale.0.label')!;
  const more = { 'scale.0.label.nl': 'zwak', 'scale.1.label.nl': 'goed', 'scale.1.label.pt': 'bom' };
  assert.equal((await french.post(address, { ...open, ...more })).status, 303);
  assert.deepEqual(await stepsOf(id), [
    ['1', { fr: 'faible', nl: 'zwak' }],
    ['2', { fr: 'bon', nl: 'goed', pt: 'bom' }],
  ]);
  const { text } = await dutch.get(paths.indicator({ id }));
  assert.match(text, /1 zwak · 2 goed/);
  assert.match((await dutch.get(paths.newMeasurement({ id }))).text, /zwak/);
});

test('who reads another language is told in which a step stands, and saving the form makes no translation of it', async () => {
  const id = await indicator(ranked);
  const address = paths.redefineIndicator({ id });
  const form = (await dutch.get(address)).text;
  assert.match(form, /value="faible" lang="fr"\/?><p class="quiet">Français</);
  const open = filledFormWith(form, 'scale.0.label')!;
  assert.equal((await dutch.post(address, { ...open, 'description.fr': 'Mieux' })).status, 303);
  assert.deepEqual(await stepsOf(id), [
    ['1', { fr: 'faible' }],
    ['2', { fr: 'bon' }],
  ]);
});

test('a step that stood is taken out by emptying what is in sight; of a new one the other languages alone are not passed over', async () => {
  const third = { value: '3', label: { ...said('très bon'), nl: { text: 'zeer goed' } } };
  const id = await indicator({ ...ranked, scale: [...scale, third] });
  const address = paths.redefineIndicator({ id });
  const open = filledFormWith((await french.get(address)).text, 'scale.0.label')!;
  const alone = await french.post(address, { ...open, 'scale.3.label.nl': 'uitstekend' });
  assert.equal(alone.status, 422);
  assert.match(alone.text, /name="scale\.3\.label\.nl"[^>]*value="uitstekend"/);
  const shorter = { ...open, 'scale.2.value': '', 'scale.2.label': '' };
  assert.equal((await french.post(address, shorter)).status, 303);
  assert.equal((await stepsOf(id)).length, 2);
});
