import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { parameterSeeds } from '../../overview/rules/all-rules.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { blockersAt, type Check } from '../../rulebook/rules/rule.ts';
import { approvableExpenses } from '../queries/approvable-expenses.ts';
import { budgetAgainstActual } from '../queries/budget-against-actual.ts';
import { expenseChecks } from '../queries/expense-checks.ts';
import { expenseHistory } from '../queries/expenses.ts';
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

const db = await testDatabase();
const cast = await makeCast(db);
const period = { from: '2022-01-01', until: '2026-12-31' };
const programme = await makeProgramme(db, cast, period);
const [outcomeId] = programme.outcomes;
const [partnershipId, otherPartnershipId] = programme.partnerships;
const finance = cast.as('finance_officer');
const director = cast.as('director');
const officer = cast.as('programme_officer');
const treasurer = cast.as('partner_treasurer', { partnerships: [partnershipId] });
const institute = cast.institute.id;

const expense = {
  outcomeId,
  line: 'd',
  heading: 'running',
  paidOn: '2025-03-14',
  description: 'Room for a study circle',
  amount: { minor: 12_345, currency: 'EUR' },
  voucherState: 'kept_at_partner',
};
const recorded = async (more: object = {}, by = officer) =>
  (await doing(db, by, recordExpense, { ...expense, ...more })).id;
const standing = async (id: string) =>
  (await db.read(cast.system, (tx) => expenseHistory(tx, institute, id)))[0]!;
const version = async (id: string) => (await standing(id)).entryNo;
const checksOf = async (id: string): Promise<readonly Check[]> =>
  (await db.read(cast.system, (tx) => expenseChecks(tx, institute, [id]))).get(id)!;
const verdict = async (id: string, rule: string) =>
  (await checksOf(id)).find(({ ruleId }) => ruleId === rule)?.verdict;
const chargeable = async (programmeId = programme.id) =>
  (await db.read(cast.system, (tx) => budgetAgainstActual(tx, institute, programmeId, { by: 'year' }))).total
    .chargeable;
const decided = async (id: string, more: object = {}) => ({
  id,
  version: await version(id),
  reason: 'As agreed',
  ...more,
});

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

test('a closed period is written no more; a reversal in the open one makes nothing of what stood', async () => {
  const { id: programmeId, outcomes } = await makeProgramme(db, cast, period);
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
  assert.equal((await standing(id)).reversedBy, done.reference);
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
  const { id: programmeId, outcomes } = await makeProgramme(db, cast, period);
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
  const other = cast.as('partner_treasurer', { partnerships: [otherPartnershipId] });
  assert.equal((await db.read(other, (tx) => expenseHistory(tx, institute, id))).length, 0);
});

test('an approved expense says so in the checks, and nothing of charging blocks it', async () => {
  const id = await recorded();
  await doing(db, finance, approveExpenses, { expenses: [{ id, version: await version(id) }] });
  assert.deepEqual(blockersAt(await checksOf(id), 'charging'), []);
});
