import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { mission } from '../../../../test/support/review-work.ts';
import { partnerOf, programmeOf, title } from '../../../../test/support/union-work.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { showWith } from '../../activities/pages/activities.tsx';
import { checksOfActivity } from '../../activities/queries/activity-checks.ts';
import { missionReviewRule } from '../../activities/rules/mission-rules.ts';
import { blockedActivities } from '../../finance/queries/charge-groups.ts';
import { addOutcome } from '../../programmes/commands/add-outcome.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { setBaseline } from '../commands/set-baseline.ts';
import { recordedBaselines } from './recorded-baselines.ts';

const db = await testDatabase();
const today = '2022-06-30' as CalendarDay;

/** A mission of the first year that names 1 March 2022 as the day of its baseline, and what the rule says of it. */
const prepared = async () => {
  const cast = await makeCast(db);
  const parameters = missionReviewRule.parameters.map((seed) => ({
    ruleId: missionReviewRule.id,
    ...seed,
    confidence: 'read' as const,
  }));
  await doing(db, cast.system, adoptRulebook, { parameters });
  const { outcomeId, programmeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const planned = { ...mission, plannedFrom: '2022-05-02', plannedUntil: '2022-05-06' };
  const based = { kind: 'A8', ...planned, outcomeId, partnershipId, baselineOn: '2022-03-01' };
  const { id } = await doing(db, cast.system, planActivity, based);
  const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId], language: 'en' });
  const said = async (by: Actor = coordinator) =>
    (
      await db.read(by, (tx) =>
        checksOfActivity(tx, cast.institute.id, id, today, { baselines: recordedBaselines }),
      )
    ).find(({ ruleId }) => ruleId === missionReviewRule.id);
  const indicator = (of: string, baseline?: object) =>
    doing(db, cast.system, defineIndicator, {
      outcomeId: of,
      code: newId().slice(-8),
      title,
      measure: 'number',
      overTime: 'last',
      overPartners: 'sum',
      ...(baseline && { baseline }),
    });
  return { cast, programmeId, outcomeId, id, coordinator, said, indicator };
};

for (const [name, baseline, verdict] of [
  ['of the day that it names', { year: 2022, value: '12', on: '2022-03-01' }, 'ok'],
  ['of an earlier day', { year: 2021, value: '12', on: '2021-11-30' }, 'ok'],
  ['of an earlier year', { year: 2021, value: '0' }, 'ok'],
  ['of the same year, without a day', { year: 2022, value: '12' }, 'ok'],
  ['of the day after', { year: 2022, value: '12', on: '2022-03-02' }, 'blocks'],
  ['of a later year', { year: 2023, value: '12' }, 'blocks'],
  ['no one recorded', undefined, 'blocks'],
] as const)
  test(`a mission of the first year rests on a baseline ${name}: ${verdict}`, async () => {
    const { outcomeId, said, indicator } = await prepared();
    await indicator(outcomeId, baseline);
    assert.equal((await said())?.verdict, verdict);
  });

test('a baseline of another outcome is none; one that is set lets the charge pass, for everyone alike', async () => {
  const { cast, programmeId, outcomeId, id, coordinator, said, indicator } = await prepared();
  const { id: other } = await doing(db, cast.system, addOutcome, {
    programmeId,
    code: 'OS2',
    title,
    aims: ['O2'],
  });
  await indicator(other, { year: 2021, value: '12' });
  const { id: own } = await indicator(outcomeId);
  const officer = cast.as('programme_officer');
  const isStopped = async () =>
    (await db.read(officer, (tx) => blockedActivities(tx, cast.institute.id, [id])))
      .get(id)
      ?.includes(missionReviewRule.id);
  for (const actor of [coordinator, officer]) assert.equal((await said(actor))?.verdict, 'blocks');
  assert.equal(await isStopped(), true);
  const page = await testApp(db).as(coordinator).get(paths.activity({ id }));
  assert.match(page.text, /no indicator of its outcome has one/);
  await doing(db, cast.system, setBaseline, { indicatorId: own, year: 2021, value: '12' });
  for (const actor of [coordinator, officer]) assert.equal((await said(actor))?.verdict, 'ok');
  assert.notEqual(await isStopped(), true);
});

test('the form that checks without saving and the list of activities know baselines too', async () => {
  const { outcomeId, id, coordinator, indicator } = await prepared();
  const me = testApp(db).as(coordinator);
  const typed = {
    ...mission,
    outcomeId,
    plannedFrom: '02/05/2022',
    plannedUntil: '06/05/2022',
    baselineOn: '01/03/2022',
    version: '1',
    check: '1',
  };
  const form = paths.editActivity({ id });
  const missing = /no indicator of its outcome has one/;
  assert.match((await me.post(form, typed)).text, missing);
  await indicator(outcomeId, { year: 2021, value: '12' });
  assert.doesNotMatch((await me.post(form, typed)).text, missing);
  const asked: string[] = [];
  const list = showWith({
    baselines: (institute, ids) => {
      asked.push(...ids);
      return recordedBaselines(institute, ids);
    },
  });
  await countingQueries(db, coordinator, list);
  assert.deepEqual(asked, [id]);
});

test('whoever knows no baselines leaves the mission unjudged by them', async () => {
  const { cast, id, coordinator } = await prepared();
  const checks = await db.read(coordinator, (tx) => checksOfActivity(tx, cast.institute.id, id, today));
  assert.equal(checks.find(({ ruleId }) => ruleId === missionReviewRule.id)?.verdict, 'ok');
});
