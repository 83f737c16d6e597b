import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { findingOffice } from '../../../../test/support/finding-office.ts';
import { perform } from '../../../command/perform.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { addDays } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { reverseExpense } from '../../finance/commands/reverse-expense.ts';
import { voidExpense } from '../../finance/commands/void-expense.ts';
import { controlFindings, findingChecks } from '../queries/control-findings.ts';
import { replyToFinding } from './reply-to-finding.ts';
import { settleFinding } from './settle-finding.ts';

const {
  db,
  cast,
  auditor,
  finance,
  director,
  spend,
  standing,
  finding,
  read,
  decide,
  fieldsOf,
  programme,
  partnershipId,
  scope,
  today,
  institute,
} = await findingOffice();
const [first, second] = programme.outcomes;
const colleague = cast.as('auditor', { scope: { ...scope, items: ['rent'] } });
const elsewhere = cast.as('auditor', { scope: { outcomes: [second], years: [2025] } });

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
  assert.equal(await on(voided), 'control.finding-on-voided');
  assert.equal(await on(expenseId), 'control.finding-above-rest');
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
  assert.deepEqual(nothing, { done: false, problem: { key: 'control.finding-nothing-to-settle' } });
});
