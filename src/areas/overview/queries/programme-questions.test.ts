import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice } from '../../../../test/support/reporting.ts';
import { programmeOf, training } from '../../../../test/support/union-work.ts';
import type { FigureAnswer, FigureQuestion } from '../../../db/figure-question.ts';
import { addDays, todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { holdActivity } from '../../activities/commands/hold-activity.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { addRisk } from '../../programmes/commands/add-risk.ts';
import { adoptFileSections } from '../../programmes/commands/adopt-file-sections.ts';
import { followUpRisk } from '../../programmes/commands/follow-up-risk.ts';
import { reviseFileSection } from '../../programmes/commands/revise-file-section.ts';
import { withdrawRisk } from '../../programmes/commands/withdraw-risk.ts';
import { writeFileText } from '../../programmes/commands/write-file-text.ts';
import { fileSections } from '../../programmes/queries/programme-files.ts';
import { riskQuestions } from '../../programmes/queries/risk-questions.ts';
import { reportQuestion } from '../../results/queries/report-question.ts';
import { fileQuestion } from './file-question.ts';
import { progressQuestion } from './progress-question.ts';

const db = await testDatabase();
const today = todayIn();
const [risksQuestion, matrixQuestion] = riskQuestions as [FigureQuestion, FigureQuestion];

type Cast = Awaited<ReturnType<typeof makeCast>>;

const asking =
  ({ system, institute }: Cast, programmeId: string) =>
  (
    question: FigureQuestion,
    more: Partial<Parameters<FigureQuestion['ask']>[2]> = {},
  ): Promise<FigureAnswer> =>
    db.read(system, (tx) =>
      question.ask(tx, institute.id, { programmeId, by: question.axes.slice(0, 1), ...more }),
    );

/** What was answered before `happens` stays the answer as of its number; what happens changes the answer of today. */
const staysAnswered = async (
  { system, institute }: Cast,
  ask: (asOf?: number) => Promise<FigureAnswer>,
  happens: () => Promise<unknown>,
): Promise<void> => {
  const before = await ask();
  const asOf = await db.read(system, async (tx) => {
    const { no } = await tx
      .selectFrom('audit_entries')
      .select((eb) => eb.fn.max('no').as('no'))
      .where('chain', '=', institute.id)
      .executeTakeFirstOrThrow();
    return no;
  });
  await happens();
  assert.notDeepEqual(await ask(), before);
  assert.deepEqual(await ask(asOf), before);
};

const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast, yearOf(today) - 1);
  return { cast, programmeId, outcomeId, ask: asking(cast, programmeId) };
};
const said = (fr: string): Localized => ({ fr: { text: fr, source: true } });

test('the progress of each outcome is answered beside the time that has passed, narrowed and as of a number', async () => {
  const { cast, outcomeId, ask } = await prepared();
  const on = addDays(today, -20);
  const { id: activityId } = await doing(db, cast.system, planActivity, {
    ...training,
    ...{ outcomeId, plannedFrom: on, plannedUntil: on },
  });
  const { rows } = await ask(progressQuestion);
  assert.deepEqual([rows.length, rows[0]?.figures.work, rows[0]?.figures.money], [1, 0, null]);
  assert.ok(Number(rows[0]?.figures.elapsed) > 0);
  await staysAnswered(
    cast,
    (asOf) => ask(progressQuestion, { asOf }),
    () => doing(db, cast.system, holdActivity, { activityId, heldFrom: on, heldUntil: on, counts: [] }),
  );
  assert.equal((await ask(progressQuestion)).rows[0]?.figures.work, 100);
  const elsewhere = await ask(progressQuestion, { narrowed: { outcomeId: cast.institute.id } });
  assert.deepEqual(elsewhere.rows, []);
});

