import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { addDays, type CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { postFunders } from '../../activities/rules/support-detail.ts';
import { decideFinding } from '../../control/commands/decide-finding.ts';
import { recordFinding } from '../../control/commands/record-finding.ts';
import { settleFinding } from '../../control/commands/settle-finding.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { blockersAt } from '../../rulebook/rules/rule.ts';
import { declareVatStanding } from '../commands/declare-vat-standing.ts';
import { recordExpense } from '../commands/record-expense.ts';
import { recordPost } from '../commands/record-post.ts';
import { recordPostShare } from '../commands/record-post-share.ts';
import { reverseExpense } from '../commands/reverse-expense.ts';
import { budgetAgainstActual } from './budget-against-actual.ts';
import { expenseChecks } from './expense-checks.ts';
import { expenseHistory } from './expenses.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast, { from: '2022-01-01', until: '2026-12-31' });
const { system } = cast;
const [outcomeId] = programme.outcomes;
const [partnershipId, otherId] = programme.partnerships;
const institute = cast.institute.id;

/** What the house has read in its sources: then these rules block. */
await db.write(system, (tx) =>
  tx
    .insertInto('parameters')
    .values(
      (
        [
          ['M20-attested-year', 'yearly-ceiling', '100'],
          ['M20-attested', 'ceiling', '80'],
          ['M30', 'most', '100'],
        ] as const
      ).map(([rule_id, name, value]) => ({
        institute_id: institute,
        id: newId(),
        rule_id,
        name,
        value,
        unit: '',
        citation: 'Test',
        confidence: 'read',
        valid_from: '2017-01-01',
        entry_no: 1,
      })),
    )
    .execute(),
);

const spent = async (more: Record<string, unknown>): Promise<string> =>
  (
    await doing(db, system, recordExpense, {
      outcomeId,
      partnershipId,
      line: 'd',
      heading: 'running',
      paidOn: '2025-03-05',
      description: 'Generated',
      amount: { minor: 50_00, currency: 'EUR' },
      voucherState: 'kept_at_partner',
      ...more,
    })
  ).id;

const checksOf = (ids: readonly string[]) => db.read(system, (tx) => expenseChecks(tx, institute, ids));
const blockedBy = async (id: string): Promise<string[]> =>
  blockersAt((await checksOf([id])).get(id) ?? [], 'charging').map(({ ruleId }) => ruleId);
const total = async () =>
  (await db.read(system, (tx) => budgetAgainstActual(tx, institute, programme.id, { by: 'outcome' }))).total;

const attested = { voucherState: 'attested', attestedBy: 'The treasurer', attestedWhy: 'A market' };

test('what one partner attests in a year is added up; another partner and another year are not', async () => {
  const before = await total();
  const first = await spent({ ...attested, paidOn: '2024-02-01' });
  const elsewhere = [
    await spent({ ...attested, paidOn: '2024-02-01', partnershipId: otherId }),
    await spent({ ...attested, paidOn: '2023-12-31' }),
    await spent({ ...attested, paidOn: '2024-02-01', partnershipId: undefined }),
    await spent({ paidOn: '2024-02-01' }),
  ];
  const second = await spent({ ...attested, paidOn: '2024-12-31' });
  assert.deepEqual([await blockedBy(first), await blockedBy(second)], [[], []]);
  const third = await spent({ ...attested, paidOn: '2024-07-01', amount: { minor: 1, currency: 'EUR' } });
  for (const id of [first, second, third]) assert.deepEqual(await blockedBy(id), ['M20-attested-year']);
  for (const id of elsewhere) assert.deepEqual(await blockedBy(id), []);
  const then = await total();
  assert.equal(then.recorded - before.recorded, 6 * 50_00 + 1);
  assert.equal(then.chargeable - before.chargeable, 4 * 50_00);
  const row = await db.read(system, (tx) =>
    tx.selectFrom('expenses').select('entry_no').where('id', '=', third).executeTakeFirstOrThrow(),
  );
  const taken = { id: third, version: row.entry_no, paidOn: '2026-01-15', reason: 'Twice' };
  await doing(db, system, reverseExpense, taken);
  assert.deepEqual(await blockedBy(first), [], 'a reversal takes it out of the year of what it reverses');
  assert.equal((await total()).chargeable - before.chargeable, 6 * 50_00);
});

test('a part that a finding takes back is charged where its expense is: both are, or neither', async () => {
  const director = cast.as('director');
  const eur = (minor: number) => ({ minor, currency: 'EUR' });
  const others = [{ funder: 'A town', amount: eur(400_00), isBelgian: false }];
  const cases: [string, string[], Record<string, unknown>][] = [
    ['shared', ['M22'], { amount: eur(700_00), wholeVoucher: eur(1_000_00), otherShares: others }],
    ['attested', ['M20-attested', 'M20-attested-year'], { ...attested, amount: eur(300_00) }],
    ['plain', [], { amount: eur(700_00) }],
  ];
  for (const [name, blocked, more] of cases) {
    const id = await spent({ paidOn: '2022-03-05', ...more });
    const version = async () =>
      (await db.read(system, (tx) => expenseHistory(tx, institute, id)))[0]!.entryNo;
    assert.deepEqual(await blockedBy(id), blocked, name);
    const before = await total();
    const letter = 'D4/2026/50';
    const found = { expenseId: id, amount: eur(2_00), reason: 'No', controlEndedOn: '2026-01-02', letter };
    const finding = await doing(db, director, recordFinding, found);
    const decision = { findingId: finding.id, decision: 'rejected', remark: 'No', letter };
    await doing(db, director, decideFinding, decision);
    const settling = { findingId: finding.id, version: await version(), paidOn: '2026-02-05' };
    await doing(db, director, settleFinding, settling);
    const { reversals } = (await db.read(system, (tx) => expenseHistory(tx, institute, id)))[0]!;
    assert.deepEqual(await blockedBy(reversals[0]!.id), blocked, name);
    const taken = blocked.length > 0 ? 0 : 2_00;
    assert.equal((await total()).chargeable, before.chargeable - taken, name);
  }
});

test('VAT is blocked where whoever paid it recovers it on that day, and the page says what is left', async () => {
  const declare = (recovers: boolean, fromOn: string, of?: string) =>
    doing(db, system, declareVatStanding, { partnershipId: of, recovers, fromOn, reason: 'Letter' });
  const vat = { minor: 10_00, currency: 'EUR' };
  const own = { partnershipId: undefined, vat };
  const days = ['2025-04-30', '2025-05-01', '2025-05-31', '2025-06-01'];
  const ours: string[] = [];
  for (const paidOn of days) ours.push(await spent({ ...own, paidOn }));
  const theirs = await spent({ vat, paidOn: '2025-05-10' });
  const without = await spent({ partnershipId: undefined, paidOn: '2025-05-10' });
  await declare(true, '2025-05-01');
  await declare(false, '2025-06-01');
  const blocked = async () => Promise.all(ours.map(blockedBy));
  assert.deepEqual(await blocked(), [[], ['M29'], ['M29'], []]);
  assert.deepEqual([await blockedBy(theirs), await blockedBy(without)], [[], []]);
  const check = (await checksOf([ours[1]!])).get(ours[1]!)?.find(({ ruleId }) => ruleId === 'M29');
  assert.deepEqual(check?.sentence.args, { vat: '10.00', left: '40.00', currency: 'EUR' });
  await declare(false, '2025-05-01');
  assert.deepEqual(await blocked(), [[], [], [], []], 'the latest word on a day holds');
  await declare(true, '2020-01-01', partnershipId);
  assert.deepEqual(await blockedBy(theirs), ['M29']);
});

test('a post needs a contract that runs, and a share of the institute on the day', async () => {
  const { id: postId } = await doing(db, system, recordPost, {
    partnershipId,
    post: 'Accountant',
    fullTimeEquivalent: '0.5',
    fromOn: '2025-01-01',
    untilOn: '2025-06-30',
  });
  const pay = { heading: 'personnel', paidOn: '2025-03-05' };
  const nobody = await spent(pay);
  const paid = await spent({ ...pay, postId });
  assert.deepEqual([await blockedBy(nobody), await blockedBy(paid)], [['M30'], ['M30']]);
  await doing(db, system, attachDocument, {
    subject: { kind: 'post', id: postId },
    partnershipId,
    class: 'pay',
    title: 'Contract',
    kept: { place: 'Safe', keeper: 'Finance' },
  });
  assert.deepEqual(await blockedBy(paid), ['M30']);
  const share = { postId, fromOn: '2025-01-01', untilOn: '2025-12-31', source: 'Time sheets' };
  await doing(db, system, recordPostShare, { ...share, funder: 'other_donor', sharePercent: 60 });
  assert.deepEqual(await blockedBy(paid), ['M30'], 'another donor’s share is not ours');
  await doing(db, system, recordPostShare, { ...share, funder: 'institute', sharePercent: 40 });
  assert.deepEqual(await blockedBy(paid), []);
  const after = await spent({ ...pay, paidOn: '2025-07-01', postId });
  assert.deepEqual(await blockedBy(after), ['M30'], 'the contract ended');
});

test('generated posts: shares of posts and of activities (A3) add up day by day as a plain count does', async () => {
  const random = seededRandom(30);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
  const dayOf = (at: number) => addDays('2026-01-01' as CalendarDay, at);
  type Share = { from: CalendarDay; until: CalendarDay; percent: number; isOwn: boolean };
  const told = new Map<string, Share[]>();
  for (const name of ['Legal adviser', 'Trainer', 'Secretary']) {
    const post = { partnershipId, post: name, fullTimeEquivalent: '1', fromOn: '2026-01-01' };
    const { id: postId } = await doing(db, system, recordPost, post);
    const shares: Share[] = [];
    for (let no = 0; no < 12; no += 1) {
      const from = dayOf(random(300));
      const until = addDays(from, random(60));
      const sharePercent = 1 + random(60);
      const funder = pick(postFunders);
      if (no % 4 === 0)
        await doing(db, system, planActivity, {
          kind: 'A3',
          title: 'Secretariat',
          outcomeId,
          partnershipId,
          plannedFrom: from,
          plannedUntil: until,
          country: 'BJ',
          beneficiary: 'secretariat',
          purpose: 'To answer',
          postShares: [{ post: name.toUpperCase(), funder, sharePercent }],
        });
      else {
        const said = { postId, fromOn: from, untilOn: until, funder, sharePercent, source: 'Sheet' };
        await doing(db, system, recordPostShare, said);
      }
      shares.push({ from, until, percent: sharePercent, isOwn: funder === 'institute' });
    }
    told.set(postId, shares);
  }
  const days = Array.from({ length: 25 }, () => dayOf(random(364)));
  const asked: { id: string; postId: string; day: CalendarDay }[] = [];
  for (const postId of told.keys())
    for (const day of days)
      asked.push({ postId, day, id: await spent({ heading: 'personnel', paidOn: day, postId }) });
  const checks = await checksOf(asked.map(({ id }) => id));
  for (const { id, postId, day } of asked) {
    const borne = told.get(postId)!.filter(({ from, until }) => from <= day && day <= until);
    const sum = (list: readonly Share[]) => list.reduce((total, { percent }) => total + percent, 0);
    const { inputs } = checks.get(id)!.find(({ ruleId }) => ruleId === 'M30')!;
    const expected = [sum(borne), sum(borne.filter(({ isOwn }) => isOwn))];
    assert.deepEqual([inputs.postPercent, inputs.postOwnPercent], expected, `${postId} ${day}`);
  }
});

test('the roll-up charges what the pages of the expenses would, rule by rule', async () => {
  const rows = await db.read(system, (tx) =>
    tx
      .selectFrom('expenses')
      .select(['expense_id', 'converted_minor'])
      .where('institute_id', '=', institute)
      .where('ended_by_no', 'is', null)
      .execute(),
  );
  const checks = await checksOf(rows.map(({ expense_id }) => expense_id));
  const charged = rows.filter(
    ({ expense_id }) => blockersAt(checks.get(expense_id) ?? [], 'charging').length === 0,
  );
  const { chargeable, recorded } = await total();
  assert.equal(
    recorded,
    rows.reduce((sum, { converted_minor }) => sum + converted_minor, 0),
  );
  assert.equal(
    chargeable,
    charged.reduce((sum, { converted_minor }) => sum + converted_minor, 0),
  );
  assert.ok(charged.length > 0 && charged.length < rows.length);
});
