import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { euros, francs, partnerPurse } from '../../../../test/support/partner-purse.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { decideFinding } from '../../control/commands/decide-finding.ts';
import { recordFinding } from '../../control/commands/record-finding.ts';
import { settleFinding } from '../../control/commands/settle-finding.ts';
import { controlReplyRule } from '../../control/rules/control-reply-rule.ts';
import { findingRules } from '../../control/rules/finding-rules.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { exchangeYears } from '../queries/exchange-differences.ts';
import { correctExpense } from './correct-expense.ts';
import { voidExpense } from './void-expense.ts';

const db = await testDatabase();

test('what arrived in the currency in which it was sent bears nothing: what was spent justifies it as before', async () => {
  const { moved, spend, borneOf, open, cash } = await partnerPurse(db);
  const hall = await spend('2026-02-01', euros(8_000_00));
  await moved('disbursement', '2026-01-10', 10_000_00, euros(10_000_00));
  assert.deepEqual(await borneOf(hall), []);
  await moved('reimbursement', '2026-03-01', 500_00, euros(500_00));
  await spend('2026-03-02', euros(100_00));
  assert.deepEqual(
    (await open()).map(({ openMinor }) => openMinor),
    [1_400_00],
  );
  assert.equal((await cash()).left, 1_400_00);
});

/** A control rejects so much of an expense, in euros; the part goes to own funds. */
const reject = async (
  { cast, finance, programme, standing }: Awaited<ReturnType<typeof partnerPurse>>,
  expenseId: string,
  minor: number,
  inQuestion?: number,
): Promise<void> => {
  const auditor = cast.as('auditor', { scope: { outcomes: [programme.outcomes[0]], years: [2026] } });
  await doing(db, cast.system, adoptRulebook, {
    parameters: [controlReplyRule, ...findingRules].flatMap(({ id, parameters }) =>
      parameters.map((seed) => ({ ...seed, ruleId: id })),
    ),
  });
  const { convertedMinor, entryNo } = await standing(expenseId);
  const { id: findingId } = await doing(db, auditor, recordFinding, {
    expenseId,
    amount: euros(inQuestion ?? convertedMinor),
    reason: 'No receipt of the hall',
    article: 'art. 33',
    controlEndedOn: addDays(todayIn(), -20),
    foundOn: addDays(todayIn(), -10),
  });
  const decided = { findingId, remark: 'It is not backed', decision: 'partly', rejected: euros(minor) };
  await doing(db, auditor, decideFinding, decided);
  await doing(db, finance, settleFinding, { findingId, version: entryNo, paidOn: '2026-11-20' });
};

test('of an expense that a control took a part out of, what is left waits for the next transfer, and the part too', async () => {
  const office = await partnerPurse(db);
  const { moved, spend, borneOf, cash } = office;
  const hall = await spend('2026-02-01', francs(1_000_000));
  await reject(office, hall, 150_00);
  await moved('disbursement', '2026-11-21', 1_600_00, francs(1_000_000));
  assert.deepEqual(await borneOf(hall), [[900_000, 1_440_00]]);
  const { left, local } = await cash();
  assert.deepEqual([left, local[0]?.left], [0, 0]);
});

test('of an expense that two findings took parts out of, what both left waits, once', async () => {
  const purse = await partnerPurse(db);
  const { spend, moved, borneOf } = purse;
  const hall = await spend('2026-02-01', francs(1_000_000));
  await reject(purse, hall, 150_00, 200_00);
  await reject(purse, hall, 300_00, 400_00);
  await moved('disbursement', '2026-11-21', 3_000_00, francs(2_000_000));
  // 100,000 and 200,000 of it were rejected.
  assert.deepEqual(await borneOf(hall), [[700_000, 1_050_00]]);
});

