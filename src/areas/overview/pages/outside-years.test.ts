import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const app = testApp(db);
const { programmeId: id, today } = office;
const [first] = office.outcomes;
const [partnershipId] = office.partnerships;
const year = yearOf(today);
const scope = { outcomes: [first], years: [year] };
const control = app.as(cast.as('auditor', { language: 'en', scope }));
const officer = app.as(cast.as('programme_officer', { language: 'en' }));

const pages = [
  paths.programme({ id }),
  paths.outcome({ id: first }),
  paths.portfolio(),
  paths.portfolioResults(),
  paths.partnerResults({ id: partnershipId }),
  paths.country({ country: 'BJ' }),
  paths.coverage(),
];
const lists = [
  paths.budget({ id }),
  paths.budgetParts({ id }),
  paths.expenses(),
  paths.transactions(),
  paths.activities(),
];
const outside = new RegExp(`“${year - 2}” lies outside your control, which covers ${year}:`);

test('a year outside the control is said to be outside, and no figure is shown of it, nor of something else', async () => {
  for (const path of pages) {
    const asked = withQuery(path, { year: `${year - 2}` });
    const { text } = await control.get(asked);
    assert.match(text, outside, path);
    assert.doesNotMatch(text, /0\.00|EUR|<table/, path);
    assert.doesNotMatch((await control.get(withQuery(path, { year: `${year}` }))).text, outside, path);
    const whole = await officer.get(asked);
    assert.equal(whole.status, 200, path);
    assert.doesNotMatch(whole.text, outside, path);
  }
});

test('nor does a file have rows of it', async () => {
  for (const path of pages) {
    const { text } = await control.get(withQuery(path, { year: `${year - 2}`, format: 'csv' }));
    assert.match(text, outside, path);
  }
});

test('lists say the same', async () => {
  for (const path of lists) {
    const asked = withQuery(path, { year: `${year - 2}` });
    const { status, text } = await control.get(asked);
    assert.equal(status, 422, path);
    assert.match(text, outside, path);
  }
  const months = withQuery(paths.budgetParts({ id }), { month: `${year - 2}-03` });
  assert.match((await control.get(months)).text, /lies outside your control/);
  const sums = await control.get(`${months}&until=on`);
  assert.doesNotMatch(sums.text, /lies outside your control/);
});

test('a control is offered its own years to choose from', async () => {
  const offered = (text: string) =>
    [...text.matchAll(/<option value="(\d{4})"/g)].map(([, value]) => Number(value));
  for (const path of [
    paths.programme({ id }),
    paths.outcome({ id: first }),
    paths.portfolio(),
    paths.activities(),
  ]) {
    assert.deepEqual(offered((await control.get(path)).text), [year], path);
    assert.ok(offered((await officer.get(path)).text).includes(year - 2), path);
  }
});

test('charts of money draw the years of the control alone, and say so', async () => {
  const money = withQuery(paths.budgetAgainstActual({ id }), { by: 'quarter', cumulative: 'on' });
  for (const path of [paths.programme({ id }), paths.outcome({ id: first }), money]) {
    const { text } = await control.get(path);
    assert.ok(text.includes(`Drawn of the years of your control alone (${year}).`), path);
    assert.match(text, new RegExp(`Q1 ${year}|${year}.Q1`), path);
    assert.doesNotMatch(text, new RegExp(`Q\\d ${year - 1}|${year - 1}.Q\\d`), path);
    const whole = (await officer.get(path)).text;
    assert.match(whole, new RegExp(`Q\\d ${year - 1}|${year - 1}.Q\\d`), path);
    assert.ok(!whole.includes('of your control alone'), path);
  }
});
