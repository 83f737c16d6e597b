import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { eur, keysOf, makeJoint } from '../../../../test/support/joint.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { countedBlocks, jointChecksOfProgramme } from '../queries/consolidated.ts';
import { coApplicants, jointProgramme } from '../queries/joint-programmes.ts';
import { consolidatedQuestion } from '../queries/joint-question.ts';
import { ownBlocks } from '../queries/released-blocks.ts';
import { consolidate } from '../rules/joint-block.ts';
import { addCoApplicant } from './add-co-applicant.ts';
import { addJointOutcome } from './add-joint-outcome.ts';
import { openJointProgramme } from './open-joint-programme.ts';
import { recordLeaving } from './record-leaving.ts';
import { releaseBlock } from './release-block.ts';
import { setOrganisationAmounts } from './set-organisation-amounts.ts';
import { takePart } from './take-part.ts';

const db = await testDatabase();
const lead = await makeCast(db);
const other = await makeCast(db);
const today = todayIn();
const joined = () => makeJoint(db, lead, other);

test('the consolidated view is the sum of released blocks; what is missing is named, never guessed', async () => {
  const { own, theirs, leadSeat, otherSeat, ngo, seen, release, amounts, total } = await joined();
  assert.deepEqual(await total(lead), { budget: 0, actual: 0 });
  assert.ok((await release(lead, leadSeat, own)).done);
  assert.deepEqual(await total(other), { budget: 1000, actual: 400 });
  const missing = async () =>
    (await seen(other))!.organisations.flatMap(({ id, released }) => (released ? [] : [id]));
  assert.deepEqual(await missing(), [otherSeat, ngo]);
  assert.ok((await release(other, otherSeat, theirs)).done);
  assert.ok((await amounts()).done);
  assert.deepEqual(await total(lead), { budget: 1500, actual: 850 });
  assert.ok((await release(lead, ngo)).done);
  assert.deepEqual(await missing(), []);
  const { organisations } = (await seen(other))!;
  const rows = consolidate(countedBlocks(organisations), ['outcome', 'year']);
  assert.deepEqual(rows, [{ at: ['OS1', '2027'], budget: 1700, actual: 900 }]);
  const [first] = organisations;
  assert.match(first!.released!.digest, /^[0-9a-f]{64}$/);
  assert.equal(first!.released!.by, 'Someone, finance_officer');
  assert.deepEqual(first!.released!.leftOut, ['OS2']);
});

test('a later release takes the place of the earlier one, which stays as a row', async () => {
  const { own, leadSeat, release, total } = await joined();
  const first = await release(lead, leadSeat, own);
  await doing(db, lead.system, recordExpense, {
    outcomeId: own.outcomes[1],
    line: 'd',
    heading: 'running',
    paidOn: '2027-04-01',
    description: 'Later',
    amount: eur(7),
  });
  assert.deepEqual(await total(other), { budget: 1000, actual: 400 });
  const placements = own.outcomes.map((outcomeId, at) => ({ outcomeId, code: `OS${at + 1}` }));
  const second = await release(lead, leadSeat, own, { placements });
  assert.ok(first.done && second.done);
  assert.deepEqual(await total(other), { budget: 1000, actual: 407 });
  const blocks = await db.read(lead.as('director'), (tx) => ownBlocks(tx, lead.institute.id));
  const [newest, before] = blocks.filter(({ id }) => [first.value.id, second.value.id].includes(id));
  assert.deepEqual([newest!.endedByNo, before!.endedByNo !== null], [null, true]);
  // As of a day before anything was written there was nothing.
  const empty = await release(lead, leadSeat, own, { asOfDay: '2020-01-01' });
  assert.ok(empty.done);
  assert.deepEqual(await total(other), { budget: 0, actual: 0 });
});

