import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { decided } from '../../../../test/support/obligations.ts';
import { partnerOf, planOf, programmeOf } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { type CalendarDay, todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { holdActivity } from '../../activities/commands/hold-activity.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { recordUse } from '../../activities/commands/record-use.ts';
import { adoptObligations } from '../../obligations/commands/adopt-obligations.ts';
import { fileObligation } from '../../obligations/commands/file-obligation.ts';
import { obligations } from '../../obligations/queries/obligation-clock.ts';
import { changePartnership } from '../../partners/commands/change-partnership.ts';
import { registerOrganisation } from '../../partners/commands/register-organisation.ts';
import { startPartnership } from '../../partners/commands/start-partnership.ts';
import { partnership } from '../../partners/queries/partnerships.ts';
import { addRisk } from '../../programmes/commands/add-risk.ts';
import { endActionPlan } from '../../programmes/commands/end-action-plan.ts';
import { followUpRisk } from '../../programmes/commands/follow-up-risk.ts';
import { openActionPlan } from '../../programmes/commands/open-action-plan.ts';
import { openPlanEdition } from '../../programmes/commands/open-plan-edition.ts';
import { takeBackPlanEnd } from '../../programmes/commands/take-back-plan-end.ts';
import { actionPlanById } from '../../programmes/queries/action-plans.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { redefineIndicator } from '../../results/commands/redefine-indicator.ts';
import { setBaseline } from '../../results/commands/set-baseline.ts';
import { setTarget } from '../../results/commands/set-target.ts';
import { standingBaselines } from '../../results/queries/baselines.ts';
import { standingTargets } from '../../results/queries/standing-targets.ts';
import { type WaitingQuestion, waitingFor } from './waiting.ts';
import { usesDue } from './waiting-activities.ts';
import { baselinesOfGoneCells, targetsOfGoneCells } from './waiting-gone-cells.ts';
import { obligationsDue } from './waiting-obligations.ts';
import { handOverPlansDue } from './waiting-partners.ts';
import { indicatorsWithoutTarget, plansEnding, riskFollowUpsDue } from './waiting-programmes.ts';

const db = await testDatabase();
const day = (text: string) => text as CalendarDay;
const title = { fr: { text: 'Un titre', source: true as const } };

const prepared = async (fromYear?: number) => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast, fromYear);
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const asked = async (question: WaitingQuestion, today: string, actor = cast.system) =>
    (
      await db.read(actor, (tx) =>
        waitingFor(tx, { instituteId: cast.institute.id, today: day(today) }, [question]),
      )
    ).map(({ what, on, subject }) => [what, on, subject.id]);
  return { cast, programmeId, outcomeId, partnershipId, asked };
};

test('a plan that ended long ago waits until one follows, an organ says that none does, or the partnership is over', async () => {
  const { cast, partnershipId, asked } = await prepared();
  const { planId } = await planOf(db, cast, partnershipId);
  const waiting = [['plan-ending', '2026-12-31', planId]];
  assert.deepEqual(await asked(plansEnding, '2029-06-01'), waiting);
  const organ = { organ: 'Bureau national', decidedOn: '2026-01-15' };
  const ahead = { planId, ...organ, decidedOn: '2090-01-01', reason: 'La relève' };
  const early = await perform(db, cast.system, endActionPlan, newId(), ahead);
  assert.ok(!early.done && early.fields?.decidedOn);
  await doing(db, cast.system, endActionPlan, { planId, ...organ, reason: 'La relève est faite' });
  assert.deepEqual(await asked(plansEnding, '2029-06-01'), []);
  const twice = await perform(db, cast.system, endActionPlan, newId(), {
    planId,
    ...organ,
    reason: 'Encore',
  });
  assert.deepEqual(!twice.done && twice.problem, { key: 'programmes.plan-has-its-end' });
  const other = cast.as('partner_coordinator', {
    partnerships: [(await partnerOf(db, cast, 'Other')).partnershipId],
  });
  await assert.rejects(
    perform(db, other, takeBackPlanEnd, newId(), { planId, reason: 'Pas le mien' }),
    NotFound,
  );
  await doing(db, cast.system, takeBackPlanEnd, { planId, reason: 'Par erreur' });
  assert.deepEqual(await asked(plansEnding, '2029-06-01'), waiting);
  const { version } = (await db.read(cast.system, (tx) =>
    partnership(tx, cast.institute.id, partnershipId),
  ))!;
  await doing(db, cast.system, changePartnership, {
    ...{ id: partnershipId, version, fromOn: '2020-01-01', untilOn: '2028-12-31' },
  });
  assert.deepEqual(await asked(plansEnding, '2029-06-01'), []);
  assert.deepEqual(await asked(plansEnding, '2028-06-01'), waiting);
});

