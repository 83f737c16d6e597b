import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { screeningOf } from '../../../../test/support/screening.ts';
import { partnerOf } from '../../../../test/support/union-work.ts';
import { addMonths, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { recordScreening } from '../commands/record-screening.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const officer = app.as(cast.as('programme_officer', { language: 'en' }));
const screen = async (name: string, monthsAgo: number) => {
  const { partnershipId } = await partnerOf(db, cast, name);
  const screenedOn = addMonths(todayIn(), -monthsAgo);
  await doing(db, cast.system, recordScreening, screeningOf(partnershipId, { screenedOn }));
};
await screen('Looked-at union', 2);
await screen('Long ago union', 14);
await partnerOf(db, cast, 'Unseen union');
const list = async (screening: string) =>
  (await officer.get(`${paths.partners()}?screening=${screening}`)).text;

test('the list of partners says when each was last screened, and whether that is too long ago or never', async () => {
  const text = await list('');
  assert.match(text, /Looked-at union[\s\S]*Never screened|Never screened[\s\S]*Looked-at union/);
  assert.equal([...text.matchAll(/class="tag[^"]*">Time for a new one/g)].length, 1);
  assert.equal([...text.matchAll(/class="tag[^"]*">Never screened/g)].length, 1);
});

test('it is narrowed to those that nobody screened, or not for a year', async () => {
  const never = await list('missing');
  assert.match(never, /Unseen union/);
  assert.doesNotMatch(never, /Looked-at union|Long ago union/);
  const overdue = await list('overdue');
  assert.match(overdue, /Long ago union/);
  assert.doesNotMatch(overdue, /Looked-at union|Unseen union/);
});

test('an auditor reads the list without what a partner’s file says, and cannot ask for it', async () => {
  const scope = { outcomes: [newId()], years: [2026] };
  const auditor = app.as(cast.as('auditor', { language: 'en', scope }));
  const { status, text } = await auditor.get(`${paths.partners()}?screening=missing`);
  assert.equal(status, 200);
  assert.match(text, /Looked-at union/);
  assert.doesNotMatch(text, /Last screening|Never screened/);
});