test('what cannot be is told by field', async () => {
  const { own, theirs, leadSeat, otherSeat, ngo, jointId, release, amounts } = await joined();
  assert.deepEqual(keysOf(await release(lead, leadSeat, own, { placements: [] })), [
    'placements joint.outcome-not-placed',
  ]);
  const wrong = own.outcomes.map((outcomeId) => ({ outcomeId, code: 'OS9' }));
  assert.deepEqual(keysOf(await release(lead, leadSeat, own, { placements: wrong })), [
    'placements.0.code problem.not-known-here',
  ]);
  assert.deepEqual(keysOf(await release(lead, leadSeat, own, { asOfDay: addDays(today, 1) })), [
    'asOfDay finance.day-ahead',
  ]);
  await assert.rejects(release(lead, otherSeat, theirs), NotFound);
  await assert.rejects(release(other, ngo), NotFound);
  assert.deepEqual(keysOf(await amounts({ outcomeCode: 'OS9' })), [
    'amounts.0.outcomeCode problem.not-known-here',
  ]);
  assert.deepEqual(keysOf(await amounts({ coApplicantId: otherSeat })), [
    'amounts.0.coApplicantId problem.not-known-here',
  ]);
  assert.deepEqual(keysOf(await amounts({ year: 2040 })), ['amounts.0.year sheets.year-outside']);
  assert.deepEqual(keysOf(await amounts({ actual: { minor: 1, currency: 'USD' } })), [
    'amounts.0.actual finance.currency-of-programme',
  ]);
  await amounts();
  assert.deepEqual(keysOf(await amounts({ actual: eur(60) })), ['reason finance.amount-stands']);
  assert.ok((await amounts({ actual: eur(60) }, 'Second letter')).done);
  const officer = lead.as('finance_officer');
  const open = (programmeId: string, reference: string) =>
    perform(db, officer, openJointProgramme, newId(), { programmeId, reference });
  assert.deepEqual(keysOf(await open(own.id, 'again')), ['programmeId joint.part-already']);
  const add = (more: object) =>
    perform(db, officer, addCoApplicant, newId(), { jointId, fromOn: '2027-01-01', ...more });
  assert.deepEqual(keysOf(await add({ tenantId: other.institute.id })), ['tenantId joint.in-already']);
  assert.deepEqual(keysOf(await add({ name: 'Invented solidarity' })), ['name joint.in-already']);
  assert.deepEqual(keysOf(await add({})), ['name joint.institute-or-name']);
  const outcome = { jointId, code: 'OS1', title: { en: { text: 'Twice', source: true } } };
  assert.deepEqual(keysOf(await perform(db, officer, addJointOutcome, newId(), outcome)), [
    'code programmes.code-taken',
  ]);
  await assert.rejects(
    perform(db, other.as('finance_officer'), addJointOutcome, newId(), { ...outcome, code: 'X' }),
    NotFound,
  );
});

test('as many amounts as a command takes are set at once', async () => {
  const { jointId, ngo } = await joined();
  const codes = Array.from({ length: 200 }, (_, at) => `X${at}`);
  const title = JSON.stringify({ en: { text: 'Another', source: true } });
  const own = { institute_id: lead.institute.id, joint_id: jointId, title, entry_no: 1 };
  await db.write(lead.system, (tx) =>
    tx
      .insertInto('joint_outcomes')
      .values(codes.map((code) => ({ ...own, code })))
      .execute(),
  );
  const amounts = codes.flatMap((outcomeCode) =>
    [2027, 2028, 2029, 2030, 2031].flatMap((year) =>
      ['a', 'b', 'c', 'd', undefined].map((line) => ({
        coApplicantId: ngo,
        block: 'operational',
        outcomeCode,
        line,
        year,
        budget: eur(2),
        actual: eur(1),
        source: 'Workbook',
      })),
    ),
  );
  assert.equal(amounts.length, 5000);
  const set = await perform(db, lead.as('finance_officer'), setOrganisationAmounts, newId(), {
    jointId,
    amounts,
  });
  assert.ok(set.done && set.value.ids.length === 5000);
});

test('M37 judges the own part; the question at the shell is the same sum', async () => {
  const { own, theirs, leadSeat, otherSeat, ngo, release, amounts } = await joined();
  const officer = lead.as('finance_officer');
  const verdict = async () =>
    (
      await db.read(officer, (tx) =>
        jointChecksOfProgramme(tx, lead.institute.id, { programmeId: own.id, day: today }),
      )
    ).map((check) => [check.ruleId, check.verdict, check.sentence.key]);
  assert.deepEqual(await verdict(), [['M37', 'blocks', 'joint.check-own-missing']]);
  await release(lead, leadSeat, own);
  assert.deepEqual(await verdict(), [['M37', 'warns', 'joint.check-missing']]);
  await release(other, otherSeat, theirs);
  await amounts({ actual: eur(999) });
  await release(lead, ngo);
  assert.deepEqual(await verdict(), [['M37', 'ok', 'joint.check-whole']]);
  const asked = (by: string[], on?: typeof today) =>
    db.read(officer, (tx) =>
      consolidatedQuestion.ask(tx, lead.institute.id, { programmeId: own.id, by, on }),
    );
  assert.deepEqual((await asked(['year'])).rows, [
    { at: { year: '2027' }, figures: { budget: eur(1700), actual: eur(1849) } },
  ]);
  assert.deepEqual((await asked(['organisation'])).total, { budget: eur(1700), actual: eur(1849) });
  const before = await asked(['organisation'], '2020-01-01' as typeof today);
  assert.deepEqual(
    before.rows.map(({ figures }) => figures),
    [1, 2, 3].map(() => ({ budget: null, actual: null })),
  );
  const stranger2 = await makeProgramme(db, lead);
  const none = await db.read(officer, (tx) =>
    consolidatedQuestion.ask(tx, lead.institute.id, { programmeId: stranger2.id, by: ['year'] }),
  );
  assert.deepEqual(none.rows, []);
});