test('a withdrawn transfer bears nothing more: what it bore goes over to the one that stands', async () => {
  const { moved, spend, borneOf, open, takeBack } = await partnerPurse(db);
  const twice = await moved('disbursement', '2026-01-10', 1_500_00, francs(1_000_000));
  const hall = await spend('2026-02-01', francs(800_000));
  await moved('disbursement', '2026-01-11', 1_600_00, francs(1_000_000));
  assert.deepEqual(await borneOf(hall), [[800_000, 1_200_00]]);
  await takeBack(twice);
  assert.deepEqual(await borneOf(hall), [[800_000, 1_280_00]]);
  assert.deepEqual(
    (await open()).map(({ localOpen }) => localOpen),
    [200_000],
  );
});

test('a withdrawn return drains no transfer: what waits is borne by the money that is there again', async () => {
  const { moved, spend, borneOf, takeBack } = await partnerPurse(db);
  await moved('disbursement', '2026-01-10', 1_500_00, francs(1_000_000));
  const returned = await moved('reimbursement', '2026-03-01', 900_00, francs(600_000));
  const hall = await spend('2026-04-01', francs(700_000));
  assert.deepEqual(await borneOf(hall), [[400_000, 600_00]]);
  await takeBack(returned);
  assert.deepEqual(await borneOf(hall), [[700_000, 1_050_00]]);
});

test('money that a withdrawn or corrected expense gives back bears what waits', async () => {
  const { cast, finance, programme, partnershipId, moved, spend, standing, borneOf } = await partnerPurse(db);
  await moved('disbursement', '2026-01-10', 150_00, francs(100_000));
  const [first, second, third] = [
    await spend('2026-02-01', francs(100_000)),
    await spend('2026-02-02', francs(100_000)),
    await spend('2026-02-03', francs(50_000)),
  ];
  const version = async (id: string) => (await standing(id)).entryNo;
  const withdrawn = { id: first, version: await version(first), reason: 'Twice' };
  const treasurer = cast.as('partner_treasurer', { partnerships: [partnershipId] });
  await doing(db, treasurer, voidExpense, withdrawn);
  assert.deepEqual(await borneOf(second), [[100_000, 150_00]]);
  const said = { outcomeId: programme.outcomes[0], line: 'a', heading: 'running', paidOn: '2026-02-02' };
  const rated = { amount: francs(70_000), rate: '0.0015', rateSource: 'bank' };
  await doing(db, finance, correctExpense, {
    ...said,
    ...rated,
    id: second,
    version: await version(second),
    description: 'Hall',
    reason: 'A digit',
  });
  assert.deepEqual(await borneOf(second), [[70_000, 105_00]]);
  assert.deepEqual(await borneOf(third), [[30_000, 45_00]]);
  await doing(db, finance, correctExpense, {
    ...said,
    id: second,
    version: await version(second),
    description: 'Hall, in euros',
    amount: euros(105_00),
    reason: 'In euros',
  });
  assert.deepEqual(await borneOf(third), [[50_000, 75_00]]);
});

test('a return that transfers bear in part counts so far on every page, and its rest is borne by the next one', async () => {
  const { db: _, finance, institute, partnershipId, moved, cash, open, takeBack } = await partnerPurse(db);
  const first = await moved('disbursement', '2026-01-10', 914_69, francs(600_000));
  await moved('reimbursement', '2026-03-01', 1_500_00, francs(1_000_000));
  const year = async () =>
    (await db.read(finance, (tx) => exchangeYears(tx, institute, { partnershipId })))[0]!;
  const { gain, loss, converted } = await year();
  assert.deepEqual([gain, loss, converted], [0, 14_69, 900_00]);
  assert.equal((await cash()).exchange, -14_69);
  await moved('disbursement', '2026-03-02', 700_00, francs(500_000));
  assert.deepEqual([(await year()).used, (await year()).cost], [1_000_000, 914_69 + 560_00]);
  assert.equal((await cash()).exchange, 25_31);
  await takeBack(first);
  assert.deepEqual([(await year()).used, (await year()).cost], [500_000, 700_00]);
  assert.deepEqual(await open(), []);
});
