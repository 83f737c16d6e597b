import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp, type Visitor } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { paths, withQuery } from '../../../paths.ts';
import { redefineIndicator } from '../commands/redefine-indicator.ts';
import { setWindow } from '../commands/set-window.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const app = testApp(db);
const partner = app.as(office.partner);
const secondHalf = { from: `${reportYear}-07-01`, until: `${reportYear}-12-31` };

/** The half-year as it is typed. */
const days = {
  from: firstHalf.from.split('-').reverse().join('/'),
  until: firstHalf.until.split('-').reverse().join('/'),
};

/** The indicator counts unions from now on, and persons no longer. */
const redefine = (indicatorId: string, more = {}) =>
  doing(db, office.officer, redefineIndicator, {
    indicatorId,
    version: 1,
    comparable: false,
    reason: 'Counted otherwise',
    title: { fr: { text: 'Syndicats', source: true } },
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
    ...more,
  });

/** What a form of the page sends without anybody's doing. */
const hiddenIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );

const opened = async () => {
  const id = await office.indicator();
  const { windowId, input, now } = await office.open([id]);
  const address = paths.measurementReport({ id: (await now()).report.id });
  const typed = { [`f.${id}.whole.value`]: '120', provenance: 'Registre' };
  const move = () =>
    doing(db, office.officer, setWindow, { ...input, ...secondHalf, id: windowId, version: 1 });
  return { id, address, typed, move, now };
};

const send = async (to: Visitor, address: string, shown: string, more: object) =>
  to.post(address, { ...hiddenIn(shown), step: 'submit', ...more });

test('a sheet that was open is not handed in for another period than was shown; looked at, it is', async () => {
  const { address, typed, move, now } = await opened();
  const { text } = await partner.get(address);
  await move();
  const refused = await send(partner, address, text, typed);
  assert.equal(refused.status, 422);
  assert.match(refused.text, new RegExp(`période de cette fiche.*01/07/${reportYear}`));
  assert.match(refused.text, /value="120"/);
  assert.deepEqual((await now()).figures, []);
  assert.equal((await send(partner, address, refused.text, typed)).status, 303);
  assert.equal((await now()).figures[0]?.value, '120');
});

test('nor under another meaning, also where something else cannot be read', async () => {
  const { id, address, typed, now } = await opened();
  const { text } = await partner.get(address);
  await redefine(id);
  for (const value of ['douze', '120']) {
    const refused = await send(partner, address, text, { ...typed, [`f.${id}.whole.value`]: value });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /compte autre chose/);
  }
  assert.deepEqual((await now()).figures, []);
});

test('a new wording that compares is no other meaning', async () => {
  const { id, address, typed } = await opened();
  const { text } = await partner.get(address);
  await redefine(id, { comparable: true });
  assert.equal((await send(partner, address, text, typed)).status, 303);
});

test('a draft that was kept says so where it is opened', async () => {
  const moved = await opened();
  const redefined = await opened();
  for (const { address, typed } of [moved, redefined]) {
    const { text } = await partner.get(address);
    const kept = await send(partner, address, text, { ...typed, step: 'draft' });
    assert.equal(kept.status, 303, kept.text);
    assert.doesNotMatch((await partner.get(address)).text, /période de cette fiche|compte autre chose/);
  }
  await moved.move();
  await redefine(redefined.id);
  assert.match((await partner.get(moved.address)).text, /période de cette fiche/);
  assert.match((await partner.get(redefined.address)).text, /compte autre chose/);
});

test('one measurement is not recorded under another meaning than was shown', async () => {
  const id = await office.indicator();
  const address = paths.newMeasurement({ id });
  const { text } = await partner.get(address);
  await redefine(id);
  const typed = { ...days, value: '120', provenance: 'Registre' };
  const refused = await send(partner, address, text, typed);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /compte autre chose/);
  assert.equal((await send(partner, address, refused.text, typed)).status, 303);
});

