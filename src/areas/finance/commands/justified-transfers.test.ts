import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreedTransfers, eur, on } from '../../../../test/support/agreed-transfers.ts';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { paths } from '../../../paths.ts';
import { recordExpense } from './record-expense.ts';

const db = await testDatabase();
const app = testApp(db);

const justified = { conditions: [{ kind: 'justified', percent: 80 }] };

/** Transfers of which some want the one before justified. */
const tranches = async () => {
  const office = await agreedTransfers(db);
  const { finance, programme, partnershipId, planned, ask } = office;
  const asked = async (minor: number, more = {}) => {
    const { id } = await planned(minor, more);
    await ask(id, undefined, on(-10));
    return id;
  };
  const spend = (minor: number, paidOn = on(-1)) =>
    doing(db, finance, recordExpense, {
      programmeId: programme.id,
      outcomeId: programme.outcomes[0],
      partnershipId,
      line: 'a',
      heading: 'running',
      paidOn,
      description: 'Salle',
      amount: eur(minor),
    });
  const approve = async (id: string, day = on(-5)) => {
    const decided = await office.decide(id, 'approved', finance, { on: day });
    return decided.done ? 'approved' : decided.problem?.key;
  };
  const paid = async (id: string, minor: number, day: ReturnType<typeof on>) => {
    const { id: transactionId } = await office.sent(minor, day);
    const paying = await office.pay(id, transactionId);
    return paying.done ? 'paid' : paying.problem?.key;
  };
  return { ...office, asked, spend, approve, paid };
};

const open = 'finance.transfer-conditions-open';

test('a transfer whose condition is the one before waits until that is paid, says so, and then until it is justified', async () => {
  const { asked, approve, paid, spend, conditions, partner } = await tranches();
  const first = await asked(5_000_00);
  const second = await asked(5_000_00, justified);
  assert.equal(await approve(first), 'approved');
  assert.equal(await approve(second), open);
  const [waiting] = await conditions(second);
  assert.deepEqual([waiting?.isMet, waiting?.since, waiting?.waitsFor], [false, null, 1]);
  const page = await app.as(partner).get(paths.plannedTransfer({ id: second }));
  assert.match(page.text, /le transfert 1 passe d’abord.{1,3}: il n’est ni payé ni retiré/);
  assert.equal(await paid(first, 5_000_00, on(-4)), 'paid');
  assert.equal(await approve(second, on(-4)), open);
  await spend(3_999_99, on(-3));
  assert.equal(await approve(second, on(-3)), open);
  await spend(1, on(-3));
  assert.equal(await approve(second, on(-3)), 'approved');
  assert.equal(await paid(second, 5_000_00, on(-2)), 'paid');
  const [met] = await conditions(second);
  assert.deepEqual([met?.isMet, met?.before?.minor, met?.waitsFor], [true, 5_000_00, null]);
  const [none] = await conditions(first);
  assert.equal(none, undefined);
});

test('a transfer that was taken back holds none; a day before the first one was paid does not pass it by', async () => {
  const { asked, approve, paid, decide, finance } = await tranches();
  const first = await asked(3_000_00);
  const second = await asked(3_000_00);
  const third = await asked(3_000_00, justified);
  assert.equal(await approve(second), 'approved');
  assert.equal(await paid(second, 3_000_00, on(-4)), 'paid');
  assert.equal(await approve(third, on(-4)), open);
  assert.ok((await decide(first, 'withdrawn', finance, { on: on(-5) })).done);
  assert.equal(await approve(third, on(-4)), open);
  assert.equal(await approve(third, on(-6)), open);
});

test('at the payment the last transfer but its own counts, also one that left after the approval', async () => {
  const { asked, approve, sent, paid, pay, spend, conditions } = await tranches();
  const id = await asked(5_000_00, justified);
  assert.equal(await approve(id), 'approved');
  const { id: transactionId } = await sent(5_000_00, on(-2));
  assert.equal((await conditions(id))[0]?.isMet, true, 'it may be its own');
  await sent(1_000_00, on(-3));
  const paying = await pay(id, transactionId);
  assert.equal(!paying.done && paying.problem?.key, open);
  await spend(800_00, on(-2));
  assert.ok((await pay(id, transactionId)).done);
  const [met] = await conditions(id);
  assert.deepEqual([met?.isMet, met?.before?.minor], [true, 1_000_00]);
  assert.equal(await paid(id, 1, on(-1)), 'finance.transfer-step-not-now');
});