test('M37: a block that does not reach the end of the year is as good as none before its account is filed', async () => {
  const { own, theirs, leadSeat, otherSeat, ngo, release, amounts } = await joined();
  const verdict = async (year: number, day = today) =>
    (
      await db.read(lead.as('finance_officer'), (tx) =>
        jointChecksOfProgramme(tx, lead.institute.id, { programmeId: own.id, day, year }),
      )
    ).map((check) => [check.verdict, check.sentence.key, check.sentence.args?.day]);
  await release(lead, leadSeat, own, { asOfDay: '2026-03-01' });
  await release(other, otherSeat, theirs, { asOfDay: '2025-06-30' });
  await amounts();
  await release(lead, ngo);
  assert.deepEqual(await verdict(2028), [['blocks', 'joint.check-own-old', '2026-03-01']]);
  assert.deepEqual(await verdict(2025), [['warns', 'joint.check-old', '2025-06-30']]);
  await release(other, otherSeat, theirs);
  await release(lead, leadSeat, own);
  // The year still runs: what is as of today says all that there is.
  assert.deepEqual(await verdict(2028), [['ok', 'joint.check-whole', undefined]]);
  const later = addDays(today, 900);
  assert.deepEqual(await verdict(2028, later), [['blocks', 'joint.check-own-old', today]]);
});

test('who left comes back to its own seat, and its years count once', async () => {
  const { theirs, otherSeat, ngo, jointId, release, amounts, total, seen } = await joined();
  await release(other, otherSeat, theirs);
  await amounts();
  await release(lead, ngo);
  const before = await total(lead);
  const leave = (coApplicantId: string, onDay: string) =>
    doing(db, lead.as('director'), recordLeaving, { coApplicantId, onDay, reason: 'Merged' });
  const add = (more: object) =>
    perform(db, lead.as('finance_officer', { language: 'nl' }), addCoApplicant, newId(), {
      jointId,
      fromOn: '2029-01-01',
      ...more,
    });
  for (const [seat, who] of [
    [otherSeat, { tenantId: other.institute.id }],
    [ngo, { name: 'Invented solidarity' }],
  ] as const) {
    await leave(seat, '2028-12-31');
    assert.deepEqual(keysOf(await add({ ...who, fromOn: '2028-12-30' })), ['fromOn joint.back-before']);
    const back = await add(who);
    assert.ok(back.done, JSON.stringify(back));
    assert.equal(back.value.id, seat);
    await leave(seat, '2029-06-30');
    assert.ok((await add({ ...who, fromOn: '2029-06-30' })).done);
  }
  const { joint, organisations } = (await seen(other))!;
  assert.deepEqual(
    organisations.map(({ leftOn }) => leftOn),
    [null, null, null],
  );
  assert.equal(joint.programmeId, theirs.id, 'its part is its part again');
  assert.deepEqual(await total(lead), before);
  assert.ok((await release(other, otherSeat, theirs)).done);
  assert.deepEqual(keysOf(await add({ tenantId: other.institute.id })), ['tenantId joint.in-already']);
});

test('whose institute left a joint programme is free to be the part of another', async () => {
  const { theirs, otherSeat, jointId } = await joined();
  const next = await joined();
  const take = (to: string) =>
    perform(db, other.as('director'), takePart, newId(), { jointId: to, programmeId: theirs.id });
  await doing(db, lead.as('director'), recordLeaving, {
    coApplicantId: next.otherSeat,
    onDay: '2028-12-31',
    reason: 'Merged',
  });
  const back = { jointId: next.jointId, tenantId: other.institute.id, fromOn: '2029-01-01' };
  await doing(db, lead.as('finance_officer'), addCoApplicant, back);
  assert.deepEqual(keysOf(await take(next.jointId)), ['programmeId joint.part-named']);
  const leaving = { coApplicantId: otherSeat, onDay: '2028-12-31', reason: 'Merged' };
  await doing(db, lead.as('director'), recordLeaving, leaving);
  const opened = await perform(db, other.as('finance_officer'), openJointProgramme, newId(), {
    programmeId: theirs.id,
    reference: newId(),
  });
  assert.ok(opened.done, JSON.stringify(opened));
  await doing(db, lead.as('finance_officer'), addCoApplicant, { ...back, jointId });
  assert.deepEqual(keysOf(await take(jointId)), ['programmeId joint.part-already']);
});

test('finance officer and director keep and release; nobody else', async () => {
  const { own, leadSeat, jointId } = await joined();
  const scope = { outcomes: [...own.outcomes], years: [2027] };
  for (const actor of [
    lead.as('programme_officer'),
    lead.as('administrator'),
    lead.as('auditor', { scope }),
    lead.as('partner_treasurer', { partnerships: [own.partnerships[0]] }),
    lead.as('donor_officer'),
  ]) {
    const refused = [
      () => perform(db, actor, releaseBlock, newId(), { jointId, coApplicantId: leadSeat, asOfDay: today }),
      () => perform(db, actor, addCoApplicant, newId(), { jointId, name: 'X', fromOn: '2027-01-01' }),
      () => perform(db, actor, openJointProgramme, newId(), { programmeId: own.id, reference: 'X' }),
    ];
    for (const each of refused) await assert.rejects(each, NotAllowed, actor.role);
  }
  const members = await db.read(lead.as('administrator'), async (tx) => {
    const joint = await jointProgramme(tx, lead.institute.id, jointId);
    return coApplicants(tx, joint!);
  });
  assert.equal(members.length, 3);
});
