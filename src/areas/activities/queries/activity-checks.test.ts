import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, planOf, programmeOf, title, training } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { addOutcome } from '../../programmes/commands/add-outcome.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { correctParameter } from '../../rulebook/commands/correct-parameter.ts';
import { parameterRows } from '../../rulebook/queries/parameter-rows.ts';
import { blockersAt } from '../../rulebook/rules/rule.ts';
import { cancelActivity } from '../commands/cancel-activity.ts';
import { planActivity } from '../commands/plan-activity.ts';
import { reviseActivity } from '../commands/revise-activity.ts';
import { planLineRule } from '../rules/training-rules.ts';
import { checksOfActivities, checksOfActivity } from './activity-checks.ts';

const db = await testDatabase();
const today = '2026-04-01' as CalendarDay;

const prepared = async () => {
  const cast = await makeCast(db);
  await doing(db, cast.system, adoptRulebook, {
    parameters: [],
    countryFacts: [
      {
        country: 'BJ',
        kind: 'partner_country',
        value: '2022-2026',
        source: 'Programme',
        confidence: 'read',
        validFrom: '2022-01-01',
      },
    ],
  });
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const partner = await partnerOf(db, cast, 'Own', outcomeId);
  const coordinator = cast.as('partner_coordinator', { partnerships: [partner.partnershipId] });
  return { cast, programmeId, outcomeId, ...partner, coordinator };
};

test('a training without a plan line is saved and not chargeable to A2 until it is justified', async () => {
  const { cast, outcomeId, partnershipId, coordinator } = await prepared();
  const { id } = await doing(db, coordinator, planActivity, { ...training, outcomeId, partnershipId });
  const blockers = async () =>
    blockersAt(
      await db.read(coordinator, (tx) => checksOfActivity(tx, cast.institute.id, id, today)),
      'charging',
    ).map(({ ruleId }) => ruleId);
  assert.deepEqual(await blockers(), ['A2-plan-line']);
  await doing(db, coordinator, reviseActivity, {
    ...training,
    outcomeId,
    activityId: id,
    version: 1,
    justification: 'The plan is decided in May',
  });
  assert.deepEqual(await blockers(), []);
});

test('an institute that chose so from a day on is only warned of a training without a plan line', async () => {
  const { cast, outcomeId, partnershipId, coordinator } = await prepared();
  const parameters = planLineRule.parameters.map((seed) => ({ ruleId: planLineRule.id, ...seed }));
  await doing(db, cast.system, adoptRulebook, { parameters });
  const { id } = await doing(db, coordinator, planActivity, { ...training, outcomeId, partnershipId });
  const verdictOn = async (day: string) =>
    (
      await db.read(coordinator, (tx) => checksOfActivity(tx, cast.institute.id, id, day as CalendarDay))
    ).find(({ ruleId }) => ruleId === planLineRule.id)?.verdict;
  assert.equal(await verdictOn(today), 'blocks');
  const officer = cast.as('programme_officer');
  const rows = await db.read(officer, (tx) => parameterRows(tx, cast.institute.id));
  const choice = {
    id: rows.find(({ ruleId }) => ruleId === planLineRule.id)!.id,
    unit: 'blocks-or-warns',
    citation: 'Board of 1 April',
    validFrom: '2007-06-06',
    changesOn: today,
    confidence: 'guessed' as const,
    reason: 'Plans are late this year',
  };
  const misspelt = await perform(db, officer, correctParameter, newId(), { ...choice, value: 'warn' });
  assert.ok(!misspelt.done && misspelt.fields?.value);
  await doing(db, officer, correctParameter, { ...choice, value: 'warns' });
  assert.equal(await verdictOn(today), 'warns');
  assert.equal(await verdictOn('2026-03-31'), 'blocks');
  const page = await testApp(db)
    .as(cast.as('director', { language: 'en' }))
    .get(paths.activity({ id }));
  assert.match(page.text, /hangs on no line of a national action plan\.</);
});

test('a training on a line of a plan that was approved before it is chargeable, for the officer and the partner alike', async () => {
  const { cast, outcomeId, partnershipId, coordinator } = await prepared();
  const { lineId } = await planOf(db, cast, partnershipId, { approvedOn: '2026-02-01' });
  const tags = { capacityTags: ['functional_national'] };
  const decision = { decidedBy: 'joint', decidedOn: '2026-02-10', decidingOrgan: 'Executive' };
  const planned = { ...training, ...tags, ...decision, outcomeId, partnershipId, planLineId: lineId };
  const { id } = await doing(db, coordinator, planActivity, planned);
  for (const actor of [coordinator, cast.as('programme_officer')]) {
    const checks = await db.read(actor, (tx) => checksOfActivity(tx, cast.institute.id, id, today));
    assert.deepEqual(
      checks.filter(({ verdict }) => verdict !== 'ok'),
      [],
    );
    assert.equal(checks.length, 6);
  }
});

test('outside a partner country and outside the programme each block a charge', async () => {
  const { cast, outcomeId, coordinator, partnershipId } = await prepared();
  const { id } = await doing(db, coordinator, planActivity, {
    ...training,
    outcomeId,
    partnershipId,
    country: 'TG',
    plannedFrom: '2027-01-04',
    plannedUntil: '2027-01-05',
    justification: 'Agreed',
  });
  const checks = await db.read(coordinator, (tx) => checksOfActivity(tx, cast.institute.id, id, today));
  assert.deepEqual(
    blockersAt(checks, 'charging').map(({ ruleId }) => ruleId),
    ['A-partner-country', 'A-programme-period'],
  );
});

test('a country of the institute that the programme does not name blocks a charge, unless it names a region too', async () => {
  const { cast, programmeId, outcomeId, coordinator, partnershipId } = await prepared();
  const planned = { ...training, outcomeId, partnershipId, justification: 'Agreed' };
  const { id } = await doing(db, coordinator, planActivity, planned);
  const check = async () =>
    (await db.read(coordinator, (tx) => checksOfActivity(tx, cast.institute.id, id, today))).find(
      ({ ruleId }) => ruleId === 'A-partner-country',
    )!;
  assert.equal((await check()).verdict, 'ok');
  const name = (place: object) =>
    doing(db, cast.system, addOutcome, {
      programmeId,
      code: newId(),
      title,
      aims: ['O1'],
      places: [place],
    });
  await name({ country: 'TG' });
  const { verdict, sentence } = await check();
  assert.equal(verdict, 'blocks');
  assert.deepEqual(sentence, {
    key: 'activities.country-outside-programme',
    args: { country: 'BJ', from: training.plannedFrom, programme: 'P2022', countries: 'TG' },
  });
  await name({ region: { code: '298', vocabulary: '1' } });
  assert.equal((await check()).verdict, 'ok');
});

test('the bulk form says of each activity what the single form says, and nothing of others’ and cancelled ones', async () => {
  const { cast, outcomeId, partnershipId, coordinator } = await prepared();
  const other = await partnerOf(db, cast, 'Other');
  const plan = async (more: object) =>
    (await doing(db, cast.system, planActivity, { ...training, outcomeId, ...more })).id;
  const own = await plan({ partnershipId });
  const others = await plan({ partnershipId: other.partnershipId });
  const cancelled = await plan({ partnershipId });
  await doing(db, cast.system, cancelActivity, { activityId: cancelled, reason: 'No room' });
  await db.read(coordinator, async (tx) => {
    const all = await checksOfActivities(tx, cast.institute.id, [own, others, cancelled], today);
    assert.deepEqual([...all.keys()], [own]);
    assert.deepEqual(all.get(own), await checksOfActivity(tx, cast.institute.id, own, today));
  });
});
