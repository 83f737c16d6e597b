import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { activities, activityById } from '../queries/activities.ts';
import { planActivity } from './plan-activity.ts';
import { reviseActivity } from './revise-activity.ts';

const db = await testDatabase();
const app = testApp(db);

const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Syndicat du Bénin', outcomeId);
  const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const tagged = {
    ...training,
    outcomeId,
    partnershipId,
    capacityTags: ['functional_local', 'structural_national'],
  };
  const { id } = await doing(db, coordinator, planActivity, tagged);
  const tags = async () =>
    (await db.read(coordinator, (tx) => activityById(tx, cast.institute.id, id)))?.capacityTags;
  return { cast, outcomeId, partnershipId, coordinator, id, tags };
};

test('tags are kept as given, replaced by whoever gives them and left alone by whoever does not', async () => {
  const { cast, outcomeId, coordinator, id, tags } = await prepared();
  assert.deepEqual(await tags(), ['functional_local', 'structural_national']);
  const officer = cast.as('programme_officer');
  const same = { ...training, activityId: id, outcomeId };
  await doing(db, officer, reviseActivity, { ...same, version: 1, title: 'Renamed' });
  assert.deepEqual(await tags(), ['functional_local', 'structural_national']);
  await doing(db, coordinator, reviseActivity, {
    ...same,
    version: 2,
    capacityTags: ['institutional_local'],
  });
  assert.deepEqual(await tags(), ['institutional_local']);
  await doing(db, coordinator, reviseActivity, { ...same, version: 3, capacityTags: [] });
  assert.deepEqual(await tags(), []);
});

test('a tag that the agreement does not know is refused, one given twice is one', async () => {
  const { outcomeId, partnershipId, coordinator } = await prepared();
  const plan = (capacityTags: readonly string[]) =>
    perform(db, coordinator, planActivity, newId(), {
      ...training,
      outcomeId,
      partnershipId,
      capacityTags,
    });
  const wrong = await plan(['functional_regional']);
  assert.deepEqual(Object.keys((!wrong.done && wrong.fields) || {}), ['capacityTags.0']);
  assert.ok((await plan(['functional_local', 'functional_local'])).done);
});

test('the list is narrowed to a tag, and shows nobody the tags of a partner that is not its own', async () => {
  const { cast, coordinator, id } = await prepared();
  const other = await partnerOf(db, cast, 'Other');
  const stranger = cast.as('partner_coordinator', { partnerships: [other.partnershipId] });
  const found = (actor: typeof coordinator, capacityTag: 'functional_local' | 'functional_national') =>
    db.read(actor, (tx) => activities(tx, cast.institute.id, { capacityTag }));
  assert.deepEqual(
    (await found(coordinator, 'functional_local')).map((row) => row.id),
    [id],
  );
  assert.deepEqual(await found(coordinator, 'functional_national'), []);
  assert.deepEqual(await found(stranger, 'functional_local'), []);
});

test('the form offers the tags, keeps what was ticked, and page and list show them', async () => {
  const { coordinator, id, tags } = await prepared();
  const me = app.as(coordinator);
  const form = await me.get(paths.editActivity({ id }));
  assert.match(form.text, /value="functional_local" checked/);
  assert.doesNotMatch(form.text, /value="functional_national" checked/);
  const shown = await me.get(paths.activity({ id }));
  assert.match(shown.text, /fonctionnement, local, structure, national/);
  const list = await me.get(withQuery(paths.activities(), { capacity: 'functional_local' }));
  assert.match(list.text, /value="functional_local" selected/);
  assert.match(list.text, new RegExp(id));
  assert.deepEqual(await tags(), ['functional_local', 'structural_national']);
});
