import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { makeCast } from '../../test/support/cast.ts';
import { testPlace } from '../../test/support/cluster.ts';
import { insertRow } from '../../test/support/full-office.ts';
import type { DatabasePlace } from '../db/open.ts';
import { withOwner } from '../db/owner.ts';
import { folderStore } from '../files/store.ts';
import { newId } from '../kernel/id.ts';
import { openShieldKey } from '../secrets/shield-key.ts';
import { makeBackup } from './make-backup.ts';
import { manifestDigestEntry, manifestEntry } from './manifest.ts';
import { BackupUnreadable } from './open-backup.ts';
import { type RestoreOrder, restoreBackup, ShieldKeyWanted } from './restore-backup.ts';
import { tarContent, tarEntries, tarWriter } from './tar.ts';

const folder = mkdtempSync(join(tmpdir(), 'relais-sealed-'));
after(() => rmSync(folder, { recursive: true }));
const [place, other] = [await testPlace(), await testPlace()] as [DatabasePlace, DatabasePlace];
const db = place.open();
after(() => db.close());
const { institute } = await makeCast(db);
const store = folderStore(join(folder, 'files'));
const shieldKey = openShieldKey(join(folder, 'keys'));
const foreignKey = openShieldKey(join(folder, 'foreign'));

const bytesOf = {
  list: Buffer.from('a signed list: Adjoa, Koffi, Mensah'),
  pay: Buffer.from('a pay slip of Adjoa'),
  invoice: Buffer.from('an invoice for chairs'),
};

const addDocument = async (documentClass: string, bytes: Uint8Array): Promise<string> => {
  const { sha256 } = await store.keep(institute.id, bytes);
  await withOwner(place.ownerUrl, async (owner) => {
    await owner.query('set role relais_owner');
    await insertRow(owner, 'documents', {
      institute_id: institute.id,
      id: newId(),
      subject_kind: 'expense',
      subject_id: newId(),
      title: 'a voucher',
      class: documentClass,
      file_name: 'a.pdf',
      sha256,
      added_by_name: 'Ana',
      entry_no: 1,
    });
  });
  return sha256;
};

const backedUp = (name: string) =>
  makeBackup({
    ownerUrl: place.ownerUrl,
    files: store,
    shieldKey,
    demoFile: join(folder, 'demo.json'),
    out: join(folder, name),
  });

// The office before it had anything shielded, and since.
const invoice = await addDocument('ordinary', bytesOf.invoice);
await backedUp('plain.tar');
const list = await addDocument('list_of_persons', bytesOf.list);
await addDocument('ordinary', bytesOf.list);
const pay = await addDocument('pay', bytesOf.pay);
const made = await backedUp('office.tar');

/** Brings `name` into the other database and a store of its own: what was answered, and what the store has then. */
const restored = (name: string, order: Partial<RestoreOrder>) => {
  const files = join(folder, `to-${newId()}`);
  const answer = restoreBackup({
    from: join(folder, name),
    place: other,
    files: folderStore(files),
    demoFile: join(folder, 'other-demo.json'),
    beforeReplacing: async () => {},
    ...order,
  });
  const file = (sha256: string) => folderStore(files).open(institute.id, sha256);
  return { answer, file, isUntouched: () => !readdirSync(folder).includes(files.split('/').at(-1)!) };
};

const documentsThere = () =>
  withOwner(other.ownerUrl, async (owner) => {
    await owner.query('set role relais_owner');
    return (await owner.query('select id from documents')).rows.length;
  });

const entriesOf = async (name: string): Promise<Map<string, { at: number; bytes: Buffer }>> => {
  const file = await open(join(folder, name), 'r');
  try {
    const found = new Map<string, { at: number; bytes: Buffer }>();
    for (const entry of (await tarEntries(file)).values()) {
      const pieces: Uint8Array[] = [];
      for await (const piece of tarContent(file, entry)) pieces.push(piece);
      found.set(entry.name, { at: entry.at, bytes: Buffer.concat(pieces) });
    }
    return found;
  } finally {
    await file.close();
  }
};

