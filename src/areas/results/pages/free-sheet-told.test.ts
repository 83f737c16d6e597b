import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { measurementsOfIndicator } from '../queries/measurements.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const address = withQuery(paths.measurementSheet(), { outcome: office.programme.outcomes[0] });
const partner = testApp(db).as(
  office.cast.as('partner_coordinator', { language: 'en', partnerships: [office.partnershipId] }),
);
const common = { from: `01/01/${reportYear}`, until: `30/06/${reportYear}`, provenance: 'Register' };
const share = { measure: 'percentage', overTime: 'last', overPartners: 'ratio' };
const people = { unit: { en: { text: 'women', source: true } } };

/** What stands over the form, and the field to which each leads; each leads somewhere. */
const toldIn = (text: string): string[] => {
  const summary = /id="errors"[\s\S]*?<\/div>/.exec(text)?.[0] ?? '';
  return [...summary.matchAll(/<li>(?:<a href="#([^"]*)">)?([^<]*)/g)].map(([, id = '']) => {
    if (id) assert.ok(text.includes(` id="${id}"`), `leads nowhere: ${id}`);
    return id.replace(/^f-/, '');
  });
};
const sent = async (typed: Record<string, string>) => {
  const { status, text } = await partner.post(address, typed);
  return { status, told: toldIn(text), text };
};
const measured = async (id: string) =>
  db.read(office.officer, (tx) => measurementsOfIndicator(tx, office.institute, id, true));

test('all that is wrong with the rows is told at one post, in the order of the page, also beside rows that cannot be read', async () => {
  const [unread, above, below, half, right] = [
    await office.indicator(),
    await office.indicator(share),
    await office.indicator(people),
    await office.indicator(share),
    await office.indicator(),
  ];
  const wrong = {
    [`value.${unread}`]: 'dozens',
    [`numerator.${above}`]: '9',
    [`denominator.${above}`]: '8',
    [`value.${below}`]: '-3',
    [`numerator.${half}`]: 'half',
    [`denominator.${half}`]: '0',
    [`value.${right}`]: '4',
  };
  const lines = [
    `value-${unread}`,
    `numerator-${above}`,
    `value-${below}`,
    `numerator-${half}`,
    `denominator-${half}`,
  ];
  const all = await sent({ ...common, ...wrong, from: '31/02/2026', until: '', provenance: '' });
  assert.equal(all.status, 422);
  assert.deepEqual(all.told, ['from', 'until', 'provenance', ...lines]);
  const known = await sent({ ...common, ...wrong, until: `30/06/${reportYear - 1}`, provenance: '' });
  assert.deepEqual(known.told, ['until', 'provenance', ...lines], 'it ends before it begins, and outside');
  const readable = { ...wrong, [`value.${unread}`]: '12', [`numerator.${half}`]: '1' };
  const legible = await sent({ ...common, ...readable });
  assert.deepEqual(legible.told, [`numerator-${above}`, `value-${below}`, `denominator-${half}`]);
  for (const id of [unread, above, below, half, right]) assert.deepEqual(await measured(id), []);
  const mended = {
    ...readable,
    [`numerator.${above}`]: '6',
    [`value.${below}`]: '3',
    [`denominator.${half}`]: '2',
  };
  assert.equal((await sent({ ...common, ...mended })).status, 303);
  for (const id of [unread, above, below, half, right]) assert.equal((await measured(id)).length, 1);
});

test('what stands, what is closed and what does not add up is told at its row while another cannot be read', async () => {
  const [taken, closed, beyond, unread, alone] = [
    await office.indicator(),
    await office.indicator(),
    await office.indicator(),
    await office.indicator(),
    await office.indicator(),
  ];
  await office.record(taken, '5');
  await office.open([closed], {
    opensOn: addDays(todayIn(), -20),
    closesOn: addDays(todayIn(), -10),
  });
  await office.record(beyond, '80', { breakdown: { sex: 'female' } });
  const typed = {
    [`value.${taken}`]: '6',
    [`value.${closed}`]: '7',
    [`value.${beyond}`]: '10',
    [`value.${unread}`]: 'many',
  };
  const lines = [taken, closed, beyond].map((id) => `value-${id}`);
  assert.deepEqual((await sent({ ...common, ...typed })).told, [...lines, `value-${unread}`]);
  assert.deepEqual(
    (await sent({ ...common, ...typed, [`value.${unread}`]: '8' })).told,
    lines,
    'as the command says',
  );
  assert.deepEqual(
    (await sent({ ...common, [`value.${closed}`]: '7' })).told,
    ['from'],
    'where it is of every row it stands at the period',
  );
  const longer = { ...typed, [`comment.${alone}.en`]: 'x'.repeat(20_001) };
  assert.ok((await sent({ ...common, ...longer })).told.includes(`comment-${alone}-en`));
});

test('a sheet in which nothing was filled in says so with what is wrong with its period and its source', async () => {
  await office.indicator({ measure: 'qualitative', overTime: 'last', overPartners: 'none' });
  const { status, told } = await sent({ ...common, from: '01/01/1999', provenance: '' });
  assert.equal(status, 422);
  assert.deepEqual(told, ['', 'from', 'provenance']);
});

test('nothing is judged for a partner that is not one’s own, whatever else cannot be read', async () => {
  const id = await office.indicator();
  const typed = { ...common, [`value.${id}`]: 'many', partnershipId: office.programme.partnerships[1] };
  assert.equal((await partner.post(address, typed)).status, 403);
  const officer = testApp(db).as(office.officer);
  const unknown = await officer.post(address, { ...typed, partnershipId: 'no-id', country: 'Mars' });
  assert.equal(unknown.status, 422);
  assert.deepEqual(toldIn(unknown.text), ['partnershipId', 'country', `value-${id}`]);
});
