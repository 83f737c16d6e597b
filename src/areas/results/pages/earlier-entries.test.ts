import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { redefineIndicator } from '../commands/redefine-indicator.ts';
import { takeBackDefinition } from '../commands/take-back-definition.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { outcomes, partnerships } = await makeProgramme(db, cast);
const officer = cast.as('programme_officer', { language: 'en' });
const id = newId();
const said = (text: string) => ({ en: { text, source: true as const } });
await doing(db, officer, defineIndicator, {
  ...{ id, outcomeId: outcomes[0], code: '1.1', title: said('Workers covered'), unit: 'workers' },
  ...{ measure: 'number', overTime: 'sum', overPartners: 'sum' },
});
const measure = (partnershipId: string, value: string, year: number, more = {}) =>
  doing(db, officer, recordMeasurement, {
    ...{ indicatorId: id, partnershipId, value, provenance: 'Register' },
    ...{ from: `${year}-01-01`, until: `${year}-12-31`, ...more },
  });
await measure(partnerships[0], '30', 2027);
await measure(partnerships[1], '12', 2027);
await measure(partnerships[0], '18', 2027, { breakdown: { sex: 'female' } });
await measure(partnerships[0], '5', 2028);
await doing(db, officer, redefineIndicator, {
  ...{ indicatorId: id, version: 1, comparable: false, reason: 'A share is meant' },
  ...{ title: said('Share covered'), measure: 'percentage', overTime: 'last', overPartners: 'mean' },
});
await measure(partnerships[0], '77', 2027);
const page = paths.indicator({ id });

/** Of the card of earlier values each linked figure. */
const earlierOf = async (reader = officer) => {
  const { text } = await app.as(reader).get(page);
  const [card = ''] = text.match(/id="earlier".*?<\/section>/s) ?? [];
  return [...card.matchAll(/<a href="([^"]*entries[^"]*)">([^<]*)<\/a>/g)].map(
    ([, href = '', words = '']) => ({
      href: href.replaceAll('&amp;', '&'),
      words,
    }),
  );
};

test('a value of an earlier version, and of how many it is, open the measurements under that version', async () => {
  const found = await earlierOf();
  assert.deepEqual(
    found.map(({ words }) => words.replace('\u00a0', ' ')),
    ['18 workers', '1', '42 workers', '2', '5 workers', '1'],
  );
  for (const [at, { href, words }] of found.entries()) {
    const { status, text } = await app.as(officer).get(href);
    assert.equal(status, 200, href);
    assert.match(text, /Workers covered/);
    const value = text.match(/<dd class="value">([^<]*)/)?.[1];
    const rows = text.match(/<tbody.*?<\/tbody>/s)?.[0].match(/<tr/g)?.length;
    if (at % 2 === 0) assert.equal(value, words, href);
    else assert.equal(String(rows), words, href);
    assert.doesNotMatch(text, />77\b/, 'of the version in force');
  }
});

test('a version of another indicator, or of nobody, has no entries', async () => {
  const other = newId();
  await doing(db, officer, defineIndicator, {
    ...{ id: other, outcomeId: outcomes[0], code: '1.2', title: said('Other') },
    ...{ measure: 'number', overTime: 'sum', overPartners: 'sum' },
  });
  const version = /version=([0-9a-f-]+)/.exec((await earlierOf())[0]?.href ?? '')?.[1];
  for (const [indicator, asked] of [
    [other, version],
    [id, newId()],
  ] as const) {
    const address = withQuery(paths.figureEntries({ id: indicator }), { version: asked });
    const { status, text } = await app.as(officer).get(address);
    assert.equal(status, 422);
    assert.match(text, /href="#f-version"/);
    assert.doesNotMatch(text, /<dd class="value">|<table/);
  }
  const stranger = (await makeCast(db)).as('programme_officer');
  const address = withQuery(paths.figureEntries({ id }), { version });
  assert.equal((await app.as(stranger).get(address)).status, 404);
});

test('figures of a version that is in force again are said to count once, those of one that is not are not', async () => {
  const again = newId();
  const definition = { measure: 'number', overTime: 'sum', overPartners: 'sum' };
  const all = { indicatorId: again, ...definition, reason: 'Other words' };
  await doing(db, officer, defineIndicator, {
    ...{ id: again, outcomeId: outcomes[0], code: '1.3', title: said('First') },
    ...definition,
  });
  const count = (value: string, year: number) =>
    measure(partnerships[0], value, year, { indicatorId: again });
  await count('3', 2027);
  await doing(db, officer, redefineIndicator, { ...all, version: 1, title: said('Second') });
  await count('4', 2028);
  const heads = async () => {
    const { text } = await app.as(officer).get(paths.indicator({ id: again }));
    const [card = ''] = text.match(/id="earlier".*?<\/section>/s) ?? [];
    return [...card.matchAll(/\d · (First|Second)[^<]*/g)].map(([head]) => head);
  };
  assert.deepEqual(await heads(), ['1 · First']);
  await doing(db, officer, redefineIndicator, { ...all, version: 2, title: said('Third') });
  assert.deepEqual(await heads(), ['2 · Second', '1 · First']);
  await doing(db, officer, takeBackDefinition, { indicatorId: again, version: 3, reason: 'Noted wrongly' });
  const once = 'in force again: these figures are among those of today, and count once';
  assert.deepEqual(await heads(), [`2 · Second · ${once}`, '1 · First']);
});
