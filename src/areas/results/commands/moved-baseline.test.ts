import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { indicatorRollUps } from '../queries/indicator-roll-ups.ts';
import { defineIndicator } from './define-indicator.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const officer = app.as(cast.as('programme_officer'));
const partner = app.as(cast.as('partner_coordinator', { partnerships: [programme.partnerships[0]] }));

const made = async (more = {}) =>
  (
    await doing(db, cast.system, defineIndicator, {
      outcomeId: programme.outcomes[0],
      code: newId().slice(-8),
      title: { fr: { text: 'Conventions signées', source: true } },
      measure: 'number',
      overTime: 'sum',
      overPartners: 'sum',
      ...more,
    })
  ).id;

/** What a form that was opened carries. */
const openedIn = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/type="hidden" name="(version|opened|openedYear)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );

const baselineOf = async (id: string) =>
  (
    await db.read(cast.as('programme_officer'), (tx) =>
      indicatorRollUps(tx, cast.institute.id, { indicatorIds: [id] }),
    )
  )[0]!;

test('a baseline of a wrong year or cell moves with a reason; another one beside it is ticked', async () => {
  const id = await made({ baseline: { year: 2016, value: '100' } });
  const address = paths.setBaseline({ id });
  const moved = { ...openedIn((await officer.get(address)).text), year: '2026', value: '100' };
  const unsaid = await officer.post(address, moved);
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /href="#f-reason"/);
  assert.equal((await officer.post(address, { ...moved, reason: 'Faute de frappe' })).status, 303);
  assert.equal((await baselineOf(id)).baseline?.year, 2026);
  assert.match((await officer.get(paths.indicator({ id }))).text, /<del>100<\/del>/);

  const beside = {
    ...openedIn((await officer.get(address)).text),
    year: '2024',
    value: '90',
    becomes: 'beside',
  };
  assert.equal((await officer.post(address, beside)).status, 303);
  assert.equal((await baselineOf(id)).baseline?.value, '100');
  const inTheWay = { ...openedIn((await officer.get(address)).text), year: '2024', value: '100' };
  const refused = await officer.post(address, { ...inTheWay, reason: 'Relu' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /href="#f-year"/);

  const cell = { ...openedIn((await officer.get(address)).text), year: '2026', value: '100' };
  const toWomen = { ...cell, breakdown: 'sex:female', reason: 'Il s’agissait des femmes' };
  assert.equal((await officer.post(address, toWomen)).status, 303);
  const rollUp = await baselineOf(id);
  assert.equal(rollUp.baseline?.year, 2024);
  assert.deepEqual(
    rollUp.cells.map(({ breakdown, baseline }) => [breakdown.sex, baseline?.value]),
    [['female', '100']],
  );
  const late = await officer.post(address, { ...cell, reason: 'Relu' });
  assert.equal(late.status, 422);
  assert.match(late.text, /href="#f-year"/);
});

test('any baseline that stands opens from the list and is withdrawn with a reason', async () => {
  const id = await made({ baseline: { year: 2024, value: '90' } });
  const address = paths.setBaseline({ id });
  assert.equal((await officer.post(address, { year: '2026', value: '100' })).status, 303);
  const page = await officer.get(paths.indicator({ id }));
  const hrefs = [...page.text.matchAll(/href="([^"]*\?baseline=[^"]*)"/g)].map(([, href = '']) => href);
  assert.equal(hrefs.length, 2);
  assert.doesNotMatch((await partner.get(paths.indicator({ id }))).text, /\?baseline=/);
  const opened = await officer.get(hrefs[1]!);
  assert.match(opened.text, /value="2024"/);
  const gone = { ...openedIn(opened.text), year: '2024', value: '90', becomes: 'withdrawn' };
  const unsaid = await officer.post(address, gone);
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /href="#f-reason"/);
  assert.equal((await officer.post(address, { ...gone, reason: 'Jamais relevé' })).status, 303);
  const rows = await db.read(cast.system, (tx) =>
    tx
      .selectFrom('baselines')
      .select('year')
      .where('indicator_id', '=', id)
      .where('ended_by_no', 'is', null)
      .execute(),
  );
  assert.deepEqual(rows, [{ year: 2026 }]);
  assert.equal((await officer.post(address, { ...gone, reason: 'Jamais relevé' })).status, 422);
  const alone = openedIn((await officer.get(address)).text);
  const last = { ...alone, year: '2026', value: '', becomes: 'withdrawn', reason: 'Doublon' };
  assert.equal((await officer.post(address, last)).status, 303);
  assert.equal((await baselineOf(id)).baseline, null);
});

test('a baseline that was emptied to a comment does not stand before an earlier one with a figure', async () => {
  const id = await made({ baseline: { year: 2024, value: '90' } });
  const address = paths.setBaseline({ id });
  assert.equal((await officer.post(address, { year: '2026', 'comment.fr': 'Sera relevée' })).status, 303);
  assert.equal((await baselineOf(id)).baseline?.value, '90');
  assert.match(
    (await officer.get(paths.figureEntries({ id }))).text,
    /<dd class="value">90<\/dd><dd class="note">2024/,
  );
});