test('it is told whatever else is wrong with what was typed, and nothing of it is lost', async () => {
  const id = await office.indicator();
  const address = paths.newMeasurement({ id });
  const { text } = await partner.get(address);
  await redefine(id);
  const typed = { ...days, value: 'douze', provenance: 'Registre' };
  const refused = await send(partner, address, text, typed);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /compte autre chose/);
  assert.match(refused.text, /value="douze"/);
});

test('a sheet of an outcome tells it beside each line that was filled in', async () => {
  const [id, other] = [await office.indicator(), await office.indicator()];
  const address = withQuery(paths.measurementSheet(), { outcome: office.programme.outcomes[0] });
  const { text } = await partner.get(address);
  await redefine(id);
  const typed = { ...days, provenance: 'Registre', [`value.${id}`]: '120', [`value.${other}`]: 'douze' };
  const unread = await send(partner, address, text, typed);
  assert.equal(unread.status, 422);
  assert.match(unread.text, new RegExp(`href="#f-value.${id}"[^>]*>[^<]*compte autre chose`));
  const readable = { ...typed, [`value.${other}`]: '7' };
  const refused = await send(partner, address, text, readable);
  assert.equal(refused.status, 422);
  assert.match(refused.text, new RegExp(`href="#f-value.${id}"[^>]*>[^<]*compte autre chose`));
  assert.match(refused.text, /value="120"/);
  assert.doesNotMatch(refused.text, new RegExp(`href="#f-value.${other}"`));
  assert.equal((await send(partner, address, refused.text, readable)).status, 303, 'looked at, it is taken');
});

test('a category that is no more since the form was shown is asked anew', async () => {
  const said = (label: string) => ({ fr: { text: label, source: true } });
  const axes = (key: string) => [
    { key: 'sector', label: said('Secteur'), categories: [{ key, label: said(key) }] },
  ];
  const id = await office.indicator({ axes: axes('mining') });
  const address = paths.newMeasurement({ id });
  const { text } = await partner.get(address);
  const to = { axis: 'sector', category: 'extraction' };
  const cells = [{ axis: 'sector', category: 'mining', change: 'renamed', to }];
  await redefine(id, { comparable: true, axes: axes('extraction'), cells, reason: 'Un seul mot' });
  const typed = {
    ...{ ...days, value: '12', provenance: 'Registre' },
    breakdown: 'sector:mining',
  };
  const refused = await send(partner, address, text, typed);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /href="#f-breakdown"[^>]*>[^<]*n’existe plus/);
  assert.match(refused.text, /value="12"/);
  const again = { ...typed, breakdown: 'sector:extraction' };
  assert.equal((await send(partner, address, refused.text, again)).status, 303);
});

test('a change of how values come together keeps what was measured, and is told wherever a figure was asked before it', async () => {
  const open = await opened();
  const kept = await opened();
  const alone = await office.indicator();
  const shown = (await partner.get(open.address)).text;
  const single = (await partner.get(paths.newMeasurement({ id: alone }))).text;
  const draft = await partner.get(kept.address);
  await send(partner, kept.address, draft.text, { ...kept.typed, step: 'draft' });
  const cumulative = { comparable: true, overTime: 'cumulative', reason: 'Toujours compté ainsi' };
  for (const id of [open.id, kept.id, alone]) await redefine(id, cumulative);
  const refused = await send(partner, open.address, shown, open.typed);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /se rassemblent autrement/);
  assert.match(refused.text, /value="120"/);
  assert.equal((await send(partner, open.address, refused.text, open.typed)).status, 303, 'looked at');
  assert.match((await partner.get(kept.address)).text, /se rassemblent autrement/);
  const typed = { ...days, value: '120', provenance: 'Registre' };
  const other = await send(partner, paths.newMeasurement({ id: alone }), single, typed);
  assert.match(other.text, /href="#f-value"[^>]*>[^<]*se rassemblent autrement/);
  await redefine(open.id, { comparable: true, version: 2, overTime: 'cumulative', overPartners: 'maximum' });
  const handedIn = await partner.get(open.address);
  assert.match(handedIn.text, /Saisie alors que les valeurs se rassemblaient autrement/);
});
