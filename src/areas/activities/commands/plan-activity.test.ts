import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { activities, activityById } from '../queries/activities.ts';
import { detailsOf } from '../queries/activity-details.ts';
import { planActivity } from './plan-activity.ts';
import { reviseActivity } from './revise-activity.ts';

const db = await testDatabase();

test('a training is numbered per institute, year and kind, also by partners who do not see each other', async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const [north, south] = [
    await partnerOf(db, cast, 'North', outcomeId),
    await partnerOf(db, cast, 'South', outcomeId),
  ];
  const references = [];
  for (const { partnershipId } of [north, south, north]) {
    const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId] });
    const planned = await doing(db, coordinator, planActivity, { ...training, outcomeId, partnershipId });
    references.push(planned.reference);
  }
  const code = cast.institute.code.toUpperCase();
  assert.deepEqual(references, [`${code}-2026-A2-0001`, `${code}-2026-A2-0002`, `${code}-2026-A2-0003`]);
  const another = await doing(db, cast.as('director'), planActivity, {
    ...training,
    outcomeId,
    plannedFrom: '2025-12-30',
    plannedUntil: '2026-01-03',
  });
  assert.equal(another.reference, `${code}-2025-A2-0001`);
  const seen = await db.read(cast.as('partner_coordinator', { partnerships: [south.partnershipId] }), (tx) =>
    activities(tx, cast.institute.id),
  );
  assert.deepEqual(
    seen.map(({ reference, partner }) => [reference, partner]),
    [[`${code}-2026-A2-0002`, 'South']],
  );
});

test('what a training is comes back as it was given', async () => {
  const cast = await makeCast(db);
  const { outcomeId, programmeId } = await programmeOf(db, cast);
  const officer = cast.as('programme_officer');
  const { id } = await doing(db, officer, planActivity, {
    ...training,
    outcomeId,
    place: 'Cotonou',
    sessions: 5,
    partnerTrainers: 2,
    circleLeaders: 0,
    justification: 'Strike wave',
    onBehalf: { source: 'Letter of 3 March' },
  });
  const [row, detail] = await db.read(officer, async (tx) => [
    await activityById(tx, cast.institute.id, id),
    (await detailsOf(tx, cast.institute.id, 'A2', [id])).get(id),
  ]);
  assert.equal(row?.state, 'planned');
  assert.equal(row?.programmeId, programmeId);
  assert.equal(row?.enteredOnBehalf, 'Letter of 3 March');
  assert.deepEqual(detail, {
    kind: 'A2',
    justification: 'Strike wave',
    theme: 'Négociation',
    method: 'course',
    level: 'national',
    trainerOrigin: 'partner',
    partnerTrainers: 2,
    circleLeaders: 0,
    sessions: 5,
    followUpTest: false,
  });
  for (const wrong of [{ partnerTrainers: -1 }, { instituteTrainers: 1_001 }, { outsideExperts: 1.5 }]) {
    const input = { ...training, outcomeId, ...wrong };
    const refused = await perform(db, officer, planActivity, newId(), input);
    assert.deepEqual(Object.keys((!refused.done && refused.fields) || {}), Object.keys(wrong));
  }
});

test('an exchange keeps who takes part and who only organises', async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const [visitor, host] = [
    await partnerOf(db, cast, 'Visitor', outcomeId),
    await partnerOf(db, cast, 'Host', outcomeId),
  ];
  const officer = cast.as('programme_officer');
  const { id } = await doing(db, officer, planActivity, {
    kind: 'A7',
    outcomeId,
    title: 'Visite',
    plannedFrom: '2026-05-04',
    plannedUntil: '2026-05-08',
    country: 'TG',
    format: 'seminar',
    side: 'bilateral',
    direction: 'south_south',
    termsOfReference: 'Learn how the other union collects dues',
    organisations: [
      { organisationId: host.organisationId, takesPart: false, organises: true },
      { organisationId: visitor.organisationId },
    ],
  });
  const detail = await db.read(officer, async (tx) =>
    (await detailsOf(tx, cast.institute.id, 'A7', [id])).get(id),
  );
  assert.deepEqual(
    detail?.organisations.map(({ organisationId, takesPart, organises }) => [
      organisationId,
      takesPart,
      organises,
    ]),
    [
      [visitor.organisationId, true, false],
      [host.organisationId, false, true],
    ],
  );
});

test('an end before the beginning, a kind nobody knows and a missing country are said by field', async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const director = cast.as('director');
  const wrong = {
    ...training,
    outcomeId,
    plannedUntil: '2026-03-01',
    country: undefined,
    theme: ' ',
    sessions: 0,
  };
  const refused = await perform(db, director, planActivity, newId(), wrong);
  assert.deepEqual(Object.keys((!refused.done && refused.fields) || {}).sort(), [
    'country',
    'plannedUntil',
    'sessions',
    'theme',
  ]);
  const unknown = await perform(db, director, planActivity, newId(), { ...training, outcomeId, kind: 'B2' });
  assert.deepEqual(Object.keys((!unknown.done && unknown.fields) || {}), ['kind']);
});

test('a partner plans for itself only: another’s partnership does not exist for it', async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const [own, other] = [
    await partnerOf(db, cast, 'Own', outcomeId),
    await partnerOf(db, cast, 'Other', outcomeId),
  ];
  const coordinator = cast.as('partner_coordinator', { partnerships: [own.partnershipId] });
  await assert.rejects(
    perform(db, coordinator, planActivity, newId(), {
      ...training,
      outcomeId,
      partnershipId: other.partnershipId,
    }),
    NotFound,
  );
  const nobody = await perform(db, coordinator, planActivity, newId(), { ...training, outcomeId });
  assert.deepEqual(!nobody.done && nobody.fields, { partnershipId: [{ key: 'problem.missing' }] });
  for (const role of ['finance_officer', 'partner_treasurer', 'auditor', 'donor_officer'] as const)
    await assert.rejects(
      perform(db, cast.as(role), planActivity, newId(), { ...training, outcomeId }),
      NotAllowed,
      role,
    );
  const stranger = (await makeCast(db)).as('director');
  await assert.rejects(perform(db, stranger, planActivity, newId(), { ...training, outcomeId }), NotFound);
});

test('two people saving the same activity: the second sees both versions and nothing is overwritten', async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own', outcomeId);
  const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const officer = cast.as('programme_officer');
  const { id } = await doing(db, coordinator, planActivity, { ...training, outcomeId, partnershipId });
  const input = { ...training, outcomeId, activityId: id, version: 1 };
  await doing(db, officer, reviseActivity, { ...input, title: 'From Brussels', theme: 'Santé' });
  const refused = await perform(db, coordinator, reviseActivity, newId(), {
    ...input,
    title: 'From Cotonou',
  });
  assert.ok(!refused.done);
  assert.equal(refused.conflict?.version, 2);
  assert.equal(refused.conflict?.current['activities.title'], 'From Brussels');
  assert.equal(refused.conflict?.current['activities.theme'], 'Santé', 'what is particular to its kind too');
  const [row, detail] = await db.read(officer, async (tx) => [
    await activityById(tx, cast.institute.id, id),
    (await detailsOf(tx, cast.institute.id, 'A2', [id])).get(id),
  ]);
  assert.equal(row?.title, 'From Brussels');
  assert.equal(detail?.theme, 'Santé');
  await doing(db, coordinator, reviseActivity, { ...input, version: 2, title: 'Together' });
});