test('risks are answered as a matrix and one by one, and as of a number by the follow-ups of then', async () => {
  const { cast, programmeId, outcomeId, ask } = await prepared();
  const add = (text: string, probability: number, more = {}) =>
    doing(db, cast.system, addRisk, { programmeId, text: said(text), probability, impact: 4, ...more });
  const { id: riskId } = await add('Strike', 2, { outcomeId });
  const { id: wrong } = await add('Flood', 5);
  const matrix = (asOf?: number) => ask(matrixQuestion, { by: ['probability', 'impact'], asOf });
  assert.deepEqual(
    (await matrix()).rows.map(({ at, figures }) => [at.probability, at.impact, figures.risks]),
    [
      ['5', '4', 1],
      ['2', '4', 1],
    ],
  );
  assert.deepEqual((await matrix()).total, { risks: 2, grave: 1, followUpDue: 2 });
  await staysAnswered(
    cast,
    (asOf) => ask(risksQuestion, { asOf }),
    () =>
      doing(db, cast.system, followUpRisk, {
        ...{ riskId, year: yearOf(today), state: 'closed', probability: 1, impact: 1 },
        ...{ note: 'Over', byFunction: 'Direction', onDay: today },
      }),
  );
  assert.deepEqual(
    (await ask(risksQuestion)).rows.map(({ at, figures }) => [at.risk, at.state, figures.score]),
    [
      ['Flood', 'open', 20],
      ['Strike', 'closed', 1],
    ],
  );
  assert.equal((await matrix()).total?.risks, 1, 'what is closed stands in the list alone');
  await staysAnswered(cast, matrix, () =>
    doing(db, cast.system, withdrawRisk, { riskId: wrong, version: 1, reason: 'Of another programme' }),
  );
  const own = await ask(risksQuestion, { narrowed: { outcomeId } });
  assert.deepEqual(
    own.rows.map(({ at }) => at.risk),
    ['Strike'],
  );
});

test('the sections of the file are counted by how they stand, and as of a number as they stood then', async () => {
  const { cast, programmeId, outcomeId, ask } = await prepared();
  await doing(db, cast.system, adoptFileSections, {});
  const sections = await db.read(cast.system, (tx) => fileSections(tx, cast.institute.id));
  const write = (version: number, more: object) =>
    doing(db, cast.system, writeFileText, {
      ...{ programmeId, sectionId: sections.find(({ appliesTo }) => appliesTo === 'programme')!.id },
      ...{ version, text: said('Written'), ...more },
    });
  await write(0, { state: 'draft', dueOn: addDays(today, -1) });
  const { rows, total } = await ask(fileQuestion);
  const whole = rows.find(({ at }) => at.outcome === null)?.figures;
  assert.deepEqual([whole?.draft, whole?.ready, whole?.late], [1, 0, 1]);
  assert.equal(Number(total?.sections), Number(total?.missing) + 1);
  await staysAnswered(
    cast,
    (asOf) => ask(fileQuestion, { asOf, by: ['state'] }),
    async () => {
      await write(1, { state: 'ready' });
      const section = sections.find(({ appliesTo }) => appliesTo === 'programme')!;
      const { id: sectionId, version, position } = section;
      const reworded = {
        sectionId,
        version,
        title: said('Called otherwise'),
        position,
        isUsed: true,
      };
      await doing(db, cast.system, reviseFileSection, reworded);
    },
  );
  assert.deepEqual([(await ask(fileQuestion)).total?.ready, total?.ready], [1, 0]);
  const own = await ask(fileQuestion, { narrowed: { outcomeId }, by: ['outcome', 'section'] });
  assert.ok(own.rows.length > 0 && own.rows.every(({ at }) => at.outcome !== null && at.section !== null));
});

test('the sheets that windows ask for are counted by how they stand', async () => {
  const office = await reportingOffice(db);
  const { cast, programme, partnershipId } = office;
  const ask = asking(cast, programme.id);
  const one = await office.open([await office.indicator()], { closesOn: addDays(today, -1) });
  assert.deepEqual((await ask(reportQuestion)).total, {
    ...{ asked: 2, open: 2, handedIn: 0, returned: 0, approved: 0, late: 2 },
  });
  await staysAnswered(
    cast,
    (asOf) => ask(reportQuestion, { asOf }),
    async () => {
      await one.lock(cast.as('director'));
    },
  );
  const { rows } = await ask(reportQuestion, {
    by: ['window', 'partner', 'state'],
    narrowed: { partnershipId },
  });
  assert.deepEqual(
    rows.map(({ at, figures }) => [at.state, figures.approved, figures.late]),
    [['locked', 1, 0]],
  );
  assert.deepEqual((await ask(reportQuestion, { narrowed: { year: 1999 } })).rows, []);
});