test('no byte of a shielded file is in a backup, even where an ordinary document names the same file', async () => {
  assert.deepEqual([made.files, made.sealed, made.missingFiles], [3, 2, []]);
  const raw = readFileSync(join(folder, 'office.tar'));
  const parts = [...(await entriesOf('office.tar'))].map(([name, { bytes }]) =>
    name.endsWith('.gz') ? gunzipSync(bytes) : bytes,
  );
  const key = readFileSync(join(folder, 'keys', 'shield.key'), 'latin1').trim();
  for (const bytes of [raw, ...parts]) {
    for (const secret of [bytesOf.list, bytesOf.pay, key, Buffer.from(key, 'hex')])
      assert.equal(bytes.includes(secret), false);
  }
  assert.equal(raw.includes(bytesOf.invoice), true, 'ordinary files travel as they are');
});

test('without the right key nothing is written, and the sentence names it and both ways out', async () => {
  for (const key of [undefined, foreignKey]) {
    const { answer, isUntouched } = restored('office.tar', { shieldKey: key });
    await assert.rejects(answer, (error: Error) => {
      assert.ok(error instanceof ShieldKeyWanted);
      for (const word of [shieldKey.fingerprint, '--shield-key', '--without-shielded'])
        assert.ok(error.message.includes(word), word);
      return true;
    });
    assert.equal(isUntouched(), true);
    assert.equal(await documentsThere(), 0);
  }
});

test('a sealed file that was changed in the backup is refused before anything is written', async () => {
  for (const at of [0, 20, 40]) {
    const bytes = readFileSync(join(folder, 'office.tar'));
    const entry = (await entriesOf('office.tar')).get(`sealed/${institute.id}/${list}`)!;
    bytes[entry.at + at]! ^= 1;
    writeFileSync(join(folder, 'tampered.tar'), bytes);
    const { answer, isUntouched } = restored('tampered.tar', { shieldKey });
    await assert.rejects(answer, BackupUnreadable);
    assert.equal(isUntouched(), true);
    assert.equal(await documentsThere(), 0);
  }
});

test('with the key every file comes back as it was', async () => {
  const { answer, file } = restored('office.tar', { shieldKey });
  assert.deepEqual((await answer).leftOut, []);
  assert.deepEqual(await file(list), bytesOf.list);
  assert.deepEqual(await file(pay), bytesOf.pay);
  assert.deepEqual(await file(invoice), bytesOf.invoice);
  assert.equal(await documentsThere(), 4);
});

test('where that is said the rest comes back without the shielded files, and they are listed', async () => {
  const { answer, file } = restored('office.tar', { withoutShielded: true });
  const { leftOut } = await answer;
  assert.deepEqual(leftOut.map(({ sha256 }) => sha256).sort(), [list, pay].sort());
  assert.deepEqual(await file(invoice), bytesOf.invoice);
  assert.deepEqual([await file(list), await file(pay)], [undefined, undefined]);
  assert.equal(await documentsThere(), 4);
});

test('a backup of an office without shielded files asks for no key', async () => {
  const { answer, file } = restored('plain.tar', {});
  assert.equal((await answer).shieldKey, null);
  assert.deepEqual(await file(invoice), bytesOf.invoice);
});

test('a backup of the format before, with every file in clear, still comes back', async () => {
  const entries = await entriesOf('plain.tar');
  const { shieldKey: _, ...manifest } = JSON.parse(entries.get(manifestEntry)!.bytes.toString('utf8'));
  const files = manifest.files.map(({ sealed: _, ...file }: { sealed: boolean }) => file);
  const text = Buffer.from(JSON.stringify({ ...manifest, version: 1, files }));
  entries.get(manifestEntry)!.bytes = text;
  entries.get(manifestDigestEntry)!.bytes = Buffer.from(createHash('sha256').update(text).digest('hex'));
  const out = await open(join(folder, 'first.tar'), 'w');
  const tar = tarWriter(out);
  for (const [name, { bytes }] of entries) await tar.entry(name, [bytes]);
  await tar.end();
  await out.close();
  const { answer, file } = restored('first.tar', {});
  await answer;
  assert.deepEqual(await file(invoice), bytesOf.invoice);
});
