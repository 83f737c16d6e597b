import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { aroundExpense } from '../queries/around-expense.ts';
import { chargeGroups } from '../queries/charge-groups.ts';
import { controlFinding, controlFindings, findingChecks } from '../queries/control-findings.ts';
import { expenseHistory, expenses } from '../queries/expenses.ts';
import { controlReplyRule } from '../rules/control-reply-rule.ts';
import { findingRules } from '../rules/finding-rules.ts';
import { approveExpenses } from './approve-expenses.ts';
import { chargeToSubsidy } from './charge-to-subsidy.ts';
import { correctExpense } from './correct-expense.ts';
import { decideFinding } from './decide-finding.ts';
import { lockPeriod } from './lock-period.ts';
import { recordExpense } from './record-expense.ts';
import { recordFinding } from './record-finding.ts';
import { replyToFinding } from './reply-to-finding.ts';
import { reverseExpense } from './reverse-expense.ts';
import { settleFinding } from './settle-finding.ts';
import { voidExpense } from './void-expense.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast, { from: '2022-01-01', until: '2026-12-31' });
const [first, second] = programme.outcomes;
const [partnershipId] = programme.partnerships;
const scope = { outcomes: [first], years: [2025] };
const auditor = cast.as('auditor', { scope });
const colleague = cast.as('auditor', { scope: { ...scope, items: ['rent'] } });
const elsewhere = cast.as('auditor', { scope: { outcomes: [second], years: [2025] } });
const finance = cast.as('finance_officer');
const director = cast.as('director');
const today = todayIn();
const institute = cast.institute.id;
await doing(db, cast.system, adoptRulebook, {
  parameters: [controlReplyRule, ...findingRules].flatMap(({ id, parameters }) =>
    parameters.map((seed) => ({ ...seed, ruleId: id })),
  ),
});

const spend = async (more: object = {}): Promise<string> =>
  (
    await doing(db, finance, recordExpense, {
      outcomeId: first,
      line: 'd',
      heading: 'running',
      paidOn: '2025-03-14',
      description: 'Hall',
      amount: { minor: 1_000_00, currency: 'EUR' },
      voucherState: 'kept_at_partner',
      ...more,
    })
  ).id;
const standing = async (id: string) =>
  (await db.read(finance, (tx) => expenseHistory(tx, institute, id)))[0]!;
const finding = (actor: Actor, more: object) =>
  perform(db, actor, recordFinding, newId(), {
    reason: 'No receipt of the hall',
    article: 'art. 33',
    controlEndedOn: addDays(today, -20),
    foundOn: addDays(today, -10),
    ...more,
  });
const found = async (expenseId: string, minor = 1_000_00): Promise<string> => {
  const recorded = await finding(auditor, { expenseId, amount: { minor, currency: 'EUR' } });
  assert.ok(recorded.done, JSON.stringify(recorded));
  return recorded.value.id;
};
const read = async (id: string, actor: Actor = finance) =>
  db.read(actor, (tx) => controlFinding(tx, institute, id));
const decide = (actor: Actor, findingId: string, more: object) =>
  perform(db, actor, decideFinding, newId(), { findingId, remark: 'It is not backed', ...more });
const settle = async (findingId: string, expenseId: string, more: object = {}) =>
  perform(db, finance, settleFinding, newId(), {
    findingId,
    version: (await standing(expenseId)).entryNo,
    ...more,
  });
const sums = async () => {
  const groups = await db.read(finance, (tx) => chargeGroups(tx, institute, { programmeId: programme.id }));
  const of = (isChargeable: boolean) =>
    groups.filter((group) => group.isChargeable === isChargeable).reduce((sum, { minor }) => sum + minor, 0);
  return { charged: of(true), held: of(false) };
};
const fieldsOf = async (performing: ReturnType<typeof finding> | ReturnType<typeof decide>) => {
  const refused = await performing;
  return refused.done ? [] : Object.keys(refused.fields ?? {}).sort();
};

