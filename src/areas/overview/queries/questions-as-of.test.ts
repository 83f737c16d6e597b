import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { training } from '../../../../test/support/union-work.ts';
import type { FigureAnswer } from '../../../db/figure-question.ts';
import { addDays } from '../../../kernel/calendar-day.ts';
import { announceGroups } from '../../activities/commands/announce-groups.ts';
import { cancelActivity } from '../../activities/commands/cancel-activity.ts';
import { holdActivity } from '../../activities/commands/hold-activity.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { reviseActivity } from '../../activities/commands/revise-activity.ts';
import { announcedOfOutcome } from '../../activities/queries/reached-groups.ts';
import { recordPartnerDecision } from '../../finance/commands/record-partner-decision.ts';
import { correctEvaluationStep } from '../../reviews/commands/correct-evaluation-step.ts';
import { planEvaluation } from '../../reviews/commands/plan-evaluation.ts';
import { recordEvaluationStep } from '../../reviews/commands/record-evaluation-step.ts';
import { withdrawEvaluation } from '../../reviews/commands/withdraw-evaluation.ts';
import { evaluationQuestion } from '../../reviews/queries/evaluation-question.ts';
import { groupQuestion } from './group-question.ts';
import { partnerQuestions } from './partner-questions.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const { system } = cast;
const { id, code } = cast.institute;
const [partnershipId] = office.partnerships;
const [outcomeId] = office.outcomes;
const onBehalf = { source: 'letter' };

/** The number of the trail's last entry. */
const mark = async (): Promise<number> =>
  db.read(system, async (tx) => {
    const { no } = await tx
      .selectFrom('audit_entries')
      .select((eb) => eb.fn.max('no').as('no'))
      .where('chain', '=', id)
      .executeTakeFirstOrThrow();
    return no;
  });

const ofPartner = (name: string) => {
  const question = partnerQuestions.find((each) => each.name === name)!;
  return (asOf?: number): Promise<FigureAnswer> =>
    question.ask(
      [{ id, code, asOf, narrowed: { partnershipId }, read: (fn) => db.read(system, fn) }],
      question.axes,
    );
};

/** What is answered before `happens` is answered ever after, as of its number; what happens changes the answer of today. */
const staysAnswered = async (
  ask: (asOf?: number) => Promise<FigureAnswer>,
  happens: () => Promise<unknown>,
): Promise<void> => {
  const before = await ask();
  const asOf = await mark();
  await happens();
  assert.notDeepEqual(await ask(), before);
  assert.deepEqual(await ask(asOf), before);
};

const plan = async (): Promise<string> => {
  const dates = { plannedFrom: addDays(office.today, -40), plannedUntil: addDays(office.today, -38) };
  const tagged = { ...training, ...dates, outcomeId, partnershipId, capacityTags: ['functional_local'] };
  return (await doing(db, system, planActivity, { ...tagged, onBehalf })).id;
};
const hold = (activityId: string) =>
  doing(db, system, holdActivity, {
    ...{ activityId, heldFrom: addDays(office.today, -40), heldUntil: addDays(office.today, -38) },
    counts: [{ sex: 'female', ageBand: 'under_35', economy: 'formal', count: 9 }],
    onBehalf,
  });

test('the line of ownership is answered as of an earlier number: plans, cancellations and decisions since are not in it', async () => {
  const ask = ofPartner('ownership');
  await staysAnswered(ask, async () => {
    await doing(db, system, planActivity, { ...training, outcomeId, title: 'Of the institute' });
  });
  await staysAnswered(ask, () =>
    doing(db, system, cancelActivity, { activityId: office.activities.ahead, reason: 'Strike', onBehalf }),
  );
  await staysAnswered(ask, () =>
    doing(db, system, recordPartnerDecision, {
      ...{ partnershipId, about: 'programme', aboutId: office.programmeId, aboutText: 'The programme' },
      ...{ verdict: 'approved', organ: 'executive', decidedOn: office.today, source: 'minutes', onBehalf },
    }),
  );
});

test('work for capacity is answered as of an earlier number, with the tags of then', async () => {
  const ask = ofPartner('capacity');
  const activityId = await plan();
  await staysAnswered(ask, () => hold(activityId));
  await staysAnswered(ask, () =>
    doing(db, system, reviseActivity, {
      ...{ ...training, activityId, outcomeId, version: 1, title: 'Renamed', onBehalf },
      capacityTags: ['structural_national'],
    }),
  );
});

test('groups are answered as of an earlier number, with what was announced then', async () => {
  const asked = { programmeId: office.programmeId, by: ['outcome'] };
  const ask = (asOf?: number) => db.read(system, (tx) => groupQuestion.ask(tx, id, { ...asked, asOf }));
  const announce = async (percent: number) => {
    const { version } = await db.read(system, (tx) => announcedOfOutcome(tx, id, outcomeId));
    const groups = [{ targetGroup: 'women', percent }];
    await doing(db, system, announceGroups, { outcomeId, version, groups });
  };
  await staysAnswered(ask, () => announce(30));
  await staysAnswered(ask, () => announce(40));
  await staysAnswered(ask, async () => {
    await doing(db, system, holdActivity, {
      ...{ activityId: office.activities.late, onBehalf },
      ...{ heldFrom: addDays(office.today, -14), heldUntil: addDays(office.today, -12) },
      counts: [{ sex: 'male', ageBand: 'under_35', economy: 'formal', count: 11 }],
    });
  });
});

test('evaluations are answered as of an earlier number: steps, corrections and withdrawals since are not in it', async () => {
  const asked = { programmeId: office.programmeId, by: ['kind'] };
  const yesterday = addDays(office.today, -1);
  const ask = (asOf?: number) =>
    db.read(system, (tx) =>
      evaluationQuestion.ask(tx, id, { ...asked, asOf, on: asOf === undefined ? undefined : yesterday }),
    );
  const evaluationId = crypto.randomUUID();
  const period = { fromOn: addDays(office.today, -300), untilOn: addDays(office.today, -10) };
  await staysAnswered(ask, () =>
    doing(db, system, planEvaluation, {
      ...{ id: evaluationId, programmeId: office.programmeId, title: 'Final', kind: 'final' },
      ...{ isExternal: false, criteria: ['impact'], ...period },
    }),
  );
  const step = { step: 'received', onDay: yesterday };
  const stepId = crypto.randomUUID();
  await staysAnswered(ask, () =>
    doing(db, system, recordEvaluationStep, { id: stepId, evaluationId, ...step }),
  );
  const version = await mark();
  await staysAnswered(ask, () =>
    doing(db, system, correctEvaluationStep, {
      ...{ stepId, version, ...step, neverWas: true, reason: 'Another report' },
    }),
  );
  await staysAnswered(ask, () =>
    doing(db, system, withdrawEvaluation, { evaluationId, version: 1, reason: 'Of another programme' }),
  );
});
