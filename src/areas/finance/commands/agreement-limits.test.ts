import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreedTransfers, eur, on } from '../../../../test/support/agreed-transfers.ts';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { draftAmendment } from '../../partners/commands/draft-amendment.ts';
import { signAmendment } from '../../partners/commands/sign-amendment.ts';
import { planTransfer } from './plan-transfer.ts';
import { recordTransferReceipt } from './record-transfer-receipt.ts';

const db = await testDatabase();
const app = testApp(db);

const francs = (minor: number) => ({ minor, currency: 'XOF' });

/** An agreement of ten million francs, paid in euros. */
const inFrancs = async () => {
  const office = await agreedTransfers(db, { amount: francs(10_000_000) });
  const { finance, planned, ask, decide, sent, pay } = office;
  const approved = async (minor: number) => {
    const { id } = await planned(minor);
    await ask(id);
    assert.ok((await decide(id, 'approved')).done);
    return id;
  };
  const arrived = (transactionId: string, minor: number, more = {}) =>
    perform(db, finance, recordTransferReceipt, newId(), {
      transactionId,
      received: francs(minor),
      receivedOn: on(0),
      ...more,
    });
  const paid = async (id: string, minor: number) => {
    const { id: transactionId } = await sent(7_622_00);
    assert.ok((await arrived(transactionId, minor)).done);
    return { transactionId, paying: await pay(id, transactionId) };
  };
  return { ...office, approved, arrived, paid };
};

test('money sent in another currency pays a planned transfer once it is said what arrived in the agreement’s', async () => {
  const { approved, arrived, sent, pay, finance } = await inFrancs();
  const id = await approved(5_000_000);
  const { id: transactionId } = await sent(76_220_00);
  const unsaid = await pay(id, transactionId);
  const wanted = { key: 'finance.payment-not-arrived', args: { currency: 'XOF' } };
  assert.deepEqual(!unsaid.done && unsaid.fields, { transactionId: [wanted] });
  const page = await app.as(finance).post(paths.executeTransfer({ id }), { transactionId });
  assert.equal(page.status, 422);
  assert.match(page.text, /Dites d’abord ce qui en est arrivé en XOF/);
  assert.ok((await arrived(transactionId, 50_000_000)).done);
  const large = await pay(id, transactionId);
  assert.equal(!large.done && large.fields?.transactionId?.[0]?.key, 'finance.transfer-above-agreement');
  assert.ok((await arrived(transactionId, 10_000_000, { reason: 'A digit' })).done);
  assert.ok((await pay(id, transactionId)).done);
  const more = await arrived(transactionId, 10_000_001, { reason: 'A digit' });
  assert.equal(!more.done && more.fields?.received?.[0]?.key, 'finance.transfer-above-agreement');
  const other = await arrived(transactionId, 1, { received: eur(7_000_00), reason: 'In euros' });
  assert.equal(!other.done && other.fields?.received?.[0]?.key, 'finance.payment-not-arrived');
});

test('what a paid transfer takes of the agreement is what arrived: more leaves less to plan, less leaves more', async () => {
  const { approved, paid, plan, planned, ask, decide, finance, agreementId } = await inFrancs();
  assert.ok((await paid(await approved(5_000_000), 6_000_000)).paying.done);
  const above = await perform(db, finance, planTransfer, newId(), plan(5_000_000));
  assert.deepEqual(!above.done && above.fields?.amount?.[0]?.args, { left: '4000000', currency: 'XOF' });
  const page = await app.as(finance).get(paths.agreementTransfers({ id: agreementId }));
  assert.match(page.text, /4[\s.\u00a0\u202f]000[\s.\u00a0\u202f]000/);
  assert.match(page.text, /réellement parti ou arrivé/);
  assert.ok((await paid(await approved(2_000_000), 1_500_000)).paying.done);
  const { id } = await planned(2_500_000);
  await ask(id);
  assert.ok((await decide(id, 'approved')).done);
});

test('no payment goes above what the agreement as amended leaves, also where less arrived than was planned', async () => {
  const { approved, paid, director, agreementId } = await inFrancs();
  const second = await approved(4_000_000);
  assert.ok((await paid(await approved(5_000_000), 6_000_000)).paying.done);
  const amendmentId = newId();
  const less = { id: amendmentId, agreementId, amount: francs(9_000_000), reason: 'Less' };
  await doing(db, director, draftAmendment, less);
  const signing = { signedOn: on(-100), signedForPartnerBy: 'its secretary general' };
  await doing(db, director, signAmendment, { amendmentId, ...signing });
  const { paying } = await paid(second, 3_900_000);
  const problem = !paying.done && paying.fields?.transactionId?.[0];
  assert.deepEqual(problem, {
    key: 'finance.transfer-above-agreement',
    args: { left: '3000000', currency: 'XOF' },
  });
});