test('that no plan follows is not lost by the next edition of the plan, and is taken back there', async () => {
  const { cast, partnershipId, asked } = await prepared();
  const { planId } = await planOf(db, cast, partnershipId, { approvedOn: '2025-12-01' });
  const said = { organ: 'Bureau national', decidedOn: '2026-01-15', reason: 'La relève est faite' };
  await doing(db, cast.system, endActionPlan, { planId, ...said });
  const { id: second } = await doing(db, cast.system, openPlanEdition, { planId });
  assert.deepEqual(await asked(plansEnding, '2027-02-01'), []);
  const plan = await db.read(cast.system, (tx) => actionPlanById(tx, cast.institute.id, second));
  assert.equal(plan?.end?.reason, 'La relève est faite');
  const twice = await perform(db, cast.system, endActionPlan, newId(), { planId: second, ...said });
  assert.deepEqual(!twice.done && twice.problem, { key: 'programmes.plan-has-its-end' });
  await doing(db, cast.system, takeBackPlanEnd, { planId: second, reason: 'Par erreur' });
  assert.deepEqual(await asked(plansEnding, '2027-02-01'), [['plan-ending', '2026-12-31', second]]);
});

test('a plan that ends within ninety days waits for the next one, until it is there', async () => {
  const { cast, partnershipId, asked } = await prepared();
  const { planId } = await planOf(db, cast, partnershipId);
  assert.deepEqual(await asked(plansEnding, '2026-09-01'), []);
  assert.deepEqual(await asked(plansEnding, '2026-11-01'), [['plan-ending', '2026-12-31', planId]]);
  assert.deepEqual(await asked(plansEnding, '2027-02-01'), [['plan-ending', '2026-12-31', planId]]);
  const other = cast.as('partner_coordinator', {
    partnerships: [(await partnerOf(db, cast, 'Other')).partnershipId],
  });
  assert.deepEqual(await asked(plansEnding, '2026-11-01', other), []);
  const next = { partnershipId, title, country: 'BJ', fromOn: '2027-01-01', untilOn: '2028-12-31' };
  await doing(db, cast.system, openActionPlan, next);
  assert.deepEqual(await asked(plansEnding, '2026-11-01'), []);
});

test('participants of an international training are to be asked six months after it, until they were', async () => {
  const { cast, outcomeId, partnershipId, asked } = await prepared();
  const { id: activityId } = await doing(db, cast.system, planActivity, {
    kind: 'A5',
    outcomeId,
    partnershipId,
    title: 'Seniors',
    plannedFrom: '2026-02-02',
    plannedUntil: '2026-02-06',
    country: 'IT',
    organiserKind: 'ilo',
    trainingField: 'bargaining',
    countries: ['BJ', 'TG'],
    selection: 'By the national bureau',
    nationalLeaders: 2,
    sectorLeaders: 0,
    headsOfDepartment: 0,
    otherFunctions: 0,
    tookPartBefore: 0,
  });
  assert.deepEqual(await asked(usesDue, '2026-10-01'), [], 'it was not held');
  await doing(db, cast.system, holdActivity, { activityId, heldFrom: '2026-02-02', heldUntil: '2026-02-06' });
  assert.deepEqual(await asked(usesDue, '2026-06-01'), []);
  assert.deepEqual(await asked(usesDue, '2026-07-20'), [['use-due', '2026-08-06', activityId]]);
  const use = { activityId, askedOn: '2026-09-01', asked: 2, usingIt: 1, what: 'It bargains' };
  await doing(db, cast.system, recordUse, use);
  assert.deepEqual(await asked(usesDue, '2026-10-01'), []);
});

