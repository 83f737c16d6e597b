import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { type Cast, doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { decided, letter } from '../../../../test/support/obligations.ts';
import { title } from '../../../../test/support/union-work.ts';
import { addOutcome } from '../../programmes/commands/add-outcome.ts';
import { answerAmendment } from '../../programmes/commands/answer-amendment.ts';
import { endOutcome } from '../../programmes/commands/end-outcome.ts';
import { openProgramme } from '../../programmes/commands/open-programme.ts';
import { requestAmendment } from '../../programmes/commands/request-amendment.ts';
import { withdrawAmendment } from '../../programmes/commands/withdraw-amendment.ts';
import { planEvaluation } from '../../reviews/commands/plan-evaluation.ts';
import { recordEvaluationStep } from '../../reviews/commands/record-evaluation-step.ts';
import { addObligationKind } from '../commands/add-obligation-kind.ts';
import { adoptObligations } from '../commands/adopt-obligations.ts';
import { moveObligation } from '../commands/move-obligation.ts';
import { takeOverObligation } from '../commands/take-over-obligation.ts';
import { obligations } from './obligation-clock.ts';
import { toldObligations } from './told-obligations.ts';

const db = await testDatabase();

const prepared = async () => {
  const cast = await makeCast(db);
  await doing(db, cast.system, adoptObligations, {});
  const plan = { reference: 'P', title, fromOn: '2020-01-01' };
  const { id: programmeId } = await doing(db, cast.system, openProgramme, plan);
  const outcome = async (code: string): Promise<string> =>
    (await doing(db, cast.system, addOutcome, { programmeId, code, title, aims: ['O2'] })).id;
  const first = await outcome('OS1');
  await decided(db, cast, programmeId);
  return { cast, programmeId, outcome, first };
};

const donorOf = (cast: Cast) => cast.as('donor_officer', { institutes: [cast.institute.id] });

/** Years of the lessons of each outcome by its code, as the donor is told them. */
const lessonsTold = async (cast: Cast) => {
  const donor = donorOf(cast);
  const told: string[] = [];
  for (const year of [2020, 2021, 2022, 2023, 2024, 2025, 2026])
    for (const row of await db.read(donor, (tx) => toldObligations(tx, donor.institutes, { year })))
      if (row.isOfYear && row.code === 'lessons-learned') told.push(`${row.subject} ${row.year}`);
  return told.sort();
};

const lessons = (code: string, years: readonly number[]) => years.map((year) => `P · ${code} ${year}`);

const requested = { kind: 'new_outcome', requestedOn: '2022-02-01', what: 'A union', reason: 'It joins' };

test('of an outcome added since its decision without a request, or with one withdrawn, the donor is told nothing', async () => {
  const { cast, programmeId, outcome } = await prepared();
  const before = lessons('OS1', [2020, 2021, 2022, 2023, 2024]);
  const outcomeId = await outcome('OS2');
  assert.deepEqual(await lessonsTold(cast), before);
  const asked = { programmeId, outcomeId, procedure: 'consent', ...requested };
  const { id: amendmentId } = await doing(db, cast.system, requestAmendment, asked);
  const why = { byFunction: 'Officer', withdrawnOn: '2022-03-01', reason: 'It was another programme' };
  await doing(db, cast.system, withdrawAmendment, { amendmentId, version: 1, ...why });
  assert.deepEqual(await lessonsTold(cast), before);
  const house = await db.read(cast.as('director'), (tx) => obligations(tx, cast.institute.id));
  assert.ok(
    house.some(({ outcomeId: of }) => of === outcomeId),
    'the institute owes it all the same',
  );
});

test('an outcome that the donor granted, or took note of, is told from that year on', async () => {
  const { cast, programmeId, outcome } = await prepared();
  for (const [code, procedure, verdict] of [
    ['OS2', 'consent', 'granted'],
    ['OS3', 'notification', 'noted'],
    ['OS4', 'consent', 'refused'],
  ] as const) {
    const asked = { programmeId, outcomeId: await outcome(code), procedure, ...requested };
    const { id: amendmentId } = await doing(db, cast.system, requestAmendment, asked);
    const answer = { amendmentId, version: 0, verdict, answeredOn: '2023-05-01', reference: 'D/9' };
    await doing(db, cast.system, answerAmendment, answer);
  }
  assert.deepEqual(await lessonsTold(cast), [
    ...lessons('OS1', [2020, 2021, 2022, 2023, 2024]),
    ...lessons('OS2', [2023, 2024]),
    ...lessons('OS3', [2023, 2024]),
  ]);
});

test('evaluations of a draft, and days of a kind that the institute wrote itself, are not lent to the donor', async () => {
  const { cast, programmeId } = await prepared();
  const plan = { reference: 'DRAFT', title, fromOn: '2020-01-01' };
  const { id: draft } = await doing(db, cast.system, openProgramme, plan);
  const about = { title: 'Mid-term', kind: 'mid-term', isExternal: true, criteria: ['impact'] };
  for (const each of [programmeId, draft]) {
    const days = { fromOn: '2022-09-01', untilOn: '2022-12-31' };
    const evaluation = { programmeId: each, ...about, ...days };
    const { id: evaluationId } = await doing(db, cast.system, planEvaluation, evaluation);
    const received = { evaluationId, onDay: '2023-01-15', step: 'received' };
    await doing(db, cast.system, recordEvaluationStep, received);
  }
  await doing(db, cast.as('director'), addObligationKind, {
    title: { en: { text: 'House report', source: true } },
    ...{ scope: 'programme', rhythm: 'every', bound: 'by', yearsAfter: 1, month: 3, dayOfMonth: 31 },
    ...{ role: 'director', citation: 'House rule', confidence: 'read', cycleFrom: 2017 },
  });
  const house = await db.read(cast.as('director'), (tx) => obligations(tx, cast.institute.id));
  const granted = { grantedBy: 'donor', grantedOn: '2020-01-10', letterReference: 'D/1', letter };
  for (const row of [
    house.find(({ code }) => code.startsWith('own-')),
    house.find(({ code }) => code === 'financial-report'),
  ])
    await doing(db, cast.system, moveObligation, {
      ...{ obligationId: row!.id, version: 0, dueOn: '2029-09-30' },
      ...granted,
    });
  await db.read(donorOf(cast), async (tx) => {
    await sql`select set_config('relais.telling_dates', 'on', true)`.execute(tx);
    const lent = async (table: string) =>
      (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx)).rows[0]?.n;
    for (const table of ['evaluations', 'evaluation_steps', 'obligation_dates'])
      assert.equal(await lent(table), 1, table);
  });
});

