import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { filledFormWith } from '../../../../test/support/filled-form.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { indicatorRollUps } from '../queries/indicator-roll-ups.ts';
import { resultsOfOutcome } from '../queries/outcome-results.ts';
import { defineIndicator } from './define-indicator.ts';
import { setTarget } from './set-target.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const officer = app.as(cast.as('programme_officer'));
const partner = app.as(cast.as('partner_coordinator', { partnerships: [programme.partnerships[0]] }));
const stranger = app.as((await makeCast(db)).as('programme_officer'));

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

const versionIn = (text: string) => /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';

test('a baseline is set from the indicator; another year’s stands beside it', async () => {
  const id = await made();
  assert.ok((await officer.get(paths.indicator({ id }))).text.includes(paths.setBaseline({ id })));
  const first = { year: '2024', value: '12,5' };
  assert.equal((await officer.post(paths.setBaseline({ id }), first)).status, 303);
  assert.equal((await officer.post(paths.setBaseline({ id }), { year: '2026', value: '20' })).status, 303);
  const page = await officer.get(paths.indicator({ id }));
  assert.match(page.text, /12,5/);
  assert.doesNotMatch(page.text, /<del>/);
});

test('a baseline that stands is corrected with a reason and stays to be seen', async () => {
  const id = await made({ baseline: { year: 2026, value: '100', on: '2026-05-01' } });
  const form = await officer.get(paths.setBaseline({ id }));
  assert.match(form.text, /value="2026"/);
  const typed = { year: '2026', value: '110', version: versionIn(form.text) };
  const unexplained = await officer.post(paths.setBaseline({ id }), typed);
  assert.equal(unexplained.status, 422);
  assert.match(unexplained.text, /dites pourquoi elle change/);
  assert.match(unexplained.text, /value="110"/);
  const explained = { ...typed, reason: 'Recensement publié tard' };
  assert.equal((await officer.post(paths.setBaseline({ id }), explained)).status, 303);
  const page = await officer.get(paths.indicator({ id }));
  assert.match(page.text, /<del>100<\/del>/);
  assert.match(page.text, /Recensement publié tard/);
  const late = await officer.post(paths.setBaseline({ id }), { ...explained, value: '120' });
  assert.equal(late.status, 422);
  assert.match(late.text, /Deux versions/);
  const rows = await db.read(cast.system, (tx) =>
    tx.selectFrom('baselines').select(['on_day', 'value']).where('indicator_id', '=', id).execute(),
  );
  assert.deepEqual(
    rows.map(({ on_day }) => on_day),
    ['2026-05-01', '2026-05-01'],
  );
});

test('a baseline without a year, without a figure or with words for a number is said at its field', async () => {
  const id = await made();
  const wrong: [Record<string, string>, RegExp][] = [
    [{ year: '', value: '1' }, /href="#f-year"/],
    [{ year: '2026' }, /Donnez une valeur/],
    [{ year: '2026', value: 'douze' }, /douze/],
    [{ year: '26', value: '1' }, /href="#f-year"/],
  ];
  for (const [typed, said] of wrong) {
    const page = await officer.post(paths.setBaseline({ id }), typed);
    assert.equal(page.status, 422, JSON.stringify(typed));
    assert.match(page.text, said);
  }
});

