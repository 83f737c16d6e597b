import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { partnerOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { wordsIn } from '../../../text/words.ts';
import { holdActivity } from '../../activities/commands/hold-activity.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { recommend } from '../../activities/commands/recommend.ts';
import { shownChanges } from './trail-values.ts';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;

test('a recommendation waits for whoever may follow it up, and not for the treasurer', async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own', outcomeId);
  const as = (role: 'partner_coordinator' | 'partner_treasurer') =>
    cast.as(role, { ...en, partnerships: [partnershipId] });
  const coordinator = as('partner_coordinator');
  const { id: activityId } = await doing(db, coordinator, planActivity, {
    ...{ ...training, outcomeId, partnershipId },
  });
  await doing(db, coordinator, holdActivity, {
    ...{ activityId, heldFrom: '2026-03-02', heldUntil: '2026-03-06' },
  });
  await doing(db, coordinator, recommend, {
    ...{ activityId, recommendation: 'Collect dues by check-off', addressee: 'Federation' },
    dueOn: '2026-09-30',
  });
  const told = /Follow up the recommendation: [^<]*Collect dues/;
  for (const reader of [coordinator, cast.as('programme_officer', en)])
    assert.match((await app.as(reader).get('/')).text, told, reader.role);
  assert.doesNotMatch((await app.as(as('partner_treasurer')).get('/')).text, told);
});

test('a partner that reads no entry of a thing is not told that there is none', async () => {
  const cast = await makeCast(db);
  const { indicatorId, partnerships } = await makeOffice(db, cast);
  const address = paths.history({ kind: 'indicator', id: indicatorId });
  const partner = cast.as('partner_coordinator', { ...en, partnerships: [partnerships[0]] });
  const { status, text } = await app.as(partner).get(address);
  assert.equal(status, 200);
  assert.match(text, /Nothing that you may read is recorded here/);
  assert.doesNotMatch(text, /Nothing is recorded here yet/);
});

test('the history of a sheet of figures is told in words, without an id of what has no name', () => {
  const words = wordsIn('en');
  const id = newId();
  const shown = shownChanges(
    { after: { returned: [id], said: [{ id, kind: 'returned', comment: 'Counted twice' }], digest: 'abc' } },
    { titles: new Map(), words },
  );
  assert.deepEqual(
    shown.map(({ label }) => label),
    ['What was said of single figures', 'Digest'],
  );
  assert.ok(!JSON.stringify(shown).includes(id));
  assert.match(shown[0]?.after ?? '', /Counted twice/);
  assert.equal(words.say('overview.kind-measurement-report'), 'sheet of figures');
});