test('the row of an outcome that the donor does not know is not lent to it either', async () => {
  const { cast, outcome, first } = await prepared();
  await outcome('OS2');
  const lent = await db.read(donorOf(cast), async (tx) => {
    await sql`select set_config('relais.telling_dates', 'on', true)`.execute(tx);
    return (await sql<{ id: string }>`select id from outcomes`.execute(tx)).rows.map(({ id }) => id);
  });
  assert.deepEqual(lent, [first]);
});

test('beyond the end of an outcome the donor is told what it gave a day of, not what the house handed to a function', async () => {
  const { cast, first } = await prepared();
  const house = () =>
    db.read(cast.as('director'), (tx) =>
      obligations(tx, cast.institute.id, { code: 'lessons-learned', subjectId: first }),
    );
  const of = Object.fromEntries((await house()).map(({ year, id }) => [year, id]));
  const taken = { obligationId: of[2023], version: 0, role: 'director', reason: 'Nobody there' };
  await doing(db, cast.system, takeOverObligation, taken);
  const granted = { grantedBy: 'donor', grantedOn: '2025-01-10', letterReference: 'D/1', letter };
  await doing(db, cast.system, moveObligation, {
    ...{ obligationId: of[2024], version: 0, dueOn: '2025-09-30' },
    ...granted,
  });
  const end = { outcomeId: first, version: 0, kind: 'stopped', endedOn: '2022-06-30', reference: 'D/2' };
  await doing(db, cast.system, endOutcome, { ...end, reason: 'No consent any more' });
  assert.deepEqual(
    (await house()).map(({ year }) => year),
    [2020, 2021, 2022, 2023, 2024],
  );
  assert.deepEqual(await lessonsTold(cast), lessons('OS1', [2020, 2021, 2022, 2024]));
});
