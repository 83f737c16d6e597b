import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { openAdvocacyDossier } from '../../rights/commands/open-advocacy-dossier.ts';
import { checksOfActivity } from '../queries/activity-checks.ts';
import { detailsOf } from '../queries/activity-details.ts';
import { builtUnitsOf } from '../queries/built-units.ts';
import { groupCountsOf } from '../queries/group-counts.ts';
import { countGroups } from './count-groups.ts';
import { holdActivity } from './hold-activity.ts';
import { nameUnit } from './name-unit.ts';
import { planActivity } from './plan-activity.ts';
import { reviseActivity } from './revise-activity.ts';

const db = await testDatabase();

const demand = {
  title: 'Un salaire minimum',
  country: 'BJ',
  level: 'national',
  demand: 'Index the minimum wage',
  topics: ['wages'],
  openedOn: '2024-01-10',
};

const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own', outcomeId);
  const { partnershipId: other } = await partnerOf(db, cast, 'Other', outcomeId);
  const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const dossierOf = async (whose: string) =>
    (await doing(db, cast.system, openAdvocacyDossier, { ...demand, partnershipId: whose })).id;
  const week = {
    outcomeId,
    partnershipId,
    title: 'Une semaine',
    plannedFrom: '2026-03-02',
    plannedUntil: '2026-03-06',
    country: 'BJ',
  };
  return { cast, partnershipId, other, coordinator, dossierOf, week };
};

const held = { heldFrom: '2026-03-02', heldUntil: '2026-03-06' };
const day = '2026-04-01' as CalendarDay;

test('a defence of rights names its conventions, topics and demands, and comes back as it was given', async () => {
  const { cast, partnershipId, coordinator, dossierOf, week } = await prepared();
  const detail = {
    kind: 'A4' as const,
    means: 'campaign',
    purpose: 'A minimum wage that follows prices',
    conventions: ['C087', 'C131'],
    defenceTopics: ['wages', 'prices'],
    dossiers: [{ dossierId: await dossierOf(partnershipId) }],
    dialogues: [],
    agreements: [],
  };
  const { id } = await doing(db, coordinator, planActivity, { ...week, ...detail });
  const read = await db.read(coordinator, (tx) => detailsOf(tx, cast.institute.id, 'A4', [id]));
  assert.deepEqual(read.get(id), detail);
});

test('a demand of another partner cannot be added, is no event either, and stays where the institute set it', async () => {
  const { cast, partnershipId, other, coordinator, dossierOf, week } = await prepared();
  const detail = { kind: 'A4', means: 'campaign', purpose: 'Wages', defenceTopics: ['wages'] };
  const [own, foreign] = [await dossierOf(partnershipId), await dossierOf(other)];
  const wrong = async (more: object) => {
    const refused = await perform(db, coordinator, planActivity, newId(), { ...week, ...detail, ...more });
    return !refused.done && refused.fields;
  };
  const unknown = [{ key: 'problem.not-known-here' }];
  assert.deepEqual(await wrong({ dossiers: [{ dossierId: foreign }] }), { dossiers: unknown });
  assert.deepEqual(await wrong({ dialogues: [{ eventId: own }] }), { dialogues: unknown });
  assert.deepEqual(await wrong({ conventions: ['C999'] }), { 'conventions.0': unknown });
  const dossiers = [{ dossierId: foreign }];
  const { id } = await doing(db, cast.as('director'), planActivity, { ...week, ...detail, dossiers });
  const revised = { ...week, ...detail, dossiers, activityId: id, version: 1 };
  await doing(db, coordinator, reviseActivity, revised);
});

test('the unit is named once it was held, and a correction replaces it with its reason', async () => {
  const { cast, coordinator, week } = await prepared();
  const building = { kind: 'A1', branch: 'organisation', buildingForm: 'federation', purpose: 'Transport' };
  const { id: activityId } = await doing(db, coordinator, planActivity, { ...week, ...building });
  const unit = { activityId, unit: 'Federation of transport', result: 'created', unitLevel: 'national' };
  const early = await perform(db, coordinator, nameUnit, newId(), unit);
  assert.equal(!early.done && early.problem?.key, 'activities.not-held-yet');
  await doing(db, coordinator, holdActivity, { activityId, ...held });
  const verdict = async () =>
    (await db.read(coordinator, (tx) => checksOfActivity(tx, cast.institute.id, activityId, day))).find(
      ({ ruleId }) => ruleId === 'A1-unit',
    )?.verdict;
  assert.equal(await verdict(), 'blocks');
  const { id } = await doing(db, coordinator, nameUnit, unit);
  assert.equal(await verdict(), 'ok');
  const correction = { ...unit, unit: 'Federation of transport and ports', replacesId: id };
  const silent = await perform(db, coordinator, nameUnit, newId(), correction);
  assert.deepEqual(!silent.done && silent.fields, { reason: [{ key: 'activities.reason-missing' }] });
  await doing(db, coordinator, nameUnit, { ...correction, reason: 'The congress chose the name' });
  const again = await perform(db, coordinator, nameUnit, newId(), { ...correction, reason: 'Once more' });
  assert.deepEqual(!again.done && again.fields, { unit: [{ key: 'activities.unit-corrected-already' }] });
  const units = await db.read(coordinator, (tx) => builtUnitsOf(tx, cast.institute.id, activityId));
  assert.deepEqual(
    units.map(({ unit: name }) => name),
    ['Federation of transport and ports'],
  );
  const stranger = (await makeCast(db)).as('director');
  await assert.rejects(perform(db, stranger, nameUnit, newId(), unit), NotFound);
});

test('a target group is no larger than the participants, services may be, and what stands is changed with a reason', async () => {
  const { cast, coordinator, week } = await prepared();
  const aid = { kind: 'A4', means: 'legal_aid', purpose: 'Unpaid wages', defenceTopics: ['wages'] };
  const { id: activityId } = await doing(db, coordinator, planActivity, { ...week, ...aid });
  const people = (count: number) => ({ measure: 'people', targetGroup: 'domestic', count });
  const advice = { measure: 'advice', targetGroup: 'domestic', count: 60 };
  const early = await perform(db, coordinator, countGroups, newId(), { activityId, counts: [people(1)] });
  assert.equal(!early.done && early.problem?.key, 'activities.not-held-yet');
  const counts = [{ sex: 'female', ageBand: 'unknown', economy: 'informal', count: 20 }];
  await doing(db, coordinator, holdActivity, { activityId, ...held, counts });
  const beyond = await perform(db, coordinator, countGroups, newId(), {
    activityId,
    counts: [advice, people(21)],
  });
  assert.deepEqual(!beyond.done && beyond.fields, {
    'counts.1.count': [{ key: 'activities.group-beyond-participants', args: { count: 20 } }],
  });
  await doing(db, coordinator, countGroups, { activityId, counts: [advice, people(18)] });
  const silent = await perform(db, coordinator, countGroups, newId(), { activityId, counts: [people(17)] });
  assert.deepEqual(!silent.done && silent.fields, { reason: [{ key: 'activities.reason-missing' }] });
  await doing(db, coordinator, countGroups, { activityId, counts: [people(17)], reason: 'Recounted' });
  const rows = await db.read(coordinator, (tx) => groupCountsOf(tx, cast.institute.id, activityId));
  assert.deepEqual(
    rows.map(({ measure, count }) => [measure, count]),
    [
      ['advice', 60],
      ['people', 17],
    ],
  );
});