test('a finding is replied to, decided once and settled once; the whole expense goes to own funds and stays', async () => {
  const expenseId = await spend();
  const id = await found(expenseId);
  assert.equal((await read(id))?.state, 'open');
  await doing(db, finance, replyToFinding, { findingId: id, reply: 'It is on its way' });
  assert.equal((await read(id, auditor))?.state, 'replied');
  assert.ok((await decide(auditor, id, { decision: 'rejected' })).done);
  const twice = await decide(auditor, id, { decision: 'accepted' });
  assert.deepEqual(twice, { done: false, problem: { key: 'finance.finding-decided' } });
  const late = await perform(db, finance, replyToFinding, newId(), { findingId: id, reply: 'Too late' });
  assert.deepEqual(late, { done: false, problem: { key: 'finance.finding-decided' } });
  assert.equal((await read(id))?.state, 'to_settle');
  assert.ok((await settle(id, expenseId)).done);
  assert.deepEqual(await settle(id, expenseId), {
    done: false,
    problem: { key: 'finance.finding-settled-already' },
  });
  const after = (await read(id))!;
  assert.deepEqual([after.state, after.rejectedMinor, after.partId], ['ended', 1_000_00, null]);
  const { convertedMinor, endedByNo } = await standing(expenseId);
  assert.deepEqual([convertedMinor, endedByNo], [1_000_00, null]);
});

test('a rejected part is taken out by a reversal and entered on own funds: what was recorded stays the same', async () => {
  const expenseId = await spend({
    partnershipId,
    line: 'a',
    amount: { minor: 655_957, currency: 'XOF' },
    rate: '0.00152449',
    rateSource: 'bank',
  });
  await doing(db, director, approveExpenses, {
    expenses: [{ id: expenseId, version: (await standing(expenseId)).entryNo }],
  });
  const { convertedMinor, minor } = await standing(expenseId);
  const before = await sums();
  const id = await found(expenseId, convertedMinor);
  const part = { minor: 333_33, currency: 'EUR' };
  assert.ok((await decide(auditor, id, { decision: 'partly', rejected: part })).done);
  assert.deepEqual(await fieldsOf(settle(id, expenseId) as ReturnType<typeof finding>), ['paidOn']);
  await doing(db, finance, lockPeriod, { programmeId: programme.id, until: '2025-12-31', reason: 'Closed' });
  assert.deepEqual(
    await fieldsOf(settle(id, expenseId, { paidOn: '2025-12-31' }) as ReturnType<typeof finding>),
    ['paidOn'],
  );
  const settled = await settle(id, expenseId, { paidOn: '2026-01-15' });
  assert.ok(settled.done, JSON.stringify(settled));
  const { reversalId, partId } = (await read(id))!;
  const [whole, reversal, rest] = [
    await standing(expenseId),
    await standing(reversalId!),
    await standing(partId!),
  ];
  assert.deepEqual([whole.minor, whole.convertedMinor], [minor, convertedMinor]);
  assert.deepEqual([reversal.convertedMinor, rest.convertedMinor], [-333_33, 333_33]);
  assert.equal(reversal.minor + rest.minor, 0);
  assert.deepEqual([reversal.reversesId, rest.reversesId], [expenseId, null]);
  assert.deepEqual([reversal.chargedYear, rest.chargedYear], [2026, 2026]);
  const after = await sums();
  assert.equal(after.charged + after.held, before.charged + before.held);
});

test('of a rejected part exactly that much is charged no more', async () => {
  const expenseId = await spend({ paidOn: '2026-02-02', amount: { minor: 100_01, currency: 'EUR' } });
  await doing(db, director, approveExpenses, {
    expenses: [{ id: expenseId, version: (await standing(expenseId)).entryNo }],
  });
  const before = await sums();
  const recorded = await finding(finance, {
    expenseId,
    amount: { minor: 100_01, currency: 'EUR' },
    letter: 'D4/2026/30',
  });
  assert.ok(recorded.done);
  const { id } = recorded.value;
  const rejected = { minor: 33_34, currency: 'EUR' };
  assert.ok((await decide(director, id, { decision: 'partly', rejected, letter: 'D4/2026/31' })).done);
  assert.ok((await settle(id, expenseId, { paidOn: '2026-03-01' })).done);
  const after = await sums();
  assert.equal(after.charged, before.charged - 33_34);
  assert.equal(after.held, before.held + 33_34);
});

