import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { standingTargets } from '../queries/standing-targets.ts';
import { defineIndicator } from './define-indicator.ts';
import { setTarget } from './set-target.ts';
import { setTargets } from './set-targets.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const officer = cast.as('programme_officer');
const form = testApp(db).as(officer);
const share = {
  ...{ from: '2027-01-01', until: '2031-12-31', value: '40' },
  ...{ isShare: true, breakdown: { sex: 'female' } },
};

const made = async (measure: string, overPartners = 'sum') =>
  (
    await doing(db, officer, defineIndicator, {
      ...{ outcomeId: programme.outcomes[0], code: newId().slice(-8), measure, overPartners },
      ...{ title: { fr: { text: 'Femmes élues', source: true } }, overTime: 'last' },
    })
  ).id;

test('a share is aimed at of what counts a number; of a percentage or a scale none is offered, and none is taken', async () => {
  const counted = await made('number');
  assert.match((await form.get(paths.targets({ id: counted }))).text, /Part de l’ensemble/);
  await doing(db, officer, setTarget, { indicatorId: counted, ...share });
  for (const measure of ['percentage', 'ordinal', 'boolean']) {
    const indicatorId = await made(measure, 'mean');
    assert.doesNotMatch(
      (await form.get(paths.targets({ id: indicatorId }))).text,
      /Part de l’ensemble/,
      measure,
    );
    const alone = await perform(db, officer, setTarget, newId(), { indicatorId, ...share });
    assert.deepEqual(told(alone), { value: 'results.share-of-a-number' });
    const grid = await perform(db, officer, setTargets, newId(), { indicatorId, targets: [share] });
    assert.deepEqual(told(grid), { 'targets.0.value': 'results.share-of-a-number' });
  }
});

test('a share of a percentage that stands from before is read, and can be withdrawn', async () => {
  const id = await made('percentage', 'mean');
  const target = newId();
  const key = { institute_id: cast.institute.id, entry_no: 1, indicator_id: id, id: target };
  await db.write(cast.system, (tx) =>
    tx
      .insertInto('targets')
      .values({
        ...key,
        ...{ from_on: share.from, until_on: share.until, value: share.value, is_share: true },
        breakdown: JSON.stringify(share.breakdown),
      })
      .execute(),
  );
  assert.match((await form.get(paths.indicator({ id }))).text, /40/);
  const address = withQuery(paths.newTarget({ id }), { target });
  assert.ok((await form.get(paths.targets({ id }))).text.includes(address));
  const gone = {
    standing: target,
    isShare: 'on',
    withdrawn: 'on',
    reason: 'Un pourcentage n’a pas de parts',
  };
  assert.equal((await form.post(paths.newTarget({ id }), gone)).status, 303);
  assert.deepEqual(await db.read(officer, (tx) => standingTargets(tx, cast.institute.id, id)), []);
});

test('parts that cannot add up to what the whole aims at are refused beside their field, in the grid and alone', async () => {
  const id = await made('number');
  const year = { from: '2027-01-01', until: '2027-12-31' };
  await doing(db, officer, setTarget, { indicatorId: id, ...year, value: '100' });
  const [name, men] = ['female', 'male'].map((sex) => `targets.sex:${sex}.2027-01-01/2027-12-31.value`);
  const refused = await form.post(paths.targets({ id }), { [name!]: '60', [men!]: '50' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Par sexe, les parties font 110/);
  assert.equal((await form.post(paths.targets({ id }), { [name!]: '60' })).status, 303);
  const alone = { from: '01/01/2027', until: '31/12/2027', breakdown: 'sex:male', value: '50' };
  const above = await form.post(paths.newTarget({ id }), alone);
  assert.match(above.text, /href="#f-value"[^>]*>[^<]*les parties font 110/);
  assert.equal((await form.post(paths.newTarget({ id }), { ...alone, value: '40' })).status, 303);
  await doing(db, officer, setTarget, { indicatorId: id, ...share });
  const more = { ...share, value: '70', breakdown: { sex: 'male' } };
  const beyond = await perform(db, officer, setTarget, newId(), { indicatorId: id, ...more });
  assert.deepEqual(told(beyond), { value: 'results.shares-beyond' });
  const mean = await made('number', 'mean');
  await doing(db, officer, setTarget, { indicatorId: mean, ...year, value: '100' });
  const other = { indicatorId: mean, ...year, value: '120', breakdown: { sex: 'female' } };
  assert.equal(told(await perform(db, officer, setTarget, newId(), other)), 'done', 'a mean is no sum');
});
