import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { commands } from '../../../command-list.ts';
import { addDays } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { languages } from '../../../kernel/language.ts';
import { paths } from '../../../paths.ts';
import { wordsIn } from '../../../text/words.ts';
import { signAgreement } from '../../partners/commands/sign-agreement.ts';
import { show } from './history.tsx';
import { show as search } from './search.tsx';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const app = testApp(db);
const officer = cast.as('programme_officer', { language: 'en' });
const [first, second] = office.partnerships;
const activityHistory = paths.history({ kind: 'activity', id: office.activities.late });

test('every registered command has its sentence in every language', () => {
  for (const language of languages) {
    const words = wordsIn(language);
    const missing = [...commands.keys()].filter((name) => words.say(`command.${name}`) === `command.${name}`);
    assert.deepEqual(missing, [], language);
  }
});

test('a history says who did what, and names where the trail keeps ids', async () => {
  const { status, text } = await app.as(officer).get(activityHistory);
  assert.equal(status, 200);
  assert.match(text, /planned the activity/);
  assert.match(text, new RegExp(`Outcome 1 of ${cast.institute.code}`));
  assert.ok(!text.includes(office.outcomes[0]), 'an id is shown where a name is known');
});

test('amounts and days of the trail are written the reader’s way', async () => {
  const path = paths.history({ kind: 'agreement', id: office.agreementId });
  const signedOn = addDays(office.today, -3);
  await doing(db, cast.system, signAgreement, {
    agreementId: office.agreementId,
    signedOn,
    signedForPartnerBy: 'Executive committee',
  });
  const { text } = await app.as(officer).get(path);
  assert.match(text, /signed the agreement/);
  assert.match(text, /registered the agreement/);
  assert.match(text, /10,000\.00/);
  assert.ok(!text.includes(signedOn), 'a day is shown as the machine writes it');
});

test('the history of what one may not see is not there: another institute, another partner, the donor', async () => {
  const stranger = (await makeCast(db)).as('programme_officer');
  const other = cast.as('partner_coordinator', { partnerships: [second] });
  for (const actor of [stranger, other, cast.as('donor_officer')])
    assert.equal((await app.as(actor).get(activityHistory)).status, 404, actor.role);
  const own = cast.as('partner_coordinator', { partnerships: [first] });
  assert.equal((await app.as(own).get(activityHistory)).status, 200);
});

test('an unknown kind, a broken id and an id of nothing are not found', async () => {
  for (const [kind, id] of [
    ['user', office.activities.late],
    ['activity', 'x'],
    ['activity', newId()],
  ] as const)
    assert.equal((await app.as(officer).get(paths.history({ kind, id }))).status, 404, `${kind} ${id}`);
});

test('the search finds by reference, name and title, in the institute’s own things only', async () => {
  const find = async (actor: typeof officer, words: string) =>
    (await app.as(actor).get(`${paths.search()}?q=${encodeURIComponent(words)}`)).text;
  const found = await find(officer, `of ${cast.institute.code}`);
  for (const href of [
    paths.activity({ id: office.activities.late }),
    paths.outcome({ id: office.outcomes[0] }),
    paths.organisation({ id: office.organisations[0] }),
    paths.indicator({ id: office.indicatorId }),
    paths.actionPlan({ id: office.planId }),
  ])
    assert.ok(found.includes(`href="${href}"`), href);
  assert.match(await find(officer, 'a'), /at least two letters/);
  assert.match(await find(officer, '%_%'), /Nothing bears/);
  const stranger = (await makeCast(db)).as('programme_officer', { language: 'en' });
  assert.match(await find(stranger, `of ${cast.institute.code}`), /Nothing bears/);
  const own = cast.as('partner_coordinator', { language: 'en', partnerships: [second] });
  assert.ok(!(await find(own, 'course')).includes(office.activities.late));
});

test('history and search ask few queries', async () => {
  const params = { kind: 'activity', id: office.activities.late };
  assert.ok((await countingQueries(db, officer, show, { params })).queries <= 3);
  assert.ok((await countingQueries(db, officer, search, { query: 'q=course' })).queries <= 1);
});