test('what a finding settled is neither voided, corrected nor charged to the subsidy again, by anyone', async () => {
  const treasurer = cast.as('partner_treasurer', { partnerships: [partnershipId] });
  const place = { partnershipId, line: 'a', paidOn: '2026-02-03', voucherState: 'kept_at_partner' };
  const letter = 'D4/2026/40';
  const settledOf = async (decision: object): Promise<[string, number]> => {
    const expenseId = await spend(place);
    const recorded = await finding(finance, {
      expenseId,
      amount: { minor: 1_000_00, currency: 'EUR' },
      letter,
    });
    assert.ok(recorded.done);
    const { id } = recorded.value;
    assert.ok((await decide(director, id, { ...decision, letter })).done);
    assert.ok((await settle(id, expenseId, { paidOn: '2026-03-01' })).done);
    return [id, (await read(id))!.number];
  };
  const [partly, partlyNumber] = await settledOf({
    decision: 'partly',
    rejected: { minor: 300_00, currency: 'EUR' },
  });
  const [wholly, whollyNumber] = await settledOf({ decision: 'rejected' });
  const { reversalId, partId } = (await read(partly))!;
  const before = await sums();
  for (const [id, number] of [
    [reversalId!, partlyNumber],
    [partId!, partlyNumber],
    [(await read(wholly))!.expenseId!, whollyNumber],
  ] as const) {
    const said = { id, version: (await standing(id)).entryNo, reason: 'No' };
    const typed = { outcomeId: first, heading: 'running', description: 'x', ...place };
    const amount = { minor: 1_00, currency: 'EUR' };
    const named = { done: false, problem: { key: 'finance.settled-by-finding', args: { number } } };
    assert.deepEqual(await perform(db, director, voidExpense, newId(), said), named);
    assert.deepEqual(
      await perform(db, director, correctExpense, newId(), { ...typed, amount, ...said }),
      named,
    );
    if (id === reversalId) continue;
    assert.deepEqual(await perform(db, finance, chargeToSubsidy, newId(), said), named);
    assert.deepEqual(await perform(db, treasurer, voidExpense, newId(), said), {
      done: false,
      problem: { key: 'finance.settled-by-control' },
    });
    const ended = await db.write(treasurer, (tx) =>
      sql`update expenses set ended_by_no = 1 where expense_id = ${id}`.execute(tx),
    );
    assert.equal(Number(ended.numAffectedRows), 0);
  }
  assert.deepEqual(await sums(), before);
});

test('of a finding that is settled a partner reads that a control rejected it, and no word that it wrote', async () => {
  const treasurer = cast.as('partner_treasurer', { partnerships: [partnershipId] });
  const letter = 'D4/2026/41';
  for (const decision of [
    { decision: 'rejected' },
    { decision: 'partly', rejected: { minor: 1_00, currency: 'EUR' } },
  ]) {
    const expenseId = await spend({ partnershipId, line: 'a', paidOn: '2026-02-04' });
    const amount = { minor: 1_000_00, currency: 'EUR' };
    const recorded = await finding(finance, { expenseId, amount, letter, reason: 'Forged, it seems' });
    assert.ok(recorded.done);
    const { id } = recorded.value;
    assert.ok((await decide(director, id, { ...decision, letter, remark: 'It points to someone' })).done);
    assert.ok((await settle(id, expenseId, { paidOn: '2026-03-01' })).done);
    const seen = await db.read(treasurer, async (tx) => [
      await tx.selectFrom('expenses').selectAll().execute(),
      await tx.selectFrom('expense_decisions').selectAll().execute(),
      await tx.selectFrom('audit_entries').selectAll().where('subject_kind', '=', 'finding').execute(),
    ]);
    assert.doesNotMatch(JSON.stringify(seen), /Forged|someone/);
    assert.deepEqual(seen[2], []);
    const borneBy = (await read(id))!.partId ?? expenseId;
    const { decisions } = await db.read(treasurer, (tx) =>
      aroundExpense(tx, institute, { id: borneBy, origin: borneBy }),
    );
    assert.deepEqual(
      decisions.map(({ ofControl, reason, article }) => ({ ofControl, reason, article })),
      [{ ofControl: true, reason: null, article: 'art. 33' }],
    );
  }
});

