import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreedTransfers, eur, on } from '../../../../test/support/agreed-transfers.ts';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { correctTransaction } from './correct-transaction.ts';
import { recordExpense } from './record-expense.ts';
import { voidTransaction } from './void-transaction.ts';

const db = await testDatabase();
const app = testApp(db);
const today = todayIn();
const agreed = (more = {}) => agreedTransfers(db, more);

test('the transfer before must be justified: to the cent, by what expenses and returns use up of it', async () => {
  const { planned, ask, decide, sent, finance, partnershipId, programme, conditions } = await agreed();
  await sent(1_000_00, on(-60));
  const { id } = await planned(500_00, { conditions: [{ kind: 'justified', percent: 80 }] });
  await ask(id);
  const spend = (minor: number) =>
    doing(db, finance, recordExpense, {
      programmeId: programme.id,
      outcomeId: programme.outcomes[0],
      partnershipId,
      line: 'a',
      heading: 'running',
      paidOn: on(-20),
      reference: newId(),
      description: 'Salle',
      amount: eur(minor),
    });
  await spend(799_99);
  const refused = await decide(id, 'approved');
  assert.equal(!refused.done && refused.problem?.key, 'finance.transfer-conditions-open');
  await spend(1);
  const [condition] = await conditions(id);
  assert.deepEqual([condition?.isMet, condition?.since, condition?.before?.covered], [true, on(-20), 800_00]);
  assert.ok((await decide(id, 'approved')).done);
});

test('a condition taken back after the approval stops the payment until it is met again', async () => {
  const { cast, planned, ask, decide, sent, pay, judge, conditions, partner } = await agreed();
  const { id } = await planned(500_00, { conditions: [{ kind: 'report', what: 'Rapport' }] });
  const officer = cast.as('programme_officer');
  const [first] = await conditions(id);
  const conditionId = first!.id;
  await judge(conditionId, true, officer);
  await ask(id);
  assert.ok((await decide(id, 'approved')).done);
  const { id: transactionId } = await sent(500_00);
  assert.ok((await judge(conditionId, false, officer, on(-2))).done);
  const seen = await app.as(partner).get(paths.plannedTransfer({ id }));
  assert.match(seen.text, /une condition n’est plus remplie/);
  const refused = await pay(id, transactionId);
  assert.equal(!refused.done && refused.problem?.key, 'finance.transfer-conditions-open');
  assert.ok((await judge(conditionId, true, officer, on(-1))).done);
  assert.ok((await pay(id, transactionId)).done);
  const late = await judge(conditionId, false, officer, today);
  assert.equal(!late.done && late.problem?.key, 'finance.condition-too-late');
});

test('what pays is a transfer to this partner, not more than was approved, not before it, and no other’s payment', async () => {
  const { planned, ask, decide, sent, pay, otherId } = await agreed();
  const [first, second] = [await planned(500_00), await planned(500_00)];
  for (const { id } of [first, second]) {
    await ask(id);
    assert.ok((await decide(id, 'approved')).done);
  }
  const wrong = async (made: Promise<{ id: string }>) => {
    const performed = await pay(first.id, (await made).id);
    return !performed.done && performed.fields?.transactionId?.[0]?.key;
  };
  assert.equal(
    await wrong(sent(500_00, on(-1), { partnershipId: otherId })),
    'finance.payment-of-something-else',
  );
  assert.equal(
    await wrong(sent(500_00, on(-1), { kind: 'reimbursement' })),
    'finance.payment-of-something-else',
  );
  assert.equal(await wrong(sent(500_01)), 'finance.payment-too-large');
  assert.equal(await wrong(sent(500_00, on(-10))), 'finance.payment-before-approval');
  const { id: transactionId } = await sent(500_00);
  assert.ok((await pay(first.id, transactionId)).done);
  const again = await pay(second.id, transactionId);
  assert.equal(!again.done && again.fields?.transactionId?.[0]?.key, 'finance.payment-of-another');
});

test('the payment follows a correction of its transaction, and is none when that is withdrawn', async () => {
  const { planned, ask, decide, sent, pay, now, finance, programme, partnershipId } = await agreed();
  const { id } = await planned(500_00);
  await ask(id);
  await decide(id, 'approved');
  const { id: transactionId } = await sent(500_00);
  await pay(id, transactionId);
  const entryOf = async (row: string) =>
    (
      await db.read(finance, (tx) =>
        tx.selectFrom('transactions').select('entry_no').where('id', '=', row).executeTakeFirstOrThrow(),
      )
    ).entry_no;
  const corrected = await doing(db, finance, correctTransaction, {
    id: transactionId,
    version: await entryOf(transactionId),
    reason: 'Frais',
    programmeId: programme.id,
    partnershipId,
    kind: 'disbursement',
    on: on(-1),
    amount: eur(490_00),
  });
  const moved = await now(id);
  assert.deepEqual([moved.state, moved.transactionId, moved.paidMinor], ['paid', corrected.id, 490_00]);
  const version = await entryOf(corrected.id);
  await doing(db, finance, voidTransaction, { id: corrected.id, version, reason: 'Rejeté par la banque' });
  assert.equal((await now(id)).state, 'approved');
  assert.ok((await pay(id, (await sent(480_00)).id)).done);
});
