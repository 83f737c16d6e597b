import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { expenseOffice } from '../../../../test/support/expense-office.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { parameterSeeds } from '../../overview/rules/all-rules.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { blockersAt } from '../../rulebook/rules/rule.ts';
import { expenseHistory } from '../queries/expenses.ts';
import { approveExpenses } from './approve-expenses.ts';
import { chargeToOwnFunds } from './charge-to-own-funds.ts';
import { chargeToSubsidy } from './charge-to-subsidy.ts';
import { correctExpense } from './correct-expense.ts';
import { recordExpense } from './record-expense.ts';
import { returnExpense } from './return-expense.ts';
import { voidExpense } from './void-expense.ts';

const {
  db,
  cast,
  institute,
  expense,
  finance,
  director,
  officer,
  treasurer,
  otherTreasurer,
  recorded,
  version,
  checksOf,
  verdict,
  chargeable,
  decided,
  programme,
} = await expenseOffice();
const [partnershipId] = programme.partnerships;

test('another than who entered it approves; who entered or corrected it may not', async () => {
  const id = await recorded({}, finance);
  const own = await perform(db, finance, approveExpenses, newId(), {
    expenses: [{ id, version: await version(id) }],
  });
  assert.deepEqual(own.done === false && own.fields?.['expenses.0']?.[0]?.key, 'finance.own-not-approved');
  assert.equal(await verdict(id, 'F-approved'), 'warns');
  await doing(db, director, approveExpenses, { expenses: [{ id, version: await version(id) }] });
  assert.equal(await verdict(id, 'F-approved'), 'ok');
  await doing(db, officer, correctExpense, {
    ...expense,
    id,
    version: await version(id),
    reason: 'Wrong day',
  });
  assert.equal(await verdict(id, 'F-approved'), 'warns', 'a correction asks for another look');
});

test('above the limit the director approves; one that may not be holds back the whole list', async () => {
  const small = await recorded();
  const large = await recorded({ amount: { minor: 1_000_001, currency: 'EUR' } });
  const expenses = [
    { id: small, version: await version(small) },
    { id: large, version: await version(large) },
  ];
  const { cycle: _, ...limit } = parameterSeeds.find(
    ({ ruleId, name }) => ruleId === 'F-approved' && name === 'limit',
  )!;
  await doing(db, cast.system, adoptRulebook, { parameters: [limit], countryFacts: [] });
  const refused = await perform(db, finance, approveExpenses, newId(), { expenses });
  assert.deepEqual(refused.done === false && refused.fields, {
    'expenses.1': [{ key: 'finance.above-limit', args: { limit: '10000', currency: 'EUR' } }],
  });
  assert.equal(await verdict(small, 'F-approved'), 'warns');
  const stale = await perform(db, director, approveExpenses, newId(), {
    expenses: [expenses[0]!, { id: large, version: 1 }],
  });
  assert.deepEqual(stale.done === false && Object.keys(stale.fields ?? {}), ['expenses.1']);
  await doing(db, director, approveExpenses, {
    expenses: [expenses[0]!, { id: large, version: await version(large) }],
  });
  assert.equal(await verdict(large, 'F-approved'), 'ok');
});

test('what was returned is not charged until it is put right', async () => {
  const id = await recorded();
  await doing(db, finance, returnExpense, await decided(id));
  assert.equal(await verdict(id, 'F-approved'), 'blocks');
  const said = { ...expense, id, version: await version(id), reason: 'Put right' };
  await doing(db, officer, correctExpense, said);
  assert.equal(await verdict(id, 'F-approved'), 'warns');
});

test('paid from own funds: it stays, is not charged, and can come back to the subsidy', async () => {
  const before = await chargeable();
  const id = await recorded();
  assert.equal(await chargeable(), before + 12_345);
  await doing(db, finance, chargeToOwnFunds, await decided(id, { article: 'annex 4' }));
  assert.equal(await chargeable(), before);
  assert.equal(await verdict(id, 'F-own-funds'), 'blocks');
  await doing(db, finance, chargeToSubsidy, await decided(id));
  assert.equal(await chargeable(), before + 12_345);
});

test('a voucher is charged a hundred per cent at most, over all funders and all expenses that name it', async () => {
  const whole = { voucherNumber: 'F-17', wholeVoucher: { minor: 20_000, currency: 'EUR' } };
  const others = (minor: number) => ({
    otherShares: [{ funder: 'WBI', amount: { minor, currency: 'EUR' } }],
  });
  const kept = await recorded({ ...whole, ...others(7655), partnershipId, line: 'd' });
  assert.equal(await verdict(kept, 'M22'), 'ok');
  const over = await recorded({ ...whole, voucherNumber: 'F-18', ...others(7656) });
  assert.equal(await verdict(over, 'M22'), 'blocks');
  const second = await recorded({
    ...whole,
    partnershipId,
    line: 'd',
    amount: { minor: 1, currency: 'EUR' },
  });
  assert.equal(await verdict(second, 'M22'), 'blocks', 'one cent above the whole');
  assert.equal(await verdict(kept, 'M22'), 'blocks');
  await doing(db, officer, voidExpense, { id: second, version: await version(second), reason: 'Twice' });
  assert.equal(await verdict(kept, 'M22'), 'ok');
  const foreign = await perform(db, officer, recordExpense, newId(), {
    ...expense,
    wholeVoucher: { minor: 1, currency: 'USD' },
  });
  assert.equal(foreign.done === false && foreign.fields?.wholeVoucher?.[0]?.key, 'finance.voucher-currency');
});

test('an attestation says by whom and why', async () => {
  const attested = {
    voucherState: 'attested',
    attestedBy: 'Secretary of the section',
    attestedWhy: 'Market',
  };
  const id = await recorded({ ...attested, amount: { minor: 1000, currency: 'EUR' } });
  assert.equal(await verdict(id, 'M20'), 'ok');
  const bare = await perform(db, officer, recordExpense, newId(), { ...expense, voucherState: 'attested' });
  assert.deepEqual(bare.done === false && Object.keys(bare.fields ?? {}), ['attestedBy']);
});

test('who may not is refused; another institute finds nothing', async () => {
  const id = await recorded({ partnershipId, line: 'a' });
  const one = { expenses: [{ id, version: await version(id) }] };
  for (const actor of [officer, treasurer, cast.as('auditor'), cast.as('administrator')]) {
    await assert.rejects(perform(db, actor, approveExpenses, newId(), one), NotAllowed, actor.role);
    await assert.rejects(
      perform(db, actor, chargeToOwnFunds, newId(), { ...one.expenses[0], reason: 'x' }),
      NotAllowed,
    );
  }
  const stranger = (await makeCast(db)).as('director');
  const seen = await perform(db, stranger, approveExpenses, newId(), one);
  assert.match(JSON.stringify(seen), /not-known-here/);
  await assert.rejects(
    perform(db, stranger, returnExpense, newId(), { ...one.expenses[0], reason: 'x' }),
    NotFound,
  );
  assert.equal((await db.read(otherTreasurer, (tx) => expenseHistory(tx, institute, id))).length, 0);
});

test('an approved expense says so in the checks, and nothing of charging blocks it', async () => {
  const id = await recorded();
  await doing(db, finance, approveExpenses, { expenses: [{ id, version: await version(id) }] });
  assert.deepEqual(blockersAt(await checksOf(id), 'charging'), []);
});
