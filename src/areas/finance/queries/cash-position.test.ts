import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { certify } from '../../../../test/support/certified.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { addDays, type CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { recordExpense } from '../commands/record-expense.ts';
import { recordTransaction } from '../commands/record-transaction.ts';
import { recordTransferReceipt } from '../commands/record-transfer-receipt.ts';
import { setOpeningBalances } from '../commands/set-opening-balances.ts';
import { advanceRules } from '../rules/advance-rules.ts';
import { judgedAdvances } from './advance-checks.ts';
import { cashPositions } from './cash-position.ts';
import { cashPositionQuestion } from './cash-question.ts';
import { openAdvances } from './open-advances.ts';

const db = await testDatabase();
const app = testApp(db);
const day = (text: string) => text as CalendarDay;

/** A partner of its own, with what can happen to its money. */
const purse = async () => {
  const cast = await makeCast(db);
  const finance = cast.as('finance_officer');
  const programme = await makeProgramme(db, cast, { from: '2025-01-01', until: '2029-12-31' });
  const [partnershipId] = programme.partnerships;
  const institute = cast.institute.id;
  const moved = async (kind: string, on: string, minor: number, local?: number) => {
    const { id } = await doing(db, finance, recordTransaction, {
      programmeId: programme.id,
      partnershipId,
      kind,
      on,
      amount: { minor, currency: 'EUR' },
    });
    if (local !== undefined)
      await doing(db, finance, recordTransferReceipt, {
        transactionId: id,
        received: { minor: local, currency: 'XOF' },
        receivedOn: on,
      });
    return id;
  };
  const spend = (paidOn: string, minor: number, currency = 'EUR', rate?: string) =>
    doing(db, finance, recordExpense, {
      programmeId: programme.id,
      outcomeId: programme.outcomes[0],
      partnershipId,
      block: 'operational',
      line: 'a',
      heading: 'running',
      paidOn,
      reference: newId(),
      description: 'Hall',
      amount: { minor, currency },
      ...(rate ? { rate, rateSource: 'bank', rateOn: paidOn } : {}),
    });
  const open = (on?: string) =>
    db.read(finance, (tx) => openAdvances(tx, institute, { partnershipId, on: on && day(on) } as never));
  const cash = async (on?: string) =>
    (
      await db.read(finance, (tx) =>
        cashPositions(tx, institute, { partnershipId, on: on && day(on) } as never),
      )
    )[0]!;
  return { cast, finance, programme, partnershipId, institute, moved, spend, open, cash };
};

test('expenses and returns use up the oldest transfer first, and on a day only what had happened by then', async () => {
  const { moved, spend, open, cash } = await purse();
  const first = await moved('disbursement', '2026-01-10', 1_000_00);
  const second = await moved('disbursement', '2026-03-01', 500_00);
  await spend('2026-02-01', 600_00);
  await spend('2026-04-01', 500_00);
  await moved('reimbursement', '2026-05-01', 100_00);
  assert.deepEqual(
    (await open()).map(({ transactionId, openMinor }) => [transactionId, openMinor]),
    [[second, 300_00]],
  );
  assert.deepEqual(
    (await open('2026-03-15')).map(({ transactionId, openMinor, days }) => [transactionId, openMinor, days]),
    [
      [first, 400_00, 64],
      [second, 500_00, 14],
    ],
  );
  const { sent, used, returned, exchange, left, unconfirmed } = await cash();
  assert.deepEqual(
    [sent, used, returned, exchange, left, unconfirmed],
    [1_500_00, 1_100_00, 100_00, 0, 300_00, 1_500_00],
  );
  assert.equal((await cash('2026-02-28')).left, 400_00);
});

