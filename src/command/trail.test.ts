import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { doing } from '../../test/support/cast.ts';
import { testPlace } from '../../test/support/cluster.ts';
import { note, officeWithNotes, trailAsLines, verified } from '../../test/support/trail-notes.ts';
import { readAsOwner } from '../db/owner.ts';
import { newId } from '../kernel/id.ts';
import { NotAllowed } from '../kernel/problem.ts';
import { openSigningKey } from '../secrets/signing-key.ts';
import { erasePayload } from './erase-payload.ts';
import { perform } from './perform.ts';

const place = await testPlace();
const db = place.open();
const folder = mkdtempSync(join(tmpdir(), 'relais-trail-'));
const key = openSigningKey(folder);
after(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

const exported = (code?: string): Promise<string[]> =>
  readAsOwner(place.ownerUrl, (tx) => trailAsLines(tx, key, code));

test('an exported trail verifies with nothing but itself', async () => {
  const { institute } = await officeWithNotes(db, ['a', 'b\u2028"\\', 'c']);
  const lines = await exported(institute.code);
  const found = await verified(lines, { key: key.publicKey });
  assert.deepEqual(found.faults, []);
  assert.equal(found.verdict, 'whole');
  assert.deepEqual(
    found.chains.map(({ institute: code, entries }) => [code, entries]),
    [[institute.code, 3]],
  );
  assert.match(found.chains[0]!.headHash, /^[0-9a-f]{64}$/);
});

test('the whole office’s trail holds the common chain and every institute’s', async () => {
  const { institute } = await officeWithNotes(db, ['a']);
  const found = await verified(await exported());
  assert.equal(found.verdict, 'whole');
  assert.equal(found.chains[0]!.institute, null);
  assert.ok(found.chains.some((chain) => chain.institute === institute.code));
});

test('400 concurrent commands of which a tenth roll back leave one unbroken chain without gaps', async () => {
  const { institute, officer } = await officeWithNotes(db, []);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 400 }, (_, index) => {
      const fail = index % 20 === 7 ? 'refuse' : index % 20 === 13 ? 'throw' : undefined;
      return perform(db, officer, note, newId(), { text: `note ${index}`, fail });
    }),
  );
  const performed = outcomes.filter((each) => each.status === 'fulfilled' && each.value.done);
  assert.equal(performed.length, 360);
  assert.equal(outcomes.filter(({ status }) => status === 'rejected').length, 20);
  const found = await verified(await exported(institute.code));
  assert.deepEqual([found.verdict, found.chains[0]!.entries], ['whole', 360]);
  const receipts = await readAsOwner(place.ownerUrl, (tx) =>
    tx.selectFrom('command_receipts').select('entry_no').where('chain', '=', institute.id).execute(),
  );
  assert.deepEqual(
    receipts.map((receipt) => receipt.entry_no).sort((a, b) => a - b),
    Array.from({ length: 360 }, (_, index) => index + 1),
  );
});

test('the instants of a chain never go back, since the clock is read after the lock', async () => {
  const { institute, officer } = await officeWithNotes(db, []);
  await Promise.all(Array.from({ length: 30 }, () => doing(db, officer, note, { text: 'x' })));
  const entries = (await exported(institute.code))
    .slice(1, -1)
    .map((line) => JSON.parse(line) as { at: string });
  assert.deepEqual(
    entries.map(({ at }) => at),
    entries.map(({ at }) => at).sort(),
  );
});

test('personal fields are in the trail as a salted digest only', async () => {
  const { institute, officer } = await officeWithNotes(db, []);
  for (const text of ['a', 'b']) await doing(db, officer, note, { text, who: 'Jeanne Kabore' });
  const lines = await exported(institute.code);
  assert.doesNotMatch(lines.join('\n'), /Kabore/);
  const masks = lines
    .slice(1, -1)
    .map((line) => JSON.parse(JSON.parse(line).body).after.who.masked as string);
  assert.match(masks[0]!, /^[0-9a-f]{16}$/);
  assert.notEqual(masks[0], masks[1]);
});

test('an attempt that is not allowed is in the trail with its reason, one that a rule refuses is not', async () => {
  const { institute, as } = await officeWithNotes(db, []);
  await assert.rejects(perform(db, as('auditor'), note, newId(), { text: 'x' }), NotAllowed);
  await perform(db, as('programme_officer'), note, newId(), { text: 'x', fail: 'refuse' });
  const [entry, ...more] = (await exported(institute.code)).slice(1, -1).map((line) => JSON.parse(line));
  assert.equal(more.length, 0);
  assert.deepEqual([entry.outcome, entry.command, entry.actorRole], ['refused', 'note', 'auditor']);
  assert.equal(JSON.parse(entry.body).after.problem, 'problem.not-your-role');
});

test('what an entry said can be erased: the trail verifies and names the entry', async () => {
  const { institute, as } = await officeWithNotes(db, ['keep', 'forget this', 'keep']);
  await doing(db, as('administrator'), erasePayload, { no: 2, reason: 'asked by the person' });
  const lines = await exported(institute.code);
  assert.doesNotMatch(lines.join('\n'), /forget this/);
  const found = await verified(lines);
  assert.equal(found.verdict, 'whole');
  assert.deepEqual(
    found.erased.map(({ chain, no }) => [chain, no]),
    [[institute.id, 2]],
  );
});

test('an erasure is done once, never of an erasure, never of what is not there, and not by an officer', async () => {
  const { as, officer } = await officeWithNotes(db, ['a']);
  const administrator = as('administrator');
  const erase = (no: number) => perform(db, administrator, erasePayload, newId(), { no, reason: 'why' });
  assert.equal((await erase(1)).done, true);
  for (const [no, key] of [
    [1, 'problem.already-erased'],
    [2, 'problem.already-erased'],
    [9, 'problem.not-known-here'],
  ] as const)
    assert.deepEqual(await erase(no), { done: false, problem: { key } });
  await assert.rejects(perform(db, officer, erasePayload, newId(), { no: 1, reason: 'why' }), NotAllowed);
});