test('a partnership that ends within a year without a final hand-over plan waits for one', async () => {
  const { cast, asked } = await prepared();
  const union = { kind: 'national_union', name: 'Leaving', country: 'BJ' };
  const { id: organisationId } = await doing(db, cast.system, registerOrganisation, union);
  const dates = { fromOn: '2020-01-01', untilOn: '2026-12-31' };
  const { id } = await doing(db, cast.system, startPartnership, { organisationId, ...dates });
  assert.deepEqual(await asked(handOverPlansDue, '2025-11-01'), []);
  assert.deepEqual(await asked(handOverPlansDue, '2026-03-01'), [['hand-over-plan-due', '2026-12-31', id]]);
  assert.deepEqual(await asked(handOverPlansDue, '2027-03-01'), []);
});

test('an indicator that is measured waits for its target, and a target of a category that is no more for a new one', async () => {
  const { cast, outcomeId, asked } = await prepared();
  const named = (key: string) => ({ key, label: { fr: { text: key, source: true } } });
  const [mines, farms] = [named('mines'), named('farms')];
  const { label } = named('sector');
  const axes = [{ key: 'sector', label, categories: [mines, farms] }];
  const definition = { title, measure: 'number', overTime: 'sum', overPartners: 'sum' };
  const { id } = await doing(db, cast.system, defineIndicator, {
    outcomeId,
    code: 'W1',
    ...definition,
    axes,
  });
  assert.deepEqual(await asked(indicatorsWithoutTarget, '2024-05-01'), [
    ['indicator-without-target', '2022-01-01', id],
  ]);
  const period = { from: '2024-01-01', until: '2024-12-31' };
  await doing(db, cast.system, setTarget, {
    indicatorId: id,
    ...period,
    value: '4',
    breakdown: { sector: 'mines' },
  });
  assert.deepEqual(await asked(indicatorsWithoutTarget, '2024-05-01'), []);
  const stood = { indicatorId: id, year: 2021, value: '3', breakdown: { sector: 'mines' } };
  await doing(db, cast.system, setBaseline, stood);
  for (const question of [targetsOfGoneCells, baselinesOfGoneCells])
    assert.deepEqual(await asked(question, '2024-05-01'), []);
  await doing(db, cast.system, redefineIndicator, {
    ...{ indicatorId: id, version: 1, ...definition, reason: 'The mine was closed' },
    axes: [{ key: 'sector', label, categories: [farms] }],
    cells: [{ axis: 'sector', category: 'mines', change: 'dropped' }],
  });
  const waits = [['target-of-a-gone-cell', todayIn(), id]];
  assert.deepEqual(await asked(targetsOfGoneCells, '2024-05-01'), waits, 'since the definition changed');
  const where = [['baseline-of-a-gone-cell', todayIn(), id]];
  assert.deepEqual(await asked(baselinesOfGoneCells, '2024-05-01'), where);
  const facts = await db.read(cast.system, async (tx) => [
    ...(await standingTargets(tx, cast.institute.id, id)),
    ...(await standingBaselines(tx, cast.institute.id, id)),
  ]);
  await doing(db, cast.system, redefineIndicator, {
    ...{ indicatorId: id, version: 2, ...definition, axes, reason: 'The mine opened again' },
    returning: facts.map((fact) => ({ id: fact.id, stands: true })),
  });
  for (const question of [targetsOfGoneCells, baselinesOfGoneCells])
    assert.deepEqual(await asked(question, '2024-05-01'), [], 'it came back and stands again');
  await doing(db, cast.system, setTarget, {
    ...{ indicatorId: id, ...period, value: '2', breakdown: { sector: 'farms', sex: 'female' } },
  });
  await doing(db, cast.system, redefineIndicator, {
    ...{ indicatorId: id, version: 3, ...definition, reason: 'The farm was closed' },
    axes: [{ key: 'sector', label, categories: [mines] }],
    cells: [{ axis: 'sector', category: 'farms', change: 'dropped' }],
  });
  assert.deepEqual(await asked(targetsOfGoneCells, '2024-05-01'), waits, 'of two things, one of them gone');
  await doing(db, cast.system, redefineIndicator, {
    ...{ indicatorId: id, version: 4, ...definition, comparable: false, reason: 'Counted otherwise' },
    axes: [{ key: 'sector', label, categories: [mines] }],
  });
  for (const question of [targetsOfGoneCells, baselinesOfGoneCells])
    assert.deepEqual(await asked(question, '2024-05-01'), [], 'nothing compares any longer');
  assert.deepEqual(await asked(indicatorsWithoutTarget, '2024-05-01'), [
    ['indicator-without-target', '2022-01-01', id],
  ]);
});

