import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreedTransfers, eur, on } from '../../../../test/support/agreed-transfers.ts';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { transactionHistory } from '../queries/transaction-history.ts';
import { correctTransaction } from './correct-transaction.ts';
import { recordExpense } from './record-expense.ts';
import { recordTransactions } from './record-transactions.ts';
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

test('a payment is not corrected to what could not have paid: the field says why, on the page and in a file', async () => {
  const { cast, planned, ask, decide, sent, pay, finance, programme, partnershipId, otherId, now } =
    await agreed();
  const { id } = await planned(500_00);
  await ask(id);
  await decide(id, 'approved');
  const { id: transactionId } = await sent(500_00);
  await pay(id, transactionId);
  const [standing] = await db.read(finance, (tx) => transactionHistory(tx, cast.institute.id, transactionId));
  const said = {
    programmeId: programme.id,
    partnershipId,
    kind: 'disbursement',
    on: on(-1),
    amount: eur(500_00),
  };
  const key = { id: transactionId, version: standing!.entryNo, reason: 'Relu' };
  const elsewhere = { programmeId: (await makeProgramme(db, cast)).id, partnershipId };
  const wrong = [
    [{ amount: eur(25_000_00) }, 'amount', 'finance.payment-too-large'],
    [{ amount: { minor: 1, currency: 'USD' } }, 'amount', 'finance.payment-not-arrived'],
    [{ kind: 'reimbursement' }, 'kind', 'finance.payment-of-something-else'],
    [{ partnershipId: otherId }, 'partnershipId', 'finance.payment-of-something-else'],
    [elsewhere, 'programmeId', 'finance.payment-of-something-else'],
    [{ on: on(-3) }, 'on', 'finance.payment-before-approval'],
  ] as const;
  for (const [more, field, problem] of wrong) {
    const refused = await perform(db, finance, correctTransaction, newId(), { ...key, ...said, ...more });
    assert.equal(!refused.done && refused.fields?.[field]?.[0]?.key, problem);
    const replaces = { id: transactionId, reason: 'Relu' };
    const transactions = [{ ...said, ...more, replaces }];
    const file = await perform(db, cast.system, recordTransactions, newId(), { transactions });
    assert.equal(!file.done && file.fields?.[`transactions.0.${field}`]?.[0]?.key, problem);
  }
  const page = await app.as(finance).post(paths.correctTransaction({ id: transactionId }), {
    kind: 'disbursement',
    on: on(-1).split('-').reverse().join('/'),
    amount: '25000',
    currency: 'EUR',
    outcomeId: `programme:${programme.id}`,
    partnershipId,
    reason: 'Relu',
    version: String(standing!.entryNo),
  });
  assert.equal(page.status, 422);
  assert.match(page.text, /Il est parti de la banque plus que ce qui est approuvé/);
  assert.equal((await now(id)).sentMinor, 500_00);
});
