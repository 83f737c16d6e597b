import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { versionIn } from '../../../../test/support/partner-reports.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addStatement } from '../commands/add-statement.ts';
import { followUpsOfAssumption } from '../queries/assumptions.ts';

const db = await testDatabase();
const app = testApp(db);
const said = (fr: string) => ({ fr: { text: fr, source: true as const } });
const today = todayIn();
const year = yearOf(today);

const prepared = async (fromYear = year - 1) => {
  const cast = await makeCast(db);
  const { programmeId } = await programmeOf(db, cast, fromYear);
  const assumption = { programmeId, kind: 'assumption', text: said('La loi reste') };
  const { id } = await doing(db, cast.system, addStatement, assumption);
  const followUps = () => db.read(cast.system, (tx) => followUpsOfAssumption(tx, cast.institute.id, id));
  const me = app.as(cast.as('programme_officer', { language: 'en' }));
  return {
    cast,
    me,
    id,
    programmeId,
    followUps,
    theory: paths.theory({ id: programmeId }),
    page: paths.assumption({ id }),
    form: paths.followUpAssumption({ id }),
    home: async () => (await me.get(paths.home())).text.includes('follow-up of the assumptions'),
  };
};

const typed = {
  year: String(year),
  state: 'in_part',
  note: 'Un décret restreint la grève',
  byFunction: 'Direction',
  onDay: today.split('-').reverse().join('/'),
};

test('an assumption waits for its follow-up every year, and says whether it holds in the outline and on its page', async () => {
  const { me, theory, page, form, home } = await prepared();
  assert.equal(await home(), true);
  assert.ok((await me.get(theory)).text.includes(page));
  assert.ok((await me.get(page)).text.includes(form));
  assert.match((await me.get(form)).text, new RegExp(`id="f-year"[^>]*value="${year}"`));
  const unsaid = await me.post(form, { ...typed, note: '' });
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /href="#f-note"/);
  assert.match((await me.post(form, { ...typed, year: String(year + 1) })).text, /href="#f-year"/);
  assert.equal((await me.post(form, typed)).status, 303);
  assert.equal(await home(), false);
  assert.match((await me.get(theory)).text, /it holds in part/);
  assert.match((await me.get(page)).text, /Un décret restreint la grève/);
  assert.match((await me.post(form, typed)).text, /followed up already/);
});

test('the follow-ups of an assumption are taken along, a note never as a formula', async () => {
  const { me, page, form } = await prepared();
  assert.doesNotMatch((await me.get(page)).text, /format=csv/);
  await me.post(form, { ...typed, note: '=1+1' });
  const shown = (await me.get(page)).text;
  for (const format of ['csv', 'xlsx']) assert.ok(shown.includes(withQuery(page, { format })));
  const { text, headers } = await me.get(withQuery(page, { format: 'csv' }));
  assert.ok(text.endsWith(`\r\n${year},it holds in part,'=1+1,Direction,${today}\r\n`), text);
  assert.match(decodeURIComponent(headers.get('content-disposition') ?? ''), /Follow-up.*\.csv$/i);
});

test('last year’s follow-up does not count, but for one that no longer holds', async () => {
  const { me, form, home } = await prepared();
  await me.post(form, { ...typed, year: String(year - 1) });
  assert.equal(await home(), true);
  const other = await prepared();
  await other.me.post(other.form, { ...typed, year: String(year - 1), state: 'no_longer' });
  assert.equal(await other.home(), false);
});

test('a follow-up is corrected, or taken back from the wrong assumption, each with a reason', async () => {
  const { me, id, programmeId, page, form, followUps, home } = await prepared();
  await me.post(form, typed);
  const [first] = await followUps();
  const correction = paths.correctAssumptionFollowUp({ id: first!.id });
  const version = versionIn((await me.get(correction)).text);
  assert.equal((await me.post(correction, { ...typed, version, reason: '' })).status, 422);
  const corrected = { ...typed, state: 'holds', version, reason: 'Mal lu' };
  assert.equal((await me.post(correction, corrected)).status, 303);
  assert.equal((await me.get(correction)).status, 404, 'what was replaced is not opened any more');
  const [second] = await followUps();
  assert.equal(second?.state, 'holds');
  const back = paths.takeBackAssumptionFollowUp({ id: second!.id });
  assert.ok((await me.get(page)).text.includes(back));
  const now = versionIn((await me.get(back)).text);
  assert.equal((await me.post(back, { version: '1', reason: 'Autre' })).status, 422);
  assert.equal((await me.post(back, { version: now, reason: 'Autre hypothèse' })).status, 303);
  assert.deepEqual(await followUps(), []);
  assert.equal(await home(), true);
  const history = (await me.get(paths.history({ kind: 'programme', id: programmeId }))).text;
  for (const words of [/Mal lu/, /Autre hypothèse/]) assert.match(history, words);
  const removal = await me.post(paths.removeStatement({ id }), { version: '1' });
  assert.equal(removal.status, 422);
  assert.match(removal.text, /was followed up/);
});

test('whether assumptions hold is the house’s: finance reads, a partner sees the assumption and no follow-up', async () => {
  const { cast, me, theory, page, form } = await prepared();
  await me.post(form, typed);
  const finance = app.as(cast.as('finance_officer', { language: 'en' }));
  assert.match((await finance.get(page)).text, /it holds in part/);
  assert.equal((await finance.get(form)).status, 403);
  const { partnershipId } = await partnerOf(db, cast, 'Une union');
  const partner = app.as(cast.as('partner_coordinator', { language: 'en', partnerships: [partnershipId] }));
  const seen = await partner.get(theory);
  assert.match(seen.text, /La loi reste/);
  assert.doesNotMatch(seen.text, /it holds in part/);
  assert.equal((await partner.get(page)).status, 404);
  const stranger = app.as((await makeCast(db)).as('programme_officer'));
  const csv = withQuery(page, { format: 'csv' });
  assert.equal((await partner.get(csv)).status, 404);
  for (const path of [page, form, csv]) assert.equal((await stranger.get(path)).status, 404);
});