test('several findings take parts of one expense, never more than it is, and the last takes the rest', async () => {
  const eur = (minor: number) => ({ minor, currency: 'EUR' });
  const letter = 'D4/2026/42';
  const expenseId = await spend({ paidOn: '2026-02-05' });
  await doing(db, director, approveExpenses, {
    expenses: [{ id: expenseId, version: (await standing(expenseId)).entryNo }],
  });
  const before = await sums();
  const questioned = async (minor: number) => {
    const recorded = await finding(finance, { expenseId, amount: eur(minor), letter });
    return recorded.done ? recorded.value.id : recorded.fields?.amount?.[0];
  };
  const rejected = async (minor: number): Promise<string> => {
    const id = (await questioned(minor)) as string;
    assert.ok((await decide(director, id, { decision: 'rejected', letter })).done);
    return id;
  };
  const [one, two] = [await rejected(300_00), await rejected(200_00)];
  assert.deepEqual(await questioned(500_01), {
    key: 'finance.finding-above-rest',
    args: { amount: '500.00', currency: 'EUR' },
  });
  assert.deepEqual(await questioned(1_000_01), { key: 'finance.finding-above-expense' });
  const accepted = (await questioned(500_00)) as string;
  assert.ok((await decide(director, accepted, { decision: 'accepted', letter })).done);
  for (const id of [one, two]) assert.ok((await settle(id, expenseId, { paidOn: '2026-03-01' })).done, id);
  const { reversals, reversedMinor } = await standing(expenseId);
  assert.deepEqual([reversals.length, reversedMinor], [2, 500_00]);
  const listed = await db.read(finance, (tx) => expenses(tx, institute, { expenseIds: [expenseId] }));
  assert.equal(listed.length, 1);
  assert.equal((await sums()).charged, before.charged - 500_00);
  const whole = await rejected(500_00);
  assert.ok((await settle(whole, expenseId)).done);
  const after = await sums();
  assert.equal(after.charged, before.charged - 1_000_00);
  assert.equal(after.charged + after.held, before.charged + before.held);
  assert.deepEqual(
    await Promise.all([one, two, whole, accepted].map(async (id) => (await read(id))?.state)),
    ['ended', 'ended', 'ended', 'ended'],
  );
});

test('nothing is found on a reversal or on what was voided', async () => {
  const expenseId = await spend({ paidOn: '2026-02-06' });
  const voided = await spend({ paidOn: '2026-02-06' });
  const version = async (id: string) => ({ id, version: (await standing(id)).entryNo, reason: 'Twice' });
  const day = { paidOn: '2026-03-01' };
  const reversal = await doing(db, finance, reverseExpense, { ...(await version(expenseId)), ...day });
  await doing(db, finance, voidExpense, await version(voided));
  const on = async (id: string) => {
    const refused = await finding(finance, {
      expenseId: id,
      amount: { minor: 1, currency: 'EUR' },
      letter: 'D4',
    });
    return refused.done ? undefined : (refused.problem ?? refused.fields?.amount?.[0])?.key;
  };
  assert.equal(await on(reversal.id), 'finance.reversal-follows');
  assert.equal(await on(voided), 'finance.finding-on-voided');
  assert.equal(await on(expenseId), 'finance.finding-above-rest');
});

test('what was voided or reversed before it was settled leaves nothing to settle', async () => {
  const letter = 'D4/2026/43';
  type Said = { id: string; version: number; reason: string };
  for (const takeBack of [
    (said: Said) => doing(db, finance, voidExpense, said),
    (said: Said) => doing(db, finance, reverseExpense, { ...said, paidOn: '2026-03-01' }),
  ]) {
    const id = await spend({ paidOn: '2026-02-07' });
    const recorded = await finding(finance, {
      expenseId: id,
      amount: { minor: 300_00, currency: 'EUR' },
      letter,
    });
    assert.ok(recorded.done);
    assert.ok((await decide(director, recorded.value.id, { decision: 'rejected', letter })).done);
    const state = async () => (await read(recorded.value.id))?.state;
    assert.equal(await state(), 'to_settle');
    await takeBack({ id, version: (await standing(id)).entryNo, reason: 'Twice' });
    assert.equal(await state(), 'ended');
  }
});

test('a late reply is kept and marked as late', async () => {
  const recorded = await finding(finance, {
    outcomes: [first],
    years: [2025],
    controlEndedOn: addDays(today, -90),
    foundOn: addDays(today, -80),
    letter: 'D4/2026/12',
  });
  assert.ok(recorded.done);
  const { id } = recorded.value;
  const replied = await perform(db, finance, replyToFinding, newId(), { findingId: id, reply: 'Sorry' });
  assert.ok(replied.done);
  const late = (await read(id))!;
  const checks = await db.read(finance, (tx) => findingChecks(tx, institute, late, today));
  assert.equal(checks.find(({ ruleId }) => ruleId === 'M33-reply')?.sentence.key, 'records.reply-too-late');
});