test('a target that stands opens filled in and is replaced with a reason', async () => {
  const id = await made();
  const target = { from: '01/01/2027', until: '31/12/2027', value: '50' };
  assert.equal((await officer.post(paths.newTarget({ id }), target)).status, 303);
  const page = await officer.get(paths.indicator({ id }));
  const [, href = ''] = /href="([^"]*targets\/new\?target=[^"]*)"/.exec(page.text) ?? [];
  assert.match((await officer.get(href)).text, /value="50"/);
  const standing = /target=([^&"]*)/.exec(href)?.[1] ?? '';
  const corrected = { ...target, standing, value: '60', reason: 'Accord du bailleur' };
  assert.equal((await officer.post(paths.newTarget({ id }), corrected)).status, 303);
  assert.match((await officer.get(paths.indicator({ id }))).text, /<del>50<\/del>/);
  assert.doesNotMatch((await partner.get(paths.indicator({ id }))).text, /targets\/new/);
});

test('a share or a milestone that is corrected stays one, in its cell; a share beyond the whole is refused', async () => {
  const id = await made({ overTime: 'last' });
  const days = { from: '2027-01-01', until: '2029-12-31' };
  const womenUnder35 = { sex: 'female', age: 'under_35' };
  const rowsOf = (target: string) =>
    db.read(cast.system, (tx) =>
      tx
        .selectFrom('targets')
        .select(['value', 'is_share', 'is_milestone', 'breakdown'])
        .where('indicator_id', '=', id)
        .where('replaces_id', '=', target)
        .where('ended_by_no', 'is', null)
        .execute(),
    );
  for (const [more, wording] of [
    [{ isShare: true, breakdown: womenUnder35 }, /Une part du total/],
    [{ isMilestone: true, breakdown: {} }, /Un jalon/],
  ] as const) {
    const aimed = { indicatorId: id, ...days, value: '30', ...more };
    const target = (await doing(db, cast.system, setTarget, aimed)).id;
    const href = withQuery(paths.newTarget({ id }), { target });
    const form = await officer.get(href);
    assert.match(form.text, wording);
    const opened = filledFormWith(form.text, 'breakdown')!;
    const send = (value: string) =>
      officer.post(paths.newTarget({ id }), { ...opened, value, reason: 'Accord' });
    if ('isShare' in more) {
      const beyond = await send('130');
      assert.equal(beyond.status, 422);
      assert.match(beyond.text, /comprise entre 0 et 100/);
      assert.match(beyond.text, wording);
    }
    assert.equal((await send('40')).status, 303);
    assert.deepEqual(await rowsOf(target), [
      {
        value: '40',
        is_share: 'isShare' in more,
        is_milestone: 'isMilestone' in more,
        breakdown: more.breakdown,
      },
    ]);
  }
  const others = await officer.get(paths.targets({ id }));
  assert.match(others.text, /au moins 40\s%/);
});

test('a partner sets no baseline, and another institute finds none to set', async () => {
  const id = await made();
  assert.equal((await partner.get(paths.setBaseline({ id }))).status, 403);
  assert.equal((await partner.post(paths.setBaseline({ id }), { year: '2026', value: '1' })).status, 403);
  assert.equal((await stranger.get(paths.setBaseline({ id }))).status, 404);
});

test('a baseline of a cell stands beside the whole’s, is never its sum, and is corrected by itself', async () => {
  const id = await made();
  const address = paths.setBaseline({ id });
  const set = (typed: object) => officer.post(address, { year: '2024', opened: '', ...typed });
  assert.equal((await set({ breakdown: 'sex:female', value: '7' })).status, 303);
  assert.equal((await set({ breakdown: 'sex:male', value: '9' })).status, 303);
  const rollUp = async () =>
    (
      await db.read(cast.as('programme_officer'), (tx) =>
        indicatorRollUps(tx, cast.institute.id, { indicatorIds: [id] }),
      )
    )[0]!;
  assert.equal((await rollUp()).baseline, null);
  assert.equal((await set({ value: '20' })).status, 303);
  const shown = await rollUp();
  assert.equal(shown.baseline?.value, '20');
  assert.deepEqual(
    shown.cells.map(({ breakdown, baseline }) => [breakdown.sex, baseline?.value]),
    [
      ['female', '7'],
      ['male', '9'],
    ],
  );
  const whole = await officer.get(address);
  const unexplained = await set({ breakdown: 'sex:female', value: '8', version: versionIn(whole.text) });
  assert.equal(unexplained.status, 422);
  assert.match(unexplained.text, /dites pourquoi elle change/);
  const opened = await officer.get(withQuery(address, { cell: 'sex:female' }));
  assert.match(opened.text, /value="7"/);
  const explained = { breakdown: 'sex:female', opened: 'sex:female', value: '8', reason: 'Relu' };
  assert.equal((await set({ ...explained, version: versionIn(opened.text) })).status, 303);
  const late = await set({ ...explained, version: versionIn(opened.text) });
  assert.equal(late.status, 422);
  const page = await officer.get(paths.indicator({ id }));
  assert.match(page.text, /<del>7<\/del>/);
  assert.match(page.text, /8 \(2024\)/);
  const entries = async (cell: string) =>
    (await officer.get(withQuery(paths.figureEntries({ id }), { cell }))).text;
  assert.match(await entries('sex:female'), /<dd class="value">8<\/dd><dd class="note">2024/);
  assert.match(await entries(''), /<dd class="value">20<\/dd><dd class="note">2024/);
  assert.doesNotMatch(await entries('age:under_35'), /2024/);
  const results = await db.read(cast.as('programme_officer'), (tx) =>
    resultsOfOutcome(tx, cast.institute.id, programme.outcomes[0]!),
  );
  const own = results.baselines.filter(({ indicatorId }) => indicatorId === id);
  assert.deepEqual(
    own.map(({ value }) => Number(value)),
    [20],
  );
});
