import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { euros, francs, partnerPurse } from '../../../../test/support/partner-purse.ts';
import { receiptOf } from '../queries/transfer-receipts.ts';
import { declareExchangeMethod } from './declare-exchange-method.ts';

const db = await testDatabase();

const corrected = async (outcome: ReturnType<Awaited<ReturnType<typeof partnerPurse>>['correct']>) => {
  const performed = await outcome;
  assert.ok(performed.done, JSON.stringify(performed));
  return performed.value.id;
};

test('a transfer corrected in its amount costs its own expenses more or less, and no other ones', async () => {
  const { finance, moved, spend, standing, borneOf, cash, correct } = await partnerPurse(db);
  const declared = { method: 'transfer_fifo', fromOn: '2026-01-01', reason: 'For all' };
  await doing(db, finance, declareExchangeMethod, declared);
  const typed = await moved('disbursement', '2026-01-10', 1_000_00, francs(6_559_570));
  await moved('disbursement', '2026-01-20', 1_524_00, francs(1_000_000));
  const hall = await spend('2026-02-01', francs(6_559_570));
  const more = await corrected(correct(typed, { amount: euros(10_000_00) }));
  assert.deepEqual(await borneOf(hall), [[6_559_570, 10_000_00]]);
  const bus = await spend('2026-02-02', francs(10_000), { rate: undefined, rateSource: undefined });
  assert.equal((await standing(bus)).convertedMinor, 15_24);
  const less = await corrected(correct(more, { amount: euros(900_00) }));
  assert.deepEqual(await borneOf(hall), [[6_559_570, 900_00]]);
  assert.deepEqual(await borneOf(bus), [[10_000, 15_24]]);
  const before = (await cash()).exchange;
  await corrected(correct(less, { reference: 'AC-1' }));
  assert.equal((await cash()).exchange, before);
  assert.deepEqual(await borneOf(hall), [[6_559_570, 900_00]]);
});

test('a transfer corrected to another partner bears that one’s expenses, and is nothing more of the first', async () => {
  const { cast, institute, partnershipId, otherId, moved, spend, borneOf, open, correct } =
    await partnerPurse(db);
  const id = await moved('disbursement', '2026-01-10', 1_500_00, francs(1_000_000));
  const [own, other] = [
    await spend('2026-02-01', francs(400_000)),
    await spend('2026-02-01', francs(600_000), { partnershipId: otherId }),
  ];
  assert.deepEqual([await borneOf(own), await borneOf(other)], [[[400_000, 600_00]], []]);
  const now = await corrected(correct(id, { partnershipId: otherId }));
  assert.deepEqual([await borneOf(own), await borneOf(other)], [[], [[600_000, 900_00]]]);
  assert.deepEqual(await open(), []);
  const seenBy = (partnership: string) =>
    db.read(cast.as('partner_treasurer', { partnerships: [partnership] }), (tx) =>
      receiptOf(tx, institute, now),
    );
  assert.equal(await seenBy(partnershipId), undefined);
  assert.equal((await seenBy(otherId))?.usedMinor, 600_000);
});

test('corrected to money that went to no partner, a transfer bears nothing; to a return, it is taken out of the others', async () => {
  const { finance, institute, moved, spend, borneOf, cash, correct } = await partnerPurse(db);
  const id = await moved('disbursement', '2026-01-10', 1_500_00, francs(1_000_000));
  const hall = await spend('2026-02-01', francs(400_000));
  const gone = await corrected(correct(id, { kind: 'expenditure' }));
  assert.deepEqual(await borneOf(hall), []);
  assert.equal(await db.read(finance, (tx) => receiptOf(tx, institute, gone)), undefined);
  await moved('disbursement', '2026-03-10', 1_600_00, francs(1_000_000));
  const sent = await moved('disbursement', '2026-03-11', 80_00, francs(50_000));
  await corrected(correct(sent, { kind: 'reimbursement' }));
  assert.deepEqual(await borneOf(hall), [[400_000, 640_00]]);
  assert.equal((await cash()).local[0]?.left, 550_000);
});

test('a correction keeps what is true of what arrived: not more than was sent in one currency, not before it was sent', async () => {
  const { moved, correct } = await partnerPurse(db);
  const id = await moved('disbursement', '2026-01-10', 1_500_00, euros(1_490_00));
  const refused = async (more: object) => {
    const performed = await correct(id, more);
    return !performed.done && performed.fields;
  };
  assert.deepEqual(await refused({ amount: euros(1_489_99) }), {
    amount: [{ key: 'finance.received-more-than-sent' }],
  });
  assert.deepEqual(await refused({ on: '2026-01-11' }), { on: [{ key: 'finance.received-before-sent' }] });
  const same = await corrected(correct(id, { amount: euros(1_490_00) }));
  await corrected(correct(same, { amount: euros(1_00), kind: 'expenditure' }));
});
