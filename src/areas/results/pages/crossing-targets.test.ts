import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { filledFormWith } from '../../../../test/support/filled-form.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { paths, withQuery } from '../../../paths.ts';
import { redefineIndicator } from '../commands/redefine-indicator.ts';
import { setTarget } from '../commands/set-target.ts';
import { standingTargets } from '../queries/standing-targets.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const officer = testApp(db).as({ ...office.officer, language: 'en' });
const youngWomen = { sex: 'female', age: 'under_35' };
const crossed = 'sex:female+age:under_35';
const period = `${reportYear}-01-01/${reportYear}-12-31`;
const field = `targets.${crossed}.${period}`;

const stands = async (id: string) =>
  (await db.read(office.officer, (tx) => standingTargets(tx, office.institute, id))).map(
    ({ value, breakdown }) => [value, breakdown],
  );

/** An indicator with a target of a crossing that was taken out since. */
const left = async () => {
  const id = await office.indicator({ crossings: [['sex', 'age']] });
  const [from, until] = period.split('/') as [string, string];
  await doing(db, office.officer, setTarget, {
    indicatorId: id,
    from,
    until,
    value: '9',
    breakdown: youngWomen,
  });
  const { text: before } = await officer.get(paths.targets({ id }));
  assert.doesNotMatch(before, /does not count this/);
  await doing(db, office.officer, redefineIndicator, {
    ...{
      indicatorId: id,
      version: 1,
      measure: 'number',
      overTime: 'sum',
      overPartners: 'sum',
      crossings: [],
    },
    title: { fr: { text: 'Membres', source: true } },
  });
  return id;
};

test('the grid of targets says of a crossing that was taken out that it is not counted, and withdraws what stands there', async () => {
  const id = await left();
  const { text } = await officer.get(paths.targets({ id }));
  assert.match(
    text,
    /sex: women, age: under 35<\/legend>(?:(?!<\/fieldset>)[\s\S])*The definition does not count this/,
  );
  assert.equal(text.match(/does not count this/g)?.length, 1);
  const form = filledFormWith(text, `${field}.value`)!;
  const emptied = { ...form, [`${field}.value`]: '', reason: 'Counted together no more' };
  const saved = await officer.post(paths.targets({ id }), emptied);
  assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  assert.deepEqual(await stands(id), []);
});

test('the correction of such a target offers its own cell as it is, and moves it to another that is counted', async () => {
  const id = await left();
  const { text: page } = await officer.get(paths.indicator({ id }));
  const [, href = ''] = /href="([^"]*target=[^"]+)"/.exec(page) ?? [];
  const address = href.replaceAll('&amp;', '&');
  const { text } = await officer.get(address);
  assert.match(
    text,
    /<option value="sex:female\+age:under_35" selected[^>]*>sex: women, age: under 35 \(not counted\)/,
  );
  const form = filledFormWith(text, 'breakdown')!;
  assert.equal(form.breakdown, crossed);
  const kept = await officer.post(address, { ...form, value: '8', reason: 'Fewer' });
  assert.equal(kept.status, 303, kept.text.slice(0, 3000));
  assert.deepEqual(await stands(id), [['8', youngWomen]]);
  const [target] = await db.read(office.officer, (tx) => standingTargets(tx, office.institute, id));
  const again = withQuery(paths.newTarget({ id }), { target: target!.id });
  const now = filledFormWith((await officer.get(again)).text, 'breakdown')!;
  const moved = await officer.post(again, { ...now, breakdown: 'sex:female', reason: 'Of all women' });
  assert.equal(moved.status, 303, moved.text.slice(0, 3000));
  assert.deepEqual(await stands(id), [['8', { sex: 'female' }]]);
});
