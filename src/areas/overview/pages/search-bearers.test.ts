import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { findingOffice } from '../../../../test/support/finding-office.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordAsset } from '../../finance/commands/record-asset.ts';
import { recordPost } from '../../finance/commands/record-post.ts';
import { recordTransaction } from '../../finance/commands/record-transaction.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';

const office = await findingOffice();
const { db, cast, programme, partnershipId, auditor, finance } = office;
const app = testApp(db);
const own = { partnershipId };

const spent = await office.spend(own);
const machine = await office.spend({ ...own, heading: 'investment' });
const { id: asset } = await doing(db, cast.system, recordAsset, {
  ...{ expenseId: machine, inventoryNumber: 'I-1', description: 'Copier', place: 'Cotonou', state: 'in_use' },
});
const { id: post } = await doing(db, cast.system, recordPost, {
  ...{ ...own, post: 'Accountant', fullTimeEquivalent: '0.5', fromOn: '2025-01-01', untilOn: '2025-06-30' },
});
const { id: transaction } = await doing(db, cast.system, recordTransaction, {
  ...{ programmeId: programme.id, ...own, kind: 'disbursement', on: '2025-03-01' },
  ...{ outcomeId: programme.outcomes[0], amount: { minor: 100_00, currency: 'EUR' } },
});
const finding = await office.found(spent);

const attached = new Map<string, string>();
for (const [kind, id] of Object.entries({ asset, post, transaction, finding })) {
  const kept = { place: 'Binder', keeper: 'Finance' };
  const title = `Memorandum of the ${kind}`;
  const input = { subject: { kind, id }, ...own, title, kept };
  attached.set(kind, paths.document({ id: (await doing(db, cast.system, attachDocument, input)).id }));
}

const found = async (actor: Actor): Promise<string[]> => {
  const { status, text } = await app.as(actor).get(withQuery(paths.search(), { q: 'memorandum' }));
  assert.ok([200, 403, 404].includes(status), `${actor.role} ${status}`);
  return [...attached].filter(([, href]) => text.includes(`href="${href}"`)).map(([kind]) => kind);
};

test('documents of an asset, a post, a transaction and a finding are found by who reads what they hang on', async () => {
  const all = [...attached.keys()];
  for (const role of ['director', 'finance_officer', 'programme_officer'] as const)
    assert.deepEqual(await found(cast.as(role)), all, role);
  const treasurer = cast.as('partner_treasurer', { partnerships: [partnershipId] });
  assert.deepEqual(await found(treasurer), ['asset', 'post', 'transaction']);
  const closed = await app.as(treasurer).get(paths.history({ kind: 'finding', id: finding }));
  assert.equal(closed.status, 404);
  const other = cast.as('partner_treasurer', { partnerships: [programme.partnerships[1]!] });
  assert.deepEqual(await found(other), []);
  assert.deepEqual(await found(cast.as('donor_officer')), []);
});

test('a control finds those that it reaches and opens each that it finds', async () => {
  const seen = await found(auditor);
  assert.ok(seen.length > 0);
  for (const kind of seen) assert.equal((await app.as(auditor).get(attached.get(kind)!)).status, 200, kind);
  const elsewhere = cast.as('auditor', { scope: { outcomes: [programme.outcomes[1]!], years: [2025] } });
  assert.deepEqual(await found(elsewhere), []);
});

test('a document that was found leads to what it hangs on', async () => {
  const { text } = await app.as(finance).get(attached.get('asset')!);
  assert.ok(text.includes(paths.inventoryItem({ id: asset })));
});
