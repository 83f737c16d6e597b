import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, worksIn } from '../../../../test/support/reporting.ts';
import { carriedBy } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';

const db = await testDatabase();
const app = testApp(db);
const { cast, programme, partnershipId, indicator, open } = await reportingOffice(db);
const partner = app.as(cast.as('partner_coordinator', { partnerships: [partnershipId], language: 'en' }));
const officer = app.as(cast.as('programme_officer', { language: 'en' }));
const worked = { partnershipId, programmeId: programme.id, outcomeId: programme.outcomes[0] };
const works = (...countries: string[]) =>
  worksIn(
    db,
    cast.system,
    { ...worked, home: 'TG' },
    countries.map((country) => ({ country })),
  );
await works('TG');

const sheetOf = async (...indicators: string[]) => {
  const window = await open(indicators);
  const { report } = await window.now();
  const address = paths.measurementReport({ id: report.id });
  const sending = async (typed: Record<string, string>, step = 'submit') => {
    const { text } = await partner.get(address);
    const shown = [...text.matchAll(/type="hidden" name="((?:version|f\.)[^"]*)" value="([^"]*)"/g)];
    return partner.post(address, {
      ...Object.fromEntries(shown.map(([, name, value]) => [name!, value!])),
      provenance: 'Lists',
      ...typed,
      step,
    });
  };
  return { ...window, address, sending, review: paths.reviewReport({ id: report.id }) };
};

const headings = (text: string): string[] =>
  [...text.matchAll(/<h[23]>(Togo|Benin|Without country)<\/h[23]>/g)].map(([, name]) => name!);

/** What is said at the field of a name. */
const errorAt = (text: string, name: string): string | undefined => {
  const id = `f-${name.replace(/[^\w-]+/g, '-')}-error`;
  return new RegExp(`id="${id}"[^>]*>([\\s\\S]*?)</p>`).exec(text)?.[1];
};

const one = await indicator();
const undivided = await sheetOf(one);

test('a partner of one country reads of none', async () => {
  const { text } = await partner.get(undivided.address);
  assert.deepEqual(headings(text), []);
  assert.doesNotMatch(text, /Togo/);
  assert.equal((await undivided.sending({ [`f.${one}.whole.value`]: '100' })).status, 303);
});

test('of several countries each has its heading, its fields and its errors, and nothing typed is lost', async () => {
  await works('BJ');
  await carriedBy(db, cast, programme.outcomes[1], partnershipId);
  const [id, other] = [await indicator(), await indicator({ outcomeId: programme.outcomes[1] })];
  const { address, sending, now } = await sheetOf(id, other);
  const [own, benin] = [`f.${id}.whole.value`, `f.${id}.BJ.whole.value`];
  const { text } = await partner.get(address);
  assert.deepEqual(headings(text), ['Togo', 'Benin']);
  assert.ok(text.includes(`name="${own}"`) && text.includes(`name="${benin}"`));
  assert.ok(!text.includes(`f.${other}.BJ.`), 'an outcome of one country');
  const typed = { [own]: '60', [`f.${other}.whole.value`]: '3', [benin]: 'forty' };
  assert.equal((await sending(typed, 'draft')).status, 303);
  assert.match((await partner.get(address)).text, /value="forty"/);
  const unread = await sending(typed);
  assert.equal(unread.status, 422);
  assert.match(errorAt(unread.text, benin) ?? '', /forty/);
  const missing = await sending({ ...typed, [benin]: '' });
  assert.match(errorAt(missing.text, benin) ?? '', /Give a figure/);
  assert.equal(errorAt(missing.text, own), undefined);
  assert.match(missing.text, /value="60"/);
  assert.equal((await sending({ ...typed, [benin]: '40' })).status, 303);
  const { figures } = await now();
  assert.deepEqual(figures.map(({ country, value }) => `${country ?? ''} ${value}`).sort(), [
    ' 3',
    ' 60',
    'BJ 40',
  ]);
  assert.deepEqual(headings((await partner.get(address)).text), ['Togo', 'Benin']);
});

test('an officer returns the figure of one country; the others keep their approval', async () => {
  const id = await indicator();
  const { address, sending, review, now } = await sheetOf(id);
  const typed = { [`f.${id}.whole.value`]: '60', [`f.${id}.BJ.whole.value`]: '40' };
  assert.equal((await sending(typed)).status, 303);
  const shown = await officer.get(review);
  assert.deepEqual(headings(shown.text), ['Togo', 'Benin']);
  const before = await now();
  const benin = before.figures.find(({ country }) => country === 'BJ')!;
  const answer = {
    version: String(before.report.version),
    seen: before.figures.map(({ rowId }) => rowId),
    [`return.${benin.id}`]: 'on',
  };
  const unsaid = await officer.post(review, { ...answer, step: 'approve' });
  assert.ok(errorAt(unsaid.text, `comment.${benin.id}`));
  const said = { ...answer, [`comment.${benin.id}`]: 'Without the north?', step: 'approve' };
  assert.equal((await officer.post(review, said)).status, 303);
  const { text } = await partner.get(address);
  const [togo = '', ofBenin = ''] = text.split('<h2>Benin</h2>');
  assert.match(ofBenin, /Without the north\?/);
  assert.doesNotMatch(togo, /Without the north\?/);
  assert.match(togo, /approved/);
  const states = (await now()).figures.map(({ country, state }) => [country, state]);
  assert.deepEqual(states, [
    [null, 'approved'],
    ['BJ', 'returned'],
  ]);
  assert.equal((await sending({ [`f.${id}.BJ.whole.value`]: '44' })).status, 303);
});

test('what was handed in without a country is shown so, and stays to be corrected', async () => {
  assert.deepEqual(headings((await partner.get(undivided.address)).text), ['Without country']);
  assert.deepEqual(headings((await officer.get(undivided.review)).text), ['Without country']);
  const { report } = await undivided.now();
  const back = { version: String(report.version), note: 'By country', step: 'return' };
  assert.equal((await officer.post(undivided.review, back)).status, 303);
  const { text } = await partner.get(undivided.address);
  assert.match(text, /Handed in without a country/);
  const [own, benin] = [`f.${one}.whole.value`, `f.${one}.BJ.whole.value`];
  const twice = await undivided.sending({ [own]: '100', [benin]: '40' });
  assert.match(errorAt(twice.text, benin) ?? '', /counts in Togo/);
  const alone = { [own]: '100', [benin]: '40', [`f.${one}.alone`]: 'on' };
  assert.equal((await undivided.sending(alone)).status, 303);
  assert.deepEqual(headings((await partner.get(undivided.address)).text), ['Togo', 'Benin']);
});

test('what was typed of a country in which the partner works no more is told beside it', async () => {
  const id = await indicator();
  const { sending, address } = await sheetOf(id);
  const benin = `f.${id}.BJ.whole.value`;
  assert.equal((await sending({ [benin]: '40' }, 'draft')).status, 303);
  const set = (is_cancelled: boolean) =>
    db.write(cast.system, (tx) =>
      tx.updateTable('activities').set({ is_cancelled }).where('country', '=', 'BJ').execute(),
    );
  await set(true);
  assert.match((await partner.get(address)).text, /value="40"/);
  const refused = await sending({ [`f.${id}.whole.value`]: '60', [benin]: '40' });
  assert.match(errorAt(refused.text, benin) ?? '', /not asked in this country/);
  assert.equal((await sending({ [`f.${id}.whole.value`]: '60', [benin]: '' })).status, 303);
  await set(false);
});
