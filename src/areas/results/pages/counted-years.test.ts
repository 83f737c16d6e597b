import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { paths, withQuery } from '../../../paths.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { setTarget } from '../commands/set-target.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { id: programmeId, outcomes, partnerships } = await makeProgramme(db, cast);
const [outcomeId] = outcomes;
const officer = cast.as('programme_officer', { language: 'en' });
const control = (...years: number[]) =>
  app.as(cast.as('auditor', { language: 'en', scope: { outcomes: [outcomeId], years } }));

const { id } = await doing(db, officer, defineIndicator, {
  outcomeId,
  code: 'Y',
  title: { en: { text: 'People trained', source: true } },
  ...{ measure: 'number', overTime: 'sum', overPartners: 'sum' },
});
for (const [year, value, women] of [
  [2027, '120', '30'],
  [2028, '90', '81'],
])
  for (const figure of [{ value }, { value: women, breakdown: { sex: 'female' } }])
    await doing(db, officer, recordMeasurement, {
      ...{ indicatorId: id, from: `${year}-01-01`, until: `${year}-12-31`, provenance: 'Register' },
      ...{ ...figure, partnershipId: partnerships[0] },
    });
await doing(db, officer, setTarget, {
  ...{ indicatorId: id, from: '2027-01-01', until: '2028-12-31', value: '300', isMilestone: true },
});
await doing(db, officer, setTarget, {
  ...{ indicatorId: id, from: '2027-01-01', until: '2028-12-31', value: '50', isShare: true },
  breakdown: { sex: 'female' },
});
const page = paths.indicator({ id });
/** Where the page knows them, the outcomes stand before the years. */
const ofYears = (years: string) =>
  new RegExp(`Counted of the outcomes and years of your control alone \\((OS1; )?${years}\\)`);

test('a control that reads some of the years is not told what was reached by a milestone since the beginning', async () => {
  const { text } = await control(2028).get(page);
  assert.match(text, /id="milestones"[\s\S]*31\/12\/2028[\s\S]*300/);
  assert.doesNotMatch(text, /until=2028-12-31/);
  const whole = await control(2028, 2027).get(page);
  assert.match(whole.text, /id="milestones"[\s\S]*until=2028-12-31[^>]*>210</);
  const file = await control(2028).get(withQuery(page, { format: 'csv' }));
  assert.match(file.text, /Milestone 31\/12\/2028[;,]+300[;,]+\r/);
});

test('nor which share of the whole was reached, but which is aimed at', async () => {
  const { text } = await control(2028).get(page);
  assert.doesNotMatch(text, /90\s?%/);
  assert.match(text, /50\s?%/);
  const seen = await app.as(officer).get(page);
  assert.match(seen.text, /52\.\d+\s?%/);
});

test('beside its figures a control is told of which years they are, on pages and in files', async () => {
  const pages = [
    page,
    paths.indicators({ id: outcomeId }),
    paths.outcome({ id: outcomeId }),
    paths.resultFigures({ id: programmeId }),
    withQuery(paths.figureEntries({ id }), { until: '2028-12-31' }),
    paths.programme({ id: programmeId }),
    paths.portfolio(),
    paths.budgetAgainstActual({ id: programmeId }),
    paths.budget({ id: programmeId }),
    paths.partnerResults({ id: partnerships[0] }),
  ];
  for (const path of pages) {
    assert.match((await control(2028, 2027).get(path)).text, ofYears('2027, 2028'), path);
    const file = await control(2028).get(`${path}${path.includes('?') ? '&' : '?'}format=csv`);
    assert.match(file.text, ofYears('2028'), path);
    assert.ok(!(await app.as(officer).get(path)).text.includes('of your control'), path);
  }
});

test('entries of a year or of an outcome outside the control are said to lie outside, not to be none', async () => {
  const entries = paths.figureEntries({ id });
  const asked = [
    withQuery(entries, { time: 'year', period: '2027' }),
    withQuery(entries, { time: 'quarter', period: '2027-Q1' }),
    withQuery(entries, { from: '2027-01-01', until: '2027-12-31' }),
    withQuery(entries, { until: '2027-12-31' }),
  ];
  for (const path of asked) {
    const { text } = await control(2028).get(path);
    assert.match(text, /lies outside your control, which covers 2028/, path);
    assert.doesNotMatch(text, /No measurement matches|<table/, path);
    assert.doesNotMatch((await control(2027).get(path)).text, /outside your control/, path);
    assert.doesNotMatch((await app.as(officer).get(path)).text, /outside your control/, path);
  }
  const other = app.as(
    cast.as('auditor', { language: 'en', scope: { outcomes: [outcomes[1]], years: [2028] } }),
  );
  const { text } = await other.get(entries);
  assert.match(text, /This outcome lies outside your control/);
  assert.doesNotMatch(text, /No measurement matches|<table/);
  assert.match((await other.get(withQuery(entries, { format: 'csv' }))).text, /There is no such file/);
});