test('scores of last year wait as an obligation, by the day that its kind says, until they are filed', async () => {
  const { cast, programmeId, asked } = await prepared();
  await doing(db, cast.system, adoptObligations, {});
  const waiting = async () =>
    (await asked(obligationsDue(['programme_officer']), '2026-04-10')).filter(
      ([, on]) => on === '2026-04-30',
    );
  assert.deepEqual(await waiting(), [], 'nothing is decided yet');
  await decided(db, cast, programmeId);
  const rows = await db.read(cast.as('director'), (tx) => obligations(tx, cast.institute.id));
  const scores = rows.find(({ code, year }) => code === 'performance-scores' && year === 2025)!;
  assert.equal((await waiting()).filter(([, , id]) => id === scores.id).length, 1);
  const filing = { obligationId: scores.id, version: 0, filedOn: '2026-04-02', channel: 'extranet' };
  await doing(db, cast.system, fileObligation, filing);
  assert.ok((await waiting()).every(([, , id]) => id !== scores.id));
});

test('what is open waits however late it is, apart from what is newer, and what is left out is counted', async () => {
  const { cast, programmeId, asked } = await prepared();
  await doing(db, cast.system, adoptObligations, {});
  await decided(db, cast, programmeId);
  const today = day('2027-05-10');
  const rows = await db.read(cast.as('director'), (tx) =>
    obligations(tx, cast.institute.id, { role: 'programme_officer', open: true }),
  );
  const due = rows.flatMap(({ id, bound, dueOn }) => (dueOn && bound === 'by' ? [{ id, dueOn }] : []));
  const late = due.filter(({ dueOn }) => dueOn < '2025-05-10');
  const newer = due.filter(({ dueOn }) => dueOn >= '2025-05-10' && dueOn <= '2027-06-09');
  assert.ok(late.length > 1 && newer.length > 1);
  const question = obligationsDue(['programme_officer']);
  const all = (await asked(question, today)).map(([, , id]) => id);
  for (const { id } of [...late, ...newer]) assert.ok(all.includes(id));
  const few = await db.read(cast.system, (tx) =>
    waitingFor(tx, { instituteId: cast.institute.id, today, most: 1 }, [question]),
  );
  assert.deepEqual(
    few.map(({ what, on, title }) => [what, on, what === 'obligation-more' ? title : '']),
    [
      ['obligation-due', late[0]?.dueOn, ''],
      [
        'obligation-more',
        late[1]?.dueOn,
        String(due.filter(({ dueOn }) => dueOn <= '2027-06-09').length - 2),
      ],
      ['obligation-due', newer[0]?.dueOn, ''],
    ],
  );
});

test('a year in which a risk was not followed up is late from its end, also after the programme, until it is', async () => {
  const year = yearOf(todayIn());
  const { cast, programmeId, asked } = await prepared(year);
  const risk = { programmeId, text: title, probability: 3, impact: 4 };
  const { id: riskId } = await doing(db, cast.system, addRisk, risk);
  const due = async (on: string) => (await asked(riskFollowUpsDue, on)).map(([, day]) => day);
  assert.deepEqual(await due(`${year}-11-02`), [`${year}-12-31`]);
  assert.deepEqual(await due(`${year + 1}-01-02`), [`${year}-12-31`]);
  const seen = { state: 'open', probability: 3, impact: 4, note: 'Seen', byFunction: 'Director' };
  await doing(db, cast.system, followUpRisk, { riskId, year, ...seen, onDay: todayIn() });
  assert.deepEqual(await due(`${year}-12-31`), []);
  assert.deepEqual(await due(`${year + 1}-01-02`), [`${year + 1}-12-31`]);
  assert.deepEqual(await due(`${year + 6}-03-01`), [`${year + 1}-12-31`], 'the programme is over');
});