test('only auditors of the control and the institute’s officers see a finding', async () => {
  const general = await finding(auditor, { outcomes: [first], years: [2025] });
  assert.ok(general.done);
  const ids = [general.value.id];
  const seenBy = async (actor: Actor) =>
    (await db.read(actor, (tx) => controlFindings(tx, institute))).filter(({ id }) => ids.includes(id))
      .length;
  assert.equal(await seenBy(auditor), 1);
  assert.equal(await seenBy(colleague), 0);
  assert.equal(await seenBy(finance), 1);
  assert.equal(await seenBy(elsewhere), 0);
  const stranger = (await makeCast(db)).as('director');
  assert.equal(await seenBy(stranger), 0);
  for (const actor of [elsewhere, colleague])
    await assert.rejects(decide(actor, ids[0]!, { decision: 'accepted' }), NotFound);
  const its = await finding(colleague, { outcomes: [first], years: [2025] });
  assert.ok(its.done);
  ids.push(its.value.id);
  assert.deepEqual([await seenBy(colleague), await seenBy(auditor)], [1, 2]);
  assert.ok((await decide(colleague, its.value.id, { decision: 'accepted' })).done);
  for (const actor of [
    cast.as('partner_treasurer', { partnerships: [partnershipId] }),
    cast.as('donor_officer', { institutes: [institute] }),
    cast.as('administrator'),
  ]) {
    await assert.rejects(finding(actor, { outcomes: [first], years: [2025] }), NotAllowed);
    await assert.rejects(decide(actor, ids[0]!, { decision: 'accepted' }), NotAllowed);
    await assert.rejects(
      perform(db, actor, replyToFinding, newId(), { findingId: ids[0], reply: 'No' }),
      NotAllowed,
    );
  }
  await assert.rejects(
    perform(db, auditor, replyToFinding, newId(), { findingId: ids[0], reply: 'No' }),
    NotAllowed,
  );
  await assert.rejects(finding(auditor, { outcomes: [second], years: [2025] }), NotAllowed);
  await assert.rejects(finding(auditor, { outcomes: [first], years: [2024] }), NotAllowed);
});

test('what came by letter the institute enters with its reference, and never without', async () => {
  const general = { outcomes: [first], years: [2025] };
  assert.deepEqual(await fieldsOf(finding(finance, general)), ['letter']);
  const recorded = await finding(finance, { ...general, letter: 'D4/2026/7' });
  assert.ok(recorded.done);
  const { id } = recorded.value;
  assert.deepEqual(await fieldsOf(decide(director, id, { decision: 'accepted' })), ['letter']);
  assert.ok((await decide(director, id, { decision: 'accepted', letter: 'D4/2026/19' })).done);
});

test('bad input is said beside its field', async () => {
  const general = { outcomes: [first], years: [2025] };
  const cases: [object, string[]][] = [
    [{}, ['outcomes', 'years']],
    [{ ...general, foundOn: addDays(today, -30) }, ['foundOn']],
    [{ ...general, foundOn: addDays(today, 1) }, ['foundOn']],
    [{ ...general, reportFiledOn: today }, ['reportFiledOn']],
    [{ ...general, amount: { minor: 5, currency: 'USD' } }, ['amount']],
    [{ ...general, amount: { minor: -5, currency: 'EUR' } }, ['amount']],
    [{ ...general, outcomes: [newId()] }, ['outcomes']],
    [{ expenseId: newId() }, ['expenseId']],
    [{ ...general, reason: ' ' }, ['reason']],
  ];
  for (const [more, fields] of cases)
    assert.deepEqual(
      await fieldsOf(finding(finance, { letter: 'x', ...more })),
      fields,
      JSON.stringify(more),
    );
  const recorded = await finding(auditor, { ...general, amount: { minor: 100, currency: 'EUR' } });
  assert.ok(recorded.done);
  const { id } = recorded.value;
  const decisions: [object, string[]][] = [
    [{ decision: 'partly' }, ['rejected']],
    [{ decision: 'partly', rejected: { minor: 100, currency: 'EUR' } }, ['rejected']],
    [{ decision: 'partly', rejected: { minor: 10, currency: 'USD' } }, ['rejected']],
    [{ decision: 'rejected', remark: undefined }, ['remark']],
    [{ decision: 'accepted', decidedOn: addDays(today, -11) }, ['decidedOn']],
    [{ decision: 'accepted', decidedOn: addDays(today, 1) }, ['decidedOn']],
  ];
  for (const [more, fields] of decisions)
    assert.deepEqual(await fieldsOf(decide(auditor, id, more)), fields, JSON.stringify(more));
  const nothing = await perform(db, finance, settleFinding, newId(), { findingId: id, version: 1 });
  assert.deepEqual(nothing, { done: false, problem: { key: 'finance.finding-nothing-to-settle' } });
});
