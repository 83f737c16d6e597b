import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { screeningOf } from '../../../../test/support/screening.ts';
import { yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { recordBudget } from '../../finance/commands/record-budget.ts';
import { recordPartnerDecision } from '../../finance/commands/record-partner-decision.ts';
import { newestBudgetVersion } from '../../finance/queries/budget-versions.ts';
import { recordScreening } from '../../partners/commands/record-screening.ts';
import { signAgreement } from '../../partners/commands/sign-agreement.ts';
import { addPlanLine } from '../../programmes/commands/add-plan-line.ts';
import { approveActionPlan } from '../../programmes/commands/approve-action-plan.ts';
import { ownershipLine, ownershipLineForPartner } from './ownership-line.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const { system } = cast;
const officer = cast.as('programme_officer', { language: 'en' });
const [partnershipId] = office.partnerships;
const year = yearOf(office.today);
const inYear = async (partner = partnershipId) =>
  (await db.read(officer, (tx) => ownershipLine(tx, cast.institute.id, partner))).find(
    (line) => line.year === year,
  );

test('the institute’s own activities in the partner’s outcome count against it, other partners’ do not', async () => {
  const before = await inYear();
  const activity = {
    kind: 'A2',
    outcomeId: office.outcomes[0],
    plannedFrom: `${year}-03-02`,
    plannedUntil: `${year}-03-06`,
    country: 'BJ',
    theme: 'bargaining',
    method: 'course',
    level: 'national',
    trainerOrigin: 'partner',
  };
  await doing(db, system, planActivity, { ...activity, title: 'Of the institute' });
  await doing(db, system, planActivity, { ...activity, title: 'Of the partner', partnershipId });
  await doing(db, system, planActivity, {
    ...activity,
    title: 'Of another partner',
    partnershipId: office.partnerships[1],
  });
  await doing(db, system, planActivity, {
    ...activity,
    title: 'Of the institute, elsewhere',
    outcomeId: office.outcomes[1],
  });
  const after = await inYear();
  assert.equal((after?.led ?? 0) - (before?.led ?? 0), 1);
  assert.equal((after?.activities ?? 0) - (before?.activities ?? 0), 2);
});

test('of the budget of its outcome the partner manages its own lines; the last budget is the one in force', async () => {
  const cell = { block: 'operational', line: 'a', heading: 'running', outcomeId: office.outcomes[0] };
  const period = { from: `${year}-01-01`, until: `${year}-12-31` };
  const amount = (minor: number) => ({ minor, currency: 'EUR' });
  await doing(db, system, recordBudget, {
    programmeId: office.programmeId,
    kind: 'decided',
    amounts: [
      { ...cell, ...period, partnershipId, amount: amount(6_000_00) },
      { ...cell, ...period, line: 'd', amount: amount(2_000_00) },
      { ...cell, ...period, partnershipId: office.partnerships[1], amount: amount(9_000_00) },
    ],
  });
  const line = await inYear();
  assert.deepEqual([line?.managedMinor, line?.budgetMinor], [6_000_00, 8_000_00]);
});

test('plans and agreements count as decided once an organ of the partner said yes, and a no takes it back', async () => {
  const undecided = await db.read(officer, (tx) => ownershipLine(tx, cast.institute.id, partnershipId));
  const sum = (lines: typeof undecided) => [
    lines.reduce((total, { decided }) => total + decided, 0),
    lines.reduce((total, { decidable }) => total + decidable, 0),
  ];
  // The agreement is not signed yet: the plan, the programme and the budget wait for their decisions.
  assert.deepEqual(sum(undecided), [0, 3]);
  const line = { planId: office.planId, theme: 'bargaining', title: { en: { text: 'Line', source: true } } };
  await doing(db, system, addPlanLine, { ...line, fromOn: office.today, untilOn: office.today });
  const approval = { planId: office.planId, organ: 'Congress', approvedOn: office.today };
  await doing(db, system, approveActionPlan, approval);
  await doing(db, system, recordScreening, screeningOf(partnershipId));
  await doing(db, system, signAgreement, {
    agreementId: office.agreementId,
    signedOn: office.today,
    signedForPartnerBy: 'its executive',
  });
  const decide = (about: string, aboutId: string, verdict: string) =>
    doing(db, system, recordPartnerDecision, {
      partnershipId,
      about,
      aboutId,
      aboutText: 'what was decided on',
      verdict,
      organ: 'executive',
      decidedOn: office.today,
      source: 'minutes',
    });
  const counted = async () =>
    sum(await db.read(officer, (tx) => ownershipLine(tx, cast.institute.id, partnershipId)));
  assert.deepEqual(await counted(), [1, 4]);
  await decide('agreement', office.agreementId, 'approved');
  assert.deepEqual(await counted(), [2, 4]);
  await decide('agreement', office.agreementId, 'rejected');
  assert.deepEqual(await counted(), [1, 4]);
  const version = await db.read(officer, (tx) =>
    newestBudgetVersion(tx, cast.institute.id, office.programmeId),
  );
  await decide('budget', version?.id ?? '', 'approved');
  await decide('programme', office.programmeId, 'approved');
  assert.deepEqual(await counted(), [3, 4]);
});

test('both sides read the same line: the partner its own, nobody another’s', async () => {
  const app = testApp(db);
  const path = paths.ownership({ id: partnershipId });
  const partner = cast.as('partner_coordinator', { partnerships: [partnershipId], language: 'en' });
  const treasurer = cast.as('partner_treasurer', { partnerships: [partnershipId], language: 'en' });
  for (const actor of [officer, partner, treasurer]) {
    const shown = await app.as(actor).get(path);
    assert.match(shown.text, /What the partner carries itself/);
    assert.match(shown.text, /75\u00a0?\s?%/);
    assert.doesNotMatch(shown.text, /tone-(warn|stop)/);
    assert.match((await app.as(actor).get(paths.partner({ id: partnershipId }))).text, new RegExp(path));
    for (const format of ['csv', 'xlsx']) assert.ok(shown.text.includes(withQuery(path, { format })));
    const { text } = await app.as(actor).get(withQuery(path, { format: 'csv' }));
    assert.match(text, new RegExp(`\\r\\n${year}[,;]75[,;]`), actor.role);
  }
  const other = cast.as('partner_coordinator', { partnerships: [office.partnerships[1]] });
  const auditor = cast.as('auditor', { scope: { outcomes: [...office.outcomes], years: [year] } });
  const stranger = (await makeCast(db)).as('programme_officer');
  for (const actor of [other, auditor, stranger])
    for (const at of [path, withQuery(path, { format: 'csv' })])
      assert.equal((await app.as(actor).get(at)).status, 404, actor.role);
});

test('a partner’s sums are those of the institute, and the rows lent for them are seen nowhere else', async () => {
  const partner = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const { id } = cast.institute;
  const whole = await db.read(officer, (tx) => ownershipLine(tx, id, partnershipId));
  await db.read(partner, async (tx) => {
    assert.deepEqual(await ownershipLineForPartner(tx, id, partnershipId), whole);
    const others = async () =>
      (await tx.selectFrom('activities').select('id').where('partnership_id', 'is', null).execute()).length;
    assert.equal(await others(), 0);
    assert.ok(
      (await ownershipLine(tx, id, partnershipId)).every(({ led, activities }) => led === activities),
    );
  });
});

test('weighing, a partner is lent the institute’s rows of its own outcomes, and no other partner’s', async () => {
  const partner = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  await db.read(partner, async (tx) => {
    await sql`select set_config('relais.weighing', 'on', true)`.execute(tx);
    for (const table of ['activities', 'budget_amounts'] as const) {
      const seen = await tx.selectFrom(table).select(['partnership_id', 'outcome_id']).execute();
      assert.ok(seen.some((row) => row.partnership_id === null));
      for (const row of seen)
        if (row.partnership_id === null) assert.equal(row.outcome_id, office.outcomes[0]);
        else assert.equal(row.partnership_id, partnershipId);
    }
  });
});

test('an activity of the partner on which others decided is not led by it', async () => {
  const activity = {
    kind: 'A2',
    outcomeId: office.outcomes[0],
    partnershipId,
    title: 'Decided in Brussels',
    plannedFrom: `${year}-03-02`,
    plannedUntil: `${year}-03-06`,
    country: 'BJ',
    theme: 'bargaining',
    method: 'course',
    level: 'national',
    trainerOrigin: 'partner',
  };
  const before = await inYear();
  for (const decidedBy of ['partner_organ', 'joint', 'institute', 'network'])
    await doing(db, system, planActivity, { ...activity, decidedBy });
  const after = await inYear();
  assert.equal(after!.activities - before!.activities, 4);
  assert.equal(after!.led - before!.led, 2);
});