test('what arrived in another currency is open at what is left of it, and the exchange difference stands apart', async () => {
  const { moved, spend, open, cash } = await purse();
  await moved('disbursement', '2026-01-10', 1_000_00, 650_000);
  await spend('2026-02-01', 325_000, 'XOF', '0.0016');
  await moved('reimbursement', '2026-05-01', 90_00, 65_000);
  const [advance] = await open();
  assert.deepEqual([advance?.openMinor, advance?.localOpen, advance?.local], [400_00, 260_000, 'XOF']);
  const { local, ...figures } = await cash();
  assert.equal(figures.used, 520_00);
  assert.equal(figures.exchange, 20_00 - 10_00);
  assert.equal(figures.left, 1_000_00 - 520_00 - 90_00 + 10_00);
  assert.deepEqual(local, [
    { currency: 'XOF', received: 650_000, used: 325_000, returned: 65_000, left: 260_000 },
  ]);
  assert.equal((await cash('2026-01-31')).left, 1_000_00);
});

test('what was certified before the house joined uses up the transfers of that time', async () => {
  const { finance, programme, partnershipId, moved, open, cash } = await purse();
  await moved('disbursement', '2025-03-01', 500_00);
  const programmeId = programme.id;
  const reportId = await certify(db, finance, { programmeId, years: [2025, 2025], title: 'Report 2025' });
  const cell = { reportId, year: 2025, block: 'operational', line: 'a', heading: 'running' };
  await doing(db, finance, setOpeningBalances, {
    programmeId,
    balances: [
      {
        ...cell,
        outcomeId: programme.outcomes[0],
        partnershipId,
        amount: { minor: 420_00, currency: 'EUR' },
      },
    ],
  });
  assert.deepEqual(
    (await open()).map(({ openMinor }) => openMinor),
    [80_00],
  );
  const { opening, used, left } = await cash();
  assert.deepEqual([opening, used, left], [420_00, 0, 80_00]);
  assert.equal((await cash('2025-06-30')).left, 500_00);
});

test('what was certified beyond the recorded transfers of its time justifies no transfer that came later', async () => {
  const { finance, programme, partnershipId, moved, open, cash } = await purse();
  await moved('disbursement', '2025-03-01', 100_00);
  await moved('disbursement', '2026-03-01', 300_00);
  const reportId = await certify(db, finance, { programmeId: programme.id, years: [2025, 2025], title: 'R' });
  const cell = { reportId, block: 'operational', line: 'a', heading: 'running', partnershipId };
  const of = (item: string, minor: number) => ({
    ...cell,
    outcomeId: programme.outcomes[0],
    year: 2025,
    item,
    amount: { minor, currency: 'EUR' },
  });
  const balances = [of('rent', 70_00), of('travel', 350_00)];
  await doing(db, finance, setOpeningBalances, { programmeId: programme.id, balances });
  assert.deepEqual(
    (await open()).map(({ on, openMinor }) => [on, openMinor]),
    [['2026-03-01', 300_00]],
  );
  const { sent, before, opening, left } = await cash();
  assert.deepEqual([sent, before, opening, left], [400_00, 320_00, 420_00, 300_00]);
});

test('M24 asks about what is older than 90 days and warns more sharply after 180', async () => {
  const { cast, finance, institute, moved } = await purse();
  const parameters = advanceRules.flatMap(({ id, parameters: seeds }) =>
    seeds.map((seed) => ({ ...seed, ruleId: id })),
  );
  await doing(db, cast.system, adoptRulebook, { parameters });
  await moved('disbursement', '2026-01-01', 100_00);
  const said = async (on: string) => {
    const rows = await db.read(finance, (tx) => judgedAdvances(tx, institute, { on: day(on) }));
    return rows.map(({ checks }) => checks.map(({ sentence, verdict }) => [sentence.key, verdict])).flat(2);
  };
  const from = (days: number) => addDays(day('2026-01-01'), days);
  assert.deepEqual(await said(from(90)), ['finance.check-advance-young', 'ok']);
  assert.deepEqual(await said(from(91)), ['finance.check-advance-old', 'warns']);
  assert.deepEqual(await said(from(181)), ['finance.check-advance-very-old', 'warns']);
});

/** Numbers that repeat: a linear congruential generator. */
const numbers = (seed: number) => {
  let state = seed;
  return (most: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % most;
  };
};

