import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { reverseExpense } from '../../finance/commands/reverse-expense.ts';
import { expenseHistory } from '../../finance/queries/expenses.ts';
import { drawnFrom } from '../queries/audit-samples.ts';
import { show } from './audit-sample.tsx';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const [first, second] = programme.outcomes;
const [partnershipId] = programme.partnerships;
const en = { language: 'en' } as const;
const auditorActor = cast.as('auditor', { ...en, scope: { outcomes: [second], years: [2027] } });
const auditor = app.as(auditorActor);
const elsewhere = app.as(cast.as('auditor', { ...en, scope: { outcomes: [first], years: [2027] } }));
const finance = app.as(cast.as('finance_officer', en));

const record = (outcomeId: string, at: number) =>
  doing(db, cast.system, recordExpense, {
    outcomeId,
    partnershipId,
    heading: 'running',
    paidOn: '2027-03-14',
    description: `Hall ${at}`,
    amount: { minor: 100_00 + at, currency: 'EUR' },
  });
const ids: string[] = [];
for (let at = 0; at < 12; at += 1) ids.push((await record(second!, at)).id);
await record(first!, 99);

const plan = { outcomes: [second!], years: ['2027'], method: 'random', size: '5', seed: '7' };
const draw = async (more = {}) => {
  const { status, location } = await auditor.post(paths.auditSamples(), { ...plan, ...more });
  return { status, address: (location ?? '').split('?')[0]! };
};
const listed = async (address: string) => {
  const { text } = await auditor.get(withQuery(address, { format: 'csv' }));
  return text.trim().split('\r\n').slice(1);
};

test('the sample stays the same when expenses come after it, and no item is there twice', async () => {
  const { status, address } = await draw();
  assert.equal(status, 303);
  const before = await listed(address);
  assert.equal(new Set(before).size, 5);
  await record(second!, 50);
  assert.deepEqual(await listed(address), before);
  assert.match((await auditor.get(address)).text, /Drawn again: the same items/);
  const { queries } = await countingQueries(db, auditorActor, show, {
    params: { id: address.split('/').at(-1)! },
  });
  assert.ok(queries <= 10, `${queries}`);
});

test('a reversal is drawn by what it takes back, as any other entry', async () => {
  const own = await makeCast(db);
  const { outcomes } = await makeProgramme(db, own, { from: '2022-01-01', until: '2026-12-31' });
  const spent = (minor: number) =>
    doing(db, own.system, recordExpense, {
      outcomeId: outcomes[0],
      line: 'd',
      heading: 'running',
      paidOn: '2025-03-14',
      description: 'Hall',
      amount: { minor, currency: 'EUR' },
    });
  const large = await spent(9_000_000);
  for (let at = 0; at < 10; at += 1) await spent(100 + at);
  const [row] = await db.read(own.system, (tx) => expenseHistory(tx, own.institute.id, large.id));
  const reversal = await doing(db, own.system, reverseExpense, {
    id: large.id,
    version: row!.entryNo,
    paidOn: '2026-01-15',
    reason: 'Refunded',
  });
  const of = { outcomes: [outcomes[0]], years: [2025, 2026], headings: [], items: [], asOfNo: 1_000 };
  const plan = { method: 'monetary_unit', size: 2, seed: 3 } as const;
  const { ids: drawn } = await db.read(own.system, (tx) => drawnFrom(tx, own.institute.id, of, plan));
  assert.deepEqual(drawn, [large.id, reversal.id].sort());
});

test('an auditor notes what was found of an item; a finding says what, and leads to a question', async () => {
  const { address } = await draw({ method: 'monetary_unit', size: '12' });
  const expenseId = ids[0]!;
  const empty = await auditor.post(address, { expenseId, result: 'finding', remark: '' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Say what the finding is/);
  assert.equal((await auditor.post(address, { expenseId, result: 'in_order' })).status, 303);
  const found = { expenseId, result: 'finding', remark: 'No receipt of the hall' };
  assert.equal((await auditor.post(address, found)).status, 303);
  const { text } = await auditor.get(address);
  assert.match(text, /1 of 12 looked at, 1 finding/);
  assert.match(text, /finding: No receipt of the hall/);
  assert.ok(text.includes(paths.askControlQuestion({ kind: 'expense', id: expenseId })));
  assert.match((await finance.get(address)).text, /No receipt of the hall/);
  assert.match((await auditor.get(paths.auditSamples())).text, /1 of 12 looked at, 1 finding/);
});

test('a sample keeps within the control, and what is not in it is not judged', async () => {
  const { address } = await draw({ size: '3', seed: '1' });
  const outside = await draw({ outcomes: [first!] });
  assert.equal(outside.status, 403);
  assert.equal((await draw({ years: ['2026'] })).status, 403);
  assert.equal((await draw({ headings: ['investment'] })).status, 422);
  assert.equal((await draw({ size: '0' })).status, 422);
  assert.equal((await elsewhere.get(address)).status, 404);
  assert.equal((await finance.post(paths.auditSamples(), plan)).status, 403);
  const foreign = { expenseId: programme.id, result: 'in_order' };
  assert.equal((await auditor.post(address, foreign)).status, 422);
  const partner = app.as(cast.as('partner_treasurer', { ...en, partnerships: [partnershipId] }));
  assert.equal((await partner.get(paths.auditSamples())).status, 403);
  assert.equal((await app.as(cast.as('donor_officer')).get(address)).status, 404);
});
