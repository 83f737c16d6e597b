import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { yearOf } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addOutcome } from '../../programmes/commands/add-outcome.ts';
import { openProgramme } from '../../programmes/commands/open-programme.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const app = testApp(db);
const { programmeId, indicatorId, today } = office;
const [first, second] = office.outcomes;
const year = yearOf(today);
const control = (outcome: string) =>
  app.as(cast.as('auditor', { language: 'en', scope: { outcomes: [outcome], years: [year] } }));
const outside = /This outcome lies outside your control/;

test('an outcome outside the control says so, without a figure, and those within it have theirs', async () => {
  for (const path of [
    paths.outcome({ id: first }),
    paths.indicators({ id: first }),
    paths.indicator({ id: indicatorId }),
  ]) {
    assert.match((await control(second).get(path)).text, outside, path);
    assert.doesNotMatch((await control(first).get(path)).text, outside, path);
  }
  const { text } = await control(second).get(paths.outcome({ id: first }));
  assert.doesNotMatch(text, /0\.00|EUR/);
  assert.match((await control(first).get(paths.outcome({ id: first }))).text, /EUR/);
  const indicator = (await control(second).get(paths.indicator({ id: indicatorId }))).text;
  assert.match(indicator, /id="definition"/);
  assert.doesNotMatch(indicator, /id="measurements"/);
});

test('the results of a programme list the indicators of outcomes under control alone', async () => {
  const page = paths.resultFigures({ id: programmeId });
  const link = `href="${paths.indicator({ id: indicatorId })}`;
  assert.ok((await control(first).get(page)).text.includes(link));
  assert.ok(!(await control(second).get(page)).text.includes(link));
  assert.ok(!(await control(second).get(withQuery(page, { format: 'csv' }))).text.includes('OS1'));
  const { id } = await doing(db, cast.system, openProgramme, {
    ...{ reference: 'DRAFT', title: { en: { text: 'Draft', source: true } } },
    ...{ from: `${year + 1}-01-01`, until: `${year + 2}-12-31`, currency: 'EUR' },
  });
  assert.match(
    (await control(first).get(paths.resultFigures({ id }))).text,
    /No outcome of this programme concerns you/,
  );
  const listed = (await control(first).get(paths.programmes())).text;
  assert.ok(!listed.includes('DRAFT') && listed.includes(paths.programme({ id: programmeId })));
  assert.ok((await app.as(cast.as('director')).get(paths.programmes())).text.includes('DRAFT'));
});

test('nothing is said of an outcome where none was chosen', async () => {
  const page = paths.resultFigures({ id: programmeId });
  const officer = app.as(cast.as('programme_officer', { language: 'en' }));
  const { text } = await officer.get(withQuery(page, { on: `${year - 1}-01-01` }));
  assert.match(text, /There is no indicator to show here yet/);
  assert.doesNotMatch(text, /This outcome has no indicator yet/);
});

test('the time of money and of progress is that of the control', async () => {
  const { text } = await control(first).get(paths.programme({ id: programmeId }));
  assert.match(text, /of the time under your control has passed/);
  assert.doesNotMatch(text, /of the programme’s time has passed/);
});

test('what narrows a list names to a control no draft, nor an outcome that lies outside', async () => {
  const { id: draftId } = await doing(db, cast.system, openProgramme, {
    ...{ reference: 'DRAFT-2', title: { en: { text: 'Second draft', source: true } } },
    ...{ from: `${year}-01-01`, until: `${year + 2}-12-31`, currency: 'EUR' },
  });
  const outcomeId = newId();
  await doing(db, cast.system, addOutcome, {
    ...{ id: outcomeId, programmeId: draftId, code: 'OS1', aims: ['O1'], places: [], partnershipIds: [] },
    title: { en: { text: 'Outcome of a draft', source: true } },
  });
  const [partnershipId] = office.partnerships;
  const officer = app.as(cast.as('programme_officer', { language: 'en' }));
  const offered = async (reader: typeof officer, path: string) =>
    [...(await reader.get(path)).text.matchAll(/<option value="([0-9a-f-]{36})"/g)].map(([, id]) => id);
  for (const path of [
    paths.portfolio(),
    paths.partnerResults({ id: partnershipId }),
    paths.coverage(),
    paths.activities(),
    paths.measurements(),
    paths.expenses(),
  ]) {
    const own = await offered(control(first), path);
    assert.ok(own.includes(first) || own.includes(programmeId), path);
    for (const id of [second, draftId, outcomeId]) assert.ok(!own.includes(id), path);
    const whole = await offered(officer, path);
    assert.ok(whole.includes(draftId) || whole.includes(outcomeId), path);
  }
});
