import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice } from '../../../../test/support/reporting.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { addLibraryIndicator } from '../commands/add-library-indicator.ts';
import { defineIndicator } from '../commands/define-indicator.ts';

const db = await testDatabase();
const app = testApp(db);
const office = await reportingOffice(db);
const { cast, programme, indicator, open } = office;
const officer = app.as(cast.as('programme_officer', { language: 'en' }));
const said = (text: string) => ({ en: { text, source: true as const } });

/** The rows of the two versions: each field with one's own and the other's. */
const versions = (html: string): Record<string, [string, string]> => {
  const [, table = ''] = /id="errors"[\s\S]*?<tbody>([\s\S]*?)<\/tbody>/.exec(html) ?? [];
  const rows = [...table.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) =>
    [...row.matchAll(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/g)].map(([, cell = '']) =>
      cell.replace(/<[^>]+>/g, '').trim(),
    ),
  );
  return Object.fromEntries(rows.map(([field = '', mine = '', theirs = '']) => [field, [mine, theirs]]));
};

const zone = {
  'axes.0.axis': 'Zone',
  'axes.0.category': 'North',
  'axes.1.axis': 'Zone',
  'axes.1.category': 'South',
};
const filled = {
  'title.en': 'Workers covered',
  measure: 'number',
  ascending: 'up',
  overTime: 'sum',
  overPartners: 'sum',
  'brokenDownBy.asked': 'yes',
  brokenDownBy: ['sex', 'age', 'economy'],
};
const otherwise = {
  ...filled,
  ...zone,
  'description.en': 'As told',
  'description.nl': 'Zoals gezegd',
  ascending: 'down',
  crossings: ['sex+age'],
  brokenDownBy: ['sex', 'age'],
};
const seen = {
  Description: ['', 'As told'],
  'Description · Nederlands': ['', 'Zoals gezegd'],
  Direction: ['higher is better', 'lower is better'],
  'Broken down by': ['sex, age, economy', 'sex, age'],
  'Own breakdowns': ['', 'Zone: North, South'],
  'Counted together': ['', 'sex × age'],
};

test('the second of two who redefine an indicator sees all that the first changed, list by list', async () => {
  const { id } = await doing(db, cast.system, defineIndicator, {
    ...{ outcomeId: programme.outcomes[0], code: newId().slice(-8), title: said('Workers covered') },
    ...{ measure: 'number', overTime: 'sum', overPartners: 'sum' },
  });
  const address = paths.redefineIndicator({ id });
  const first = await officer.post(address, { ...otherwise, comparable: 'on', version: '1' });
  assert.equal(first.status, 303, first.text.slice(0, 2000));
  const languages = { 'description.en': '', 'description.nl': '' };
  const second = await officer.post(address, {
    ...{ ...filled, ...languages, overTime: 'last', comparable: 'on', version: '1' },
  });
  assert.equal(second.status, 422);
  const way = ['the last one counts', 'are added up'];
  assert.deepEqual(versions(second.text), { ...seen, 'Over time': way });
});

test('the steps of a scale are shown as both have them', async () => {
  const { id } = await doing(db, cast.system, defineIndicator, {
    ...{ outcomeId: programme.outcomes[0], code: newId().slice(-8), title: said('Rank') },
    ...{ measure: 'ordinal', overTime: 'last', overPartners: 'maximum' },
    scale: [
      { value: '1', label: said('low') },
      { value: '3', label: said('high') },
    ],
  });
  const scale = (first: string, last: string) => ({
    ...{ 'scale.0.value': first, 'scale.0.label': 'low', 'scale.1.value': last, 'scale.1.label': 'high' },
  });
  const ranked = {
    ...filled,
    'title.en': 'Rank',
    measure: 'ordinal',
    overTime: 'last',
    overPartners: 'maximum',
  };
  const rest = { ...ranked, comparable: 'on', version: '1', reason: 'A step more' };
  const longer = { ...scale('1', '3'), 'scale.2.value': '4', 'scale.2.label': 'highest' };
  const address = paths.redefineIndicator({ id });
  assert.equal((await officer.post(address, { ...rest, ...longer })).status, 303);
  const second = await officer.post(address, { ...rest, ...scale('1', '3'), frequency: 'year' });
  assert.deepEqual(versions(second.text), {
    'Steps of the scale, or categories': ['1 low, 3 high', '1 low, 3 high, 4 highest'],
    Frequency: ['every year', ''],
  });
});

test('the second of two who change one of the library sees all that the first changed', async () => {
  const { id } = await doing(db, cast.as('programme_officer'), addLibraryIndicator, {
    ...{ key: 'workers-covered', level: '1', title: said('Workers covered'), measure: 'number' },
    ...{ overTime: 'sum', overPartners: 'sum', source: 'Agreement', confidence: 'own' },
  });
  const address = paths.editLibraryIndicator({ id });
  const rest = { level: '1', source: 'Agreement', confidence: 'own', version: '1' };
  const first = await officer.post(address, { ...otherwise, ...rest, source: 'Handbook', retired: 'on' });
  assert.equal(first.status, 303, first.text.slice(0, 2000));
  const languages = { 'description.en': '', 'description.nl': '' };
  const second = await officer.post(address, { ...filled, ...languages, ...rest });
  const { text } = second;
  assert.deepEqual(versions(text), {
    ...seen,
    'Where the definition comes from': ['Agreement', 'Handbook'],
    'Offer it no longer': ['no', 'yes'],
  });
});

test('the second of two who change a window sees what is asked of whom', async () => {
  const [one, other] = [await indicator({ code: 'W1' }), await indicator({ code: 'W2' })];
  const { windowId, input } = await open([one]);
  const address = paths.editWindow({ id: windowId });
  const opened = (await officer.get(address)).text;
  const [from, until] = ['from', 'until'].map(
    (name) => new RegExp(` name="${name}"[^>]* value="([^"]*)"`).exec(opened)?.[1] ?? '',
  );
  const dayOf = (name: string) => new RegExp(` name="${name}"[^>]* value="([^"]*)"`).exec(opened)?.[1] ?? '';
  const typed = {
    ...{
      name: input.name,
      from: from!,
      until: until!,
      opensOn: dayOf('opensOn'),
      closesOn: dayOf('closesOn'),
    },
    partnerships: programme.partnerships,
    version: '1',
  };
  const more = { ...typed, indicators: [one, other], asksInstitute: 'on' };
  const first = await officer.post(address, more);
  assert.equal(first.status, 303, first.text.slice(0, 3000));
  const second = await officer.post(address, { ...typed, indicators: [one] });
  assert.deepEqual(versions(second.text), {
    Indicators: ['W1', 'W1, W2'],
    'The institute’s own figures too': ['no', 'yes'],
  });
});

test('the second of two who correct where an indicator hangs sees where it hangs now, by name', async () => {
  const id = await indicator({ code: 'H1' });
  const address = paths.correctIndicator({ id });
  const [outcome, elsewhere] = programme.outcomes;
  const typed = { code: 'H1', hangsOn: outcome!, reason: 'Mistyped', version: '1' };
  assert.equal((await officer.post(address, { ...typed, hangsOn: elsewhere! })).status, 303);
  const second = versions((await officer.post(address, { ...typed, code: 'H2' })).text);
  assert.deepEqual(Object.keys(second), ['Code', 'Belongs to']);
  for (const name of second['Belongs to']!) assert.match(name, /^\S+ .+/);
});
