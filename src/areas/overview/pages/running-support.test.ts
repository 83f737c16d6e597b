import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf, title, training } from '../../../../test/support/union-work.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { runningSupportChecks } from '../../finance/queries/running-support-checks.ts';
import { runningSupportRule } from '../../finance/rules/running-support.ts';
import { changePartnership } from '../../partners/commands/change-partnership.ts';
import { openHandOverPlan } from '../../partners/commands/open-hand-over-plan.ts';
import { reviseOutcome } from '../../programmes/commands/revise-outcome.ts';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { transfersAndRunning } from '../queries/partner-money.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
await doing(db, cast.system, adoptRulebook, {
  parameters: runningSupportRule.parameters.map((seed) => ({ ...seed, ruleId: runningSupportRule.id })),
  countryFacts: [],
});
const { outcomeId, programmeId } = await programmeOf(db, cast);
const { partnershipId } = await partnerOf(db, cast, 'Union of the coast');
const other = await partnerOf(db, cast, 'Union of the hills');

const planned = async (more: object) =>
  (await doing(db, cast.system, planActivity, { ...training, outcomeId, partnershipId, ...more })).id;
const course = await planned({});
const support = await planned({ kind: 'A3', beneficiary: 'secretariat', purpose: 'Dues collection' });

const spent = (paidOn: string, minor: number, more: object = {}) =>
  doing(db, cast.as('finance_officer'), recordExpense, {
    outcomeId,
    partnershipId,
    line: 'd',
    heading: 'running',
    paidOn,
    description: 'Spending',
    amount: { minor, currency: 'EUR' },
    voucherState: 'kept_at_partner',
    ...more,
  });

await spent('2023-03-05', 600_00, { activityId: course });
await spent('2023-03-06', 100_00, { activityId: support, heading: 'investment' });
await spent('2023-03-07', 100_00);
await spent('2023-03-08', 200_00, { item: 'campaign' });
await spent('2024-03-05', 100_00, { activityId: course });
await spent('2024-03-06', 300_00, { heading: 'personnel' });
await spent('2024-03-07', 999_00, { partnershipId: other.partnershipId });

/** The partners of the outcome, all of them. */
const worksWith = async (partnershipIds: readonly string[]) => {
  const outcome = await db.read(cast.system, (tx) => outcomeById(tx, cast.institute.id, outcomeId));
  await doing(db, cast.system, reviseOutcome, {
    outcomeId,
    version: outcome?.version,
    code: 'OS1',
    title,
    aims: ['O2'],
    partnershipIds,
  });
};

test('running support is what A3 costs and running and staff costs without an activity, of all expenses of the year', async () => {
  const { running } = await db.read(cast.as('finance_officer'), (tx) =>
    transfersAndRunning(tx, cast.institute.id, partnershipId, undefined),
  );
  assert.deepEqual(
    running.map(({ year, runningMinor, allMinor, currency }) => [year, runningMinor, allMinor, currency]),
    [
      [2023, 200_00, 1_000_00, 'EUR'],
      [2024, 300_00, 400_00, 'EUR'],
    ],
  );
});

test('the partner’s page tells the share of each year in plain numbers, to the institute and the partner', async () => {
  const own = cast.as('partner_coordinator', { language: 'en', partnerships: [partnershipId] });
  for (const actor of [own, cast.as('programme_officer', { language: 'en' })]) {
    const { text } = await app.as(actor).get(paths.partner({ id: partnershipId }));
    const card = text.slice(text.indexOf('id="running-support"'));
    assert.match(card, /20 %/, actor.role);
    assert.match(card, /75 %/, actor.role);
    assert.doesNotMatch(card.slice(0, card.indexOf('</section>')), /class="tag/, actor.role);
  }
  const scope = { outcomes: [outcomeId], years: [2023, 2024] };
  const auditor = await app.as(cast.as('auditor', { scope })).get(paths.partner({ id: partnershipId }));
  assert.doesNotMatch(auditor.text, /id="running-support"/);
});

test('the rule asks once an end is in sight, on the partner’s page and on the page of checks alike', async () => {
  const officer = cast.as('programme_officer', { language: 'en' });
  await worksWith([partnershipId]);
  const verdict = () =>
    db.read(officer, async (tx) => {
      const day = '2026-06-01' as CalendarDay;
      const checks = await runningSupportChecks(tx, cast.institute.id, [partnershipId], day);
      return checks.get(partnershipId)?.verdict;
    });
  const address = withQuery(paths.programmeChecks({ id: programmeId }), { of: 'partners' });
  const link = `${paths.partner({ id: partnershipId })}#running-support`;
  assert.equal(await verdict(), 'ok');
  assert.ok(!(await app.as(officer).get(address)).text.includes(link));
  await doing(db, officer, openHandOverPlan, {
    partnershipId,
    title: 'Toward 2028',
    handOverOn: '2028-12-31',
  });
  assert.equal(await verdict(), 'warns');
  const { text } = await app.as(officer).get(address);
  assert.ok(text.includes(link));
  assert.match(text, /rose from 20 % of the expenses in 2023 to 75 % in 2024/);
  const page = await app.as(officer).get(paths.partner({ id: partnershipId }));
  assert.match(page.text, /rose from 20 %/);
});

test('a partnership that ends with its programme is in its last cycle', async () => {
  const third = await partnerOf(db, cast, 'Union of the delta');
  await worksWith([partnershipId, third.partnershipId]);
  const officer = cast.as('programme_officer');
  const isInSight = (day: string) =>
    db.read(officer, async (tx) => {
      const checks = await runningSupportChecks(
        tx,
        cast.institute.id,
        [third.partnershipId],
        day as CalendarDay,
      );
      return checks.get(third.partnershipId)?.sentence.key !== 'finance.running-no-end';
    });
  assert.equal(await isInSight('2026-06-01'), false);
  await doing(db, cast.system, changePartnership, {
    id: third.partnershipId,
    version: 1,
    fromOn: '2020-01-01',
    untilOn: '2026-12-31',
  });
  assert.equal(await isInSight('2026-06-01'), true);
  assert.equal(await isInSight('2021-06-01'), false, 'before the programme began');
});