test('generated ledgers: what is open by transfer is what an oracle leaves, and less what was paid in advance it is the cash left', async () => {
  for (let seed = 1; seed <= 6; seed += 1) {
    const draw = numbers(seed * 7919);
    const { moved, spend, open, cash } = await purse();
    const ledger: { kind: 'sent' | 'taken'; on: string; minor: number }[] = [];
    for (let at = 0; at < 10; at += 1) {
      const on = addDays(day('2026-01-01'), draw(240));
      const minor = 1 + draw(90_000);
      const what = draw(5);
      ledger.push({ kind: what < 2 ? 'sent' : 'taken', on, minor });
      if (what < 2) await moved('disbursement', on, minor);
      else if (what < 4) await spend(on, minor);
      else await moved('reimbursement', on, minor);
    }
    for (const on of ['2026-04-01', '2026-12-31']) {
      const known = ledger.filter((each) => each.on <= on);
      const sent = known.filter(({ kind }) => kind === 'sent');
      let taken = known.filter(({ kind }) => kind === 'taken').reduce((sum, { minor }) => sum + minor, 0);
      const total = sent.reduce((sum, { minor }) => sum + minor, 0) - taken;
      const expected: number[] = [];
      for (const { minor } of sent.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
        const used = Math.min(minor, taken);
        taken -= used;
        if (used < minor) expected.push(minor - used);
      }
      const found = (await open(on)).map(({ openMinor }) => openMinor);
      assert.equal(
        found.reduce((a, b) => a + b, 0),
        expected.reduce((a, b) => a + b, 0),
        `ledger ${seed} ${on}`,
      );
      if (known.length > 0) assert.equal((await cash(on)).left, total, `ledger ${seed} ${on}`);
      assert.equal(found.reduce((a, b) => a + b, 0) - taken, total);
    }
  }
});

test('the question of the command line and the pages give the same; a partner sees its own alone, the donor nothing', async () => {
  const { cast, finance, programme, partnershipId, institute, moved } = await purse();
  const [, other] = programme.partnerships;
  await moved('disbursement', '2026-01-10', 1_000_00);
  await doing(db, finance, recordTransaction, {
    programmeId: programme.id,
    partnershipId: other,
    kind: 'disbursement',
    on: '2026-02-10',
    amount: { minor: 777_00, currency: 'EUR' },
  });
  const asked = { programmeId: programme.id, by: ['partner'] };
  const { rows, total } = await db.read(finance, (tx) => cashPositionQuestion.ask(tx, institute, asked));
  assert.equal(rows.length, 2);
  assert.deepEqual(total?.left, { minor: 1_777_00, currency: 'EUR' });
  const staff = app.as(finance);
  const partner = app.as(cast.as('partner_treasurer', { partnerships: [partnershipId] }));
  for (const address of [paths.cashPosition(), paths.advances()]) {
    assert.match((await staff.get(address)).text, /777,00/);
    const seen = await partner.get(address);
    assert.equal(seen.status, 200);
    assert.match(seen.text, /1[\s.\u202f]?000,00/);
    assert.doesNotMatch(seen.text, /777,00/);
    assert.match((await staff.get(withQuery(address, { format: 'csv' }))).text, /777,00/);
    assert.equal((await app.as(cast.as('donor_officer')).get(address)).status, 404);
  }
  const before = await staff.get(withQuery(paths.cashPosition(), { on: '2026-01-31' }));
  assert.doesNotMatch(before.text, /777,00/);
  const behind = await staff.get(
    withQuery(paths.transactions(), { partner: other, kind: 'disbursement', until: '2026-01-31' }),
  );
  assert.doesNotMatch(behind.text, /777,00/);
});

test('under a day that is none stand no figures of another day, and no file', async () => {
  const { finance, moved } = await purse();
  await moved('disbursement', '2026-01-10', 1_000_00);
  const staff = app.as(finance);
  for (const address of [paths.cashPosition(), paths.advances()]) {
    assert.match((await staff.get(address)).text, /1[\s.\u202f]?000,00/);
    const { status, text } = await staff.get(withQuery(address, { on: '31/02/2026' }));
    assert.equal(status, 422);
    assert.match(text, /id="f-on-error"/);
    assert.doesNotMatch(text, /1[\s.\u202f]?000,00|<table|format=csv/);
    assert.doesNotMatch(text, /class="quiet">[^<]*\d{4}/, 'nor the day of today');
  }
});
