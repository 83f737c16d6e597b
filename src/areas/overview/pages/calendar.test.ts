import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { newId } from '../../../kernel/id.ts';
import { languages } from '../../../kernel/language.ts';
import { paths } from '../../../paths.ts';
import { show } from './calendar.tsx';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const stranger = (await makeCast(db)).as('director');
const app = testApp(db);
const en = { language: 'en' } as const;
const officer = cast.as('programme_officer', en);
const [first, second] = office.partnerships;
const { activities } = office;

/** The day on which an activity stands: held before planned. */
const dayOf = (id: string): Promise<string> =>
  db.read(officer, async (tx) => {
    const planned = await tx
      .selectFrom('activities')
      .select('planned_from')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const held = await tx
      .selectFrom('activity_holdings')
      .select('held_from')
      .where('activity_id', '=', id)
      .executeTakeFirst();
    return held?.held_from ?? planned.planned_from;
  });

const read = async (actor: typeof officer, query: string) => {
  const { status, text } = await app.as(actor).get(`${paths.calendar()}?${query}`);
  assert.equal(status, 200, query);
  return text.slice(text.indexOf('<main'));
};
const month = async (actor: typeof officer, id: string, more = '') =>
  read(actor, `month=${(await dayOf(id)).slice(0, 7)}${more}`);
const link = (id: string) => `href="${paths.activity({ id })}"`;

test('an activity stands on its day with its state in a word, and leads to itself', async () => {
  for (const [id, state] of [
    [activities.ahead, 'planned'],
    [activities.exchange, 'held'],
    [activities.cancelled, 'cancelled'],
  ] as const) {
    const text = await month(officer, id);
    const entry = text.slice(text.indexOf(link(id)), text.indexOf('</li>', text.indexOf(link(id))));
    assert.match(entry, new RegExp(`class="tag[^"]*">${state}<`), state);
    const before = text.slice(0, text.indexOf(link(id)));
    assert.equal(before.slice(before.lastIndexOf('datetime="')).slice(10, 20), await dayOf(id));
  }
});

test('the month leads to its neighbours and to its year, with the filters kept', async () => {
  const text = await read(officer, 'month=2026-12&kind=A2');
  assert.ok(text.includes('/calendar?month=2026-11&amp;kind=A2'));
  assert.ok(text.includes('/calendar?month=2027-01&amp;kind=A2'));
  assert.ok(text.includes('/calendar?kind=A2&amp;year=2026'));
  assert.match(text, /<input type="hidden" name="month" value="2026-12"/);
});

test('programme, kind, country and partner narrow the calendar', async () => {
  const { exchange } = activities;
  for (const kept of [`programme=${office.programmeId}`, 'kind=A7', 'country=BJ', `partner=${second}`])
    assert.ok((await month(officer, exchange, `&${kept}`)).includes(link(exchange)), kept);
  for (const other of ['kind=A2', `partner=${first}`])
    assert.ok(!(await month(officer, exchange, `&${other}`)).includes(link(exchange)), other);
});

test('what is none of the choices is told beside its field', async () => {
  const seat = app.as(officer);
  for (const wrong of [`programme=${first}`, 'kind=Z', 'country=BI', `partner=${newId()}`]) {
    const { status, text } = await seat.get(`${paths.calendar()}?${wrong}`);
    assert.equal(status, 422, wrong);
    assert.ok(text.includes(`href="#f-${wrong.split('=')[0]}"`), wrong);
  }
});

test('a year counts what begins in each month by its state, and each month leads to its days', async () => {
  const day = await dayOf(activities.exchange);
  const text = await read(officer, `year=${day.slice(0, 4)}&kind=A7`);
  assert.ok(text.includes(`href="/calendar?kind=A7&amp;month=${day.slice(0, 7)}"`));
  assert.match(text, /<tfoot>.*data-label="held"><span>1<\/span>/);
  assert.equal(text.match(/<tbody>.*<\/tbody>/)?.[0].match(/<tr>/g)?.length, 12);
});

test('an address that names no month shows this one, and says what it was asked that is none', async () => {
  const today = office.today;
  assert.ok((await read(officer, '')).includes(`year=${today.slice(0, 4)}"`));
  for (const query of ['month=2026-13', 'month=%27', 'year=12', 'month=x&partner=%00&country=%27']) {
    const { status, text } = await app.as(officer).get(`${paths.calendar()}?${query}`);
    assert.equal(status, 422, query);
    assert.match(text, /is neither a month nor a year/, query);
    assert.match(text, new RegExp(`year=${today.slice(0, 4)}(&amp;[^"]*)?"`), query);
  }
});

test('each sees its own: another institute nothing, a partner its activities, the donor no calendar', async () => {
  const { exchange } = activities;
  assert.ok(!(await month(stranger, exchange)).includes(exchange));
  const own = cast.as('partner_coordinator', { ...en, partnerships: [second] });
  const other = cast.as('partner_coordinator', { ...en, partnerships: [first] });
  assert.ok((await month(own, exchange)).includes(exchange));
  assert.ok(!(await month(other, exchange)).includes(exchange));
  assert.equal((await app.as(cast.as('donor_officer')).get(paths.calendar())).status, 404);
});

test('the calendar asks few queries and speaks five languages', async () => {
  for (const query of ['', 'year=2026'])
    assert.ok((await countingQueries(db, officer, show, { query })).queries <= 3);
  for (const language of languages)
    for (const query of ['', 'year=2026'])
      assert.doesNotMatch(
        await read(cast.as('director', { language }), query),
        />[^<]*\b(overview|page|activities)\.[a-zA-Z0-9-]+[^<]*</,
        `${language} ${query}`,
      );
});
