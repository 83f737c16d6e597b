import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { doing } from '../../../../test/support/cast.ts';
import { expenseOffice } from '../../../../test/support/expense-office.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { approvableExpenses } from '../queries/approvable-expenses.ts';
import { approveExpenses } from './approve-expenses.ts';
import { chargeToOwnFunds } from './charge-to-own-funds.ts';
import { chargeToSubsidy } from './charge-to-subsidy.ts';
import { correctExpense } from './correct-expense.ts';
import { lockPeriod } from './lock-period.ts';
import { openPeriod } from './open-period.ts';
import { recordCashBook } from './record-cash-book.ts';
import { recordExpense } from './record-expense.ts';
import { returnExpense } from './return-expense.ts';
import { reverseExpense } from './reverse-expense.ts';
import { voidExpense } from './void-expense.ts';

const {
  db,
  institute,
  programmeHere,
  expense,
  finance,
  director,
  officer,
  treasurer,
  programme,
  recorded,
  standing,
  version,
  checksOf,
  verdict,
  chargeable,
  decided,
} = await expenseOffice();

test('a closed period is written no more; a reversal in the open one makes nothing of what stood', async () => {
  const { id: programmeId, outcomes } = await programmeHere();
  const place = { outcomeId: outcomes[0] };
  const id = await recorded({ ...place, paidOn: '2025-11-02' });
  const before = await chargeable(programmeId);
  await doing(db, finance, lockPeriod, { programmeId, until: '2025-12-31', reason: 'Account of 2025' });
  const refusals = [
    await perform(db, officer, recordExpense, newId(), { ...expense, ...place }),
    await perform(db, officer, recordExpense, newId(), {
      ...expense,
      ...place,
      paidOn: '2026-02-01',
      chargedYear: 2025,
    }),
    await perform(db, officer, recordCashBook, newId(), {
      currency: 'EUR',
      rows: [
        { ...place, line: 'd', heading: 'running', paidOn: '2025-05-05', description: 'x', amountMinor: 5 },
      ],
    }),
    await perform(db, officer, correctExpense, newId(), {
      ...expense,
      ...place,
      id,
      version: await version(id),
      reason: 'Wrong',
    }),
    await perform(db, officer, voidExpense, newId(), { id, version: await version(id), reason: 'Wrong' }),
  ];
  for (const refused of refusals)
    assert.match(JSON.stringify(refused), /finance\.period-closed/, JSON.stringify(refused));
  const reversal = { id, version: await version(id), reason: 'Twice', paidOn: '2026-02-01' };
  const early = await perform(db, finance, reverseExpense, newId(), { ...reversal, paidOn: '2025-12-30' });
  assert.match(JSON.stringify(early), /finance\.period-closed/);
  const done = await doing(db, finance, reverseExpense, reversal);
  assert.equal(await chargeable(programmeId), before - 12_345);
  assert.deepEqual(
    (await checksOf(done.id))
      .filter(({ moments }) => moments.includes('charging'))
      .map(({ verdict: v }) => v),
    (await checksOf(id)).filter(({ moments }) => moments.includes('charging')).map(({ verdict: v }) => v),
  );
  const again = await perform(db, finance, reverseExpense, newId(), reversal);
  assert.match(JSON.stringify(again), /finance\.reversed-already/);
  assert.equal((await standing(id)).reversals[0]?.reference, done.reference);
  const corrected = await perform(db, officer, correctExpense, newId(), {
    ...expense,
    id: done.id,
    version: await version(done.id),
    reason: 'No',
  });
  assert.match(JSON.stringify(corrected), /finance\.reversal-not-corrected/);
  await doing(db, finance, voidExpense, {
    id: done.id,
    version: await version(done.id),
    reason: 'Not twice',
  });
  assert.equal(await chargeable(programmeId), before);
  assert.match(
    JSON.stringify(
      await perform(db, finance, lockPeriod, newId(), { programmeId, until: '2024-12-31', reason: 'x' }),
    ),
    /period-closed-already/,
  );
  await assert.rejects(
    perform(db, finance, openPeriod, newId(), { programmeId, reason: 'Late voucher' }),
    NotAllowed,
  );
  await doing(db, director, openPeriod, { programmeId, reason: 'Late voucher' });
  await recorded({ ...place, paidOn: '2025-11-03' });
});

test('sixty generated expenses, some reversed, some on own funds: what is chargeable is what is left of the chargeable', async () => {
  const random = seededRandom(404);
  const { id: programmeId, outcomes } = await programmeHere();
  let left = 0;
  for (let run = 0; run < 60; run += 1) {
    const isWithout = random(4) === 0;
    const minor = 1 + random(1_000_000);
    const id = await recorded({
      outcomeId: outcomes[random(2)],
      paidOn: `2025-0${1 + random(9)}-11`,
      amount: { minor, currency: 'XOF' },
      rate: '0.001524490172',
      rateSource: 'fixed parity',
      voucherState: isWithout ? 'to_follow' : 'kept_at_partner',
    });
    const { convertedMinor } = await standing(id);
    const isOwn = random(5) === 0;
    if (isOwn) await doing(db, finance, chargeToOwnFunds, await decided(id));
    if (random(3) === 0)
      await doing(db, finance, reverseExpense, await decided(id, { paidOn: '2026-01-15' }));
    else if (!isWithout && !isOwn) left += convertedMinor;
    if (run % 20 === 19) assert.equal(await chargeable(programmeId), left);
  }
});

test('a reversal follows what it reverses: nobody approves, returns or moves it by itself', async () => {
  const id = await recorded();
  const { id: reversal } = await doing(
    db,
    finance,
    reverseExpense,
    await decided(id, { paidOn: '2026-01-15' }),
  );
  const one = { id: reversal, version: await version(reversal) };
  const approving = await perform(db, director, approveExpenses, newId(), { expenses: [one] });
  assert.match(JSON.stringify(approving), /not-known-here/);
  for (const command of [returnExpense, chargeToOwnFunds, chargeToSubsidy]) {
    const refused = await perform(db, finance, command, newId(), { ...one, reason: 'x' });
    assert.match(JSON.stringify(refused), /finance\.reversal-follows/, command.name);
  }
  await doing(db, director, approveExpenses, { expenses: [{ id, version: await version(id) }] });
  assert.equal(await verdict(reversal, 'F-approved'), 'ok');
  const waiting = await db.read(director, (tx) => approvableExpenses(tx, institute, {}));
  assert.ok(!waiting.some((row) => row.id === reversal || row.id === id));
});

test('a reversal is voided by whoever may reverse, never by a partner or a programme officer', async () => {
  const [partnershipId] = programme.partnerships;
  const id = await recorded({ partnershipId, line: 'a' });
  const day = { paidOn: '2026-01-15' };
  const { id: reversal } = await doing(db, finance, reverseExpense, await decided(id, day));
  const taking = await decided(reversal);
  for (const actor of [treasurer, officer])
    await assert.rejects(perform(db, actor, voidExpense, newId(), taking), NotAllowed, actor.role);
  const ended = await db.write(treasurer, (tx) =>
    sql`update expenses set ended_by_no = 1 where expense_id = ${reversal}`.execute(tx),
  );
  assert.equal(Number(ended.numAffectedRows), 0);
  await doing(db, finance, voidExpense, taking);
  assert.equal((await standing(reversal)).endedByNo !== null, true);
});
