import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { recordBudget } from '../commands/record-budget.ts';
import { recordExpense } from '../commands/record-expense.ts';
import { reverseExpense } from '../commands/reverse-expense.ts';
import { expenseChecks } from '../queries/expense-checks.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const stranger = await makeCast(db);
const programme = await makeProgramme(db, cast, { from: '2022-01-01', until: '2026-06-30' });
const [outcomeId] = programme.outcomes;
const [partnershipId, otherPartnershipId] = programme.partnerships;
const finance = app.as(cast.as('finance_officer'));
const treasurer = app.as(cast.as('partner_treasurer', { partnerships: [partnershipId] }));
const otherPartner = app.as(cast.as('partner_treasurer', { partnerships: [otherPartnershipId] }));
const foreigner = app.as(stranger.as('finance_officer'));
const auditor = app.as(cast.as('auditor', { scope: { outcomes: [outcomeId], years: [2025] } }));
const narrow = app.as(cast.as('auditor', { scope: { outcomes: [outcomeId], years: [2024] } }));

const bought = async (more = {}) => {
  const id = newId();
  await doing(db, cast.system, recordExpense, {
    id,
    outcomeId,
    partnershipId,
    heading: 'investment',
    item: 'computers',
    paidOn: '2025-03-14',
    description: 'Trois ordinateurs',
    amount: { minor: 1_800_00, currency: 'EUR' },
    voucherState: 'kept_at_partner',
    ...more,
  });
  return id;
};
const said = async (id: string): Promise<string> => {
  const checks = await db.read(cast.system, (tx) => expenseChecks(tx, cast.institute.id, [id]));
  const check = checks.get(id)!.find(({ ruleId }) => ruleId === 'M18')!;
  return `${check.verdict} ${check.sentence.key.replace('finance.check-asset-', '')}`;
};
const filled = {
  description: 'Ordinateur portable',
  place: 'Bureau de Cotonou',
  inventoryNumber: 'ORD-1',
  state: 'in_use',
};

test('M18 follows an investment: into the inventory, into the budget, and to its deed after the end', async () => {
  const id = await bought();
  assert.equal(await said(await bought({ heading: 'running', item: 'venue' })), 'ok not-needed');
  assert.equal(await said(id), 'warns none');
  const saved = await treasurer.post(paths.newAsset({ id }), filled);
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  assert.equal(await said(id), 'warns not-planned');
  await doing(db, cast.system, recordBudget, {
    programmeId: programme.id,
    kind: 'decided',
    amounts: [
      {
        outcomeId,
        partnershipId,
        block: 'operational',
        line: 'a',
        heading: 'investment',
        from: '2025-01-01',
        until: '2025-12-31',
        amount: { minor: 5_000_00, currency: 'EUR' },
      },
    ],
  });
  assert.equal(await said(id), 'warns no-deed');
  assert.equal(await said(await bought({ paidOn: '2024-03-14' })), 'warns none');
  const here = saved.location ?? '';
  const assetId = here.split('/').at(-1) ?? '';
  const correction = paths.correctAsset({ id: assetId });
  const [, version = ''] = /name="version" value="(\d+)"/.exec((await finance.get(correction)).text) ?? [];
  const given = { ...filled, state: 'disposed', destination: 'partner', version, reason: 'Fin du programme' };
  const undated = await finance.post(correction, given);
  assert.equal(undated.status, 422);
  assert.match(undated.text, /id="f-destinationOn-error"/);
  assert.equal((await finance.post(correction, { ...given, destinationOn: '01/07/2026' })).status, 303);
  assert.equal(await said(id), 'warns no-deed', 'the deed is still missing');
  await doing(db, cast.system, attachDocument, {
    subject: { kind: 'asset', id: assetId },
    partnershipId,
    title: 'Acte de transfert',
    kept: { place: 'Classeur', keeper: 'Finances' },
  });
  assert.equal(await said(id), 'ok kept');
  const late = await treasurer.post(correction, { ...given, destinationOn: '01/07/2026', place: 'Ailleurs' });
  assert.equal(late.status, 422);
  assert.match(late.text, /Deux versions/);
});

test('an asset is put in the inventory once, of an investment only; what is wrong stands at its field', async () => {
  const id = await bought();
  const form = paths.newAsset({ id });
  assert.match((await treasurer.get(form)).text, /value="Trois ordinateurs"/);
  const empty = await treasurer.post(form, { ...filled, place: '', inventoryNumber: '' });
  assert.equal(empty.status, 422);
  for (const field of ['place', 'inventoryNumber'])
    assert.match(empty.text, new RegExp(`id="f-${field}-error"`));
  const number = { ...filled, inventoryNumber: 'ORD-2' };
  assert.equal((await treasurer.post(form, number)).status, 303);
  const twice = await treasurer.post(form, number);
  assert.equal(twice.status, 422);
  assert.match(twice.text, /id="f-inventoryNumber-error"/);
  const running = await bought({ heading: 'running', item: 'venue' });
  assert.equal((await treasurer.get(paths.newAsset({ id: running }))).status, 404);
  const reversal = newId();
  const row = await db.read(cast.system, (tx) =>
    tx.selectFrom('expenses').select('entry_no').where('id', '=', id).executeTakeFirstOrThrow(),
  );
  const back = { id, newId: reversal, version: row.entry_no, paidOn: '2026-02-01', reason: 'Rendu' };
  await doing(db, cast.system, reverseExpense, back);
  const again = await finance.post(paths.newAsset({ id: reversal }), { ...filled, inventoryNumber: 'ORD-3' });
  assert.equal(again.status, 422);
});

test('who sees the expense sees what it bought, and nobody else', async () => {
  const id = await bought({ description: 'Imprimante' });
  const saved = await treasurer.post(paths.newAsset({ id }), { ...filled, inventoryNumber: 'IMP-9' });
  const here = saved.location ?? '';
  const assetId = here.split('/').at(-1) ?? '';
  assert.match((await finance.get(paths.expense({ id }))).text, /IMP-9/);
  assert.match((await finance.get(withQuery(paths.assets(), { partner: partnershipId }))).text, /IMP-9/);
  assert.doesNotMatch((await finance.get(withQuery(paths.assets(), { state: 'lost' }))).text, /IMP-9/);
  const file = await finance.get(withQuery(paths.assets(), { format: 'csv' }));
  assert.match(file.text, /IMP-9/);
  assert.equal((await auditor.get(here)).status, 200);
  assert.equal((await auditor.get(paths.correctAsset({ id: assetId }))).status, 403);
  for (const who of [otherPartner, foreigner, narrow]) {
    assert.equal((await who.get(here)).status, 404);
    assert.doesNotMatch((await who.get(paths.assets())).text, /IMP-9/);
    assert.ok([403, 404].includes((await who.post(paths.correctAsset({ id: assetId }), filled)).status));
    assert.ok([403, 404].includes((await who.post(paths.newAsset({ id }), filled)).status));
  }
});
