import assert from 'node:assert/strict';
import { test } from 'node:test';
import { on } from '../../../../test/support/agreed-transfers.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingWorld } from '../../../../test/support/partner-reports.ts';
import { wordsIn } from '../../../text/words.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { reviseActivity } from '../../activities/commands/revise-activity.ts';
import { historyOf } from '../queries/history.ts';
import { shownChanges } from './trail-values.ts';

const db = await testDatabase();
const telling = { titles: new Map(), words: wordsIn('en') };

test('the history of an edit tells what it changed, and nothing that stood before it', async () => {
  const { cast, programme, partnershipId } = await reportingWorld(db);
  const plan = {
    ...{
      kind: 'A2',
      title: 'Course',
      outcomeId: programme.outcomes[0],
      plannedFrom: on(-9),
      plannedUntil: on(-8),
    },
    ...{ country: 'BJ', place: 'Parakou', theme: 'bargaining', method: 'course', level: 'national' },
    ...{ trainerOrigin: 'partner' },
  };
  const { id } = await doing(db, cast.system, planActivity, {
    ...{ ...plan, partnershipId, onBehalf: { source: 'letter' } },
  });
  const changed = async () => {
    const [entry] = await db.read(cast.as('director'), (tx) =>
      historyOf(tx, cast.institute.id, { kind: 'activity', id }, undefined),
    );
    return shownChanges(entry?.change ?? null, telling)
      .map(({ label }) => label)
      .toSorted();
  };
  const revised = { activityId: id, ...plan, onBehalf: { source: 'letter' } };
  await doing(db, cast.system, reviseActivity, { ...revised, version: 1, country: 'TG', place: 'Kara' });
  assert.deepEqual(await changed(), ['Country', 'Place']);
  const { place: _, ...without } = revised;
  await doing(db, cast.system, reviseActivity, { ...without, version: 2, country: 'TG', level: 'local' });
  assert.deepEqual(await changed(), ['Level', 'Place'], 'what was emptied is told too');
});

test('a list of codes that stands in another order is no change', () => {
  const [before, after] = [
    ['functional', 'structural'],
    ['structural', 'functional'],
  ];
  const change = { before: { capacityTags: before }, after: { capacityTags: after } };
  assert.deepEqual(shownChanges(change, telling), []);
  assert.equal(shownChanges({ ...change, after: { capacityTags: ['functional'] } }, telling).length, 1);
});
