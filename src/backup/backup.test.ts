import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { doing, makeCast } from '../../test/support/cast.ts';
import { testPlace } from '../../test/support/cluster.ts';
import { fillWorld, readTableFacts } from '../../test/support/full-office.ts';
import { note } from '../../test/support/trail-notes.ts';
import { dumping } from '../db/dump.ts';
import type { DatabasePlace } from '../db/open.ts';
import { folderStore } from '../files/store.ts';
import { openShieldKey } from '../secrets/shield-key.ts';
import { TrailBroken } from './check-backup.ts';
import { makeBackup } from './make-backup.ts';
import { BackupUnreadable } from './open-backup.ts';
import { OfficeInUse, restoreBackup } from './restore-backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'relais-backup-'));
after(() => rmSync(folder, { recursive: true }));
const [place, other] = [await testPlace(), await testPlace()] as [DatabasePlace, DatabasePlace];
const db = place.open();
after(() => db.close());

const asOwner = async <T>({ ownerUrl }: DatabasePlace, fn: (owner: pg.Client) => Promise<T>): Promise<T> => {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  return fn(owner).finally(() => owner.end());
};

// One office with a row in every table, another with a trail and attachments of its own.
const { institute, officer } = await (async () => {
  const cast = await makeCast(db);
  const officer = cast.as('programme_officer');
  for (const text of ['one', 'two\u2028"\\\n', 'ünïcødé \u{1F600}']) await doing(db, officer, note, { text });
  return { ...cast, officer };
})();
const world = await asOwner(place, async (owner) =>
  fillWorld(owner, await readTableFacts(owner), institute.id),
);
// What the generic row writes into the trail is no chain; in this test the trail must be whole.
await asOwner(place, async (owner) => {
  for (const table of ['audit_payloads', 'audit_entries'])
    await owner.query(`delete from ${table} where chain = $1 and no = $2`, [
      institute.id,
      (world.rows.get('audit_entries') as { no: number }).no,
    ]);
  await owner.query(`update measurements set comment = 'null', breakdown = '{"n": 1.10, "t": "\\u2028"}'`);
});

const store = folderStore(join(folder, 'files'));
const photo = Buffer.from('a photo');
const kept = await store.keep(institute.id, photo);
await asOwner(place, (owner) => owner.query('update documents set sha256 = $1', [kept.sha256]));

const shieldKey = openShieldKey(join(folder, 'keys'));
const demoFile = join(folder, 'demo.json');
const restoredDemoFile = join(folder, 'restored-demo.json');
const backedUp = (name: string, from = place) =>
  makeBackup({ ownerUrl: from.ownerUrl, files: store, shieldKey, demoFile, out: join(folder, name) });

/** Every row of every table, as text. */
const everything = (where: DatabasePlace): Promise<Record<string, string[]>> =>
  dumping(where.ownerUrl, async (dump) => {
    const found: Record<string, string[]> = {};
    for (const table of dump.tables) {
      found[table.name] = [];
      for await (const row of dump.rows(table)) found[table.name]!.push(row);
    }
    return found;
  });

const restoredFiles = folderStore(join(folder, 'restored'));
const restore = (from: string, more: { beforeReplacing?: () => Promise<void>; signal?: AbortSignal } = {}) =>
  restoreBackup({
    from: join(folder, from),
    place: other,
    files: restoredFiles,
    shieldKey,
    demoFile: restoredDemoFile,
    ...more,
  });

test('an office comes back row for row, in every table, with its attachments and its trail', async () => {
  const made = await backedUp('a.tar');
  assert.deepEqual(made.missingFiles, []);
  assert.equal(made.files, 1);
  await restore('a.tar');
  const [was, is] = [await everything(place), await everything(other)];
  assert.deepEqual(is, was);
  assert.ok(Object.values(is).every((rows) => rows.length > 0));
  assert.deepEqual(await restoredFiles.open(institute.id, kept.sha256), photo);
});

test('the restored office works on where the old one stopped, with the same rules and row rights', async () => {
  const again = other.open();
  try {
    await doing(again, officer, note, { text: 'after' });
  } finally {
    await again.close();
  }
  const foreignKeys = (where: DatabasePlace) =>
    asOwner(where, async (owner) => {
      const { rows } = await owner.query(
        `select conrelid::regclass::text as t, conname, pg_get_constraintdef(oid) as d, convalidated
           from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n' order by 1, 2`,
      );
      return rows;
    });
  assert.deepEqual(await foreignKeys(other), await foreignKeys(place));
});

test('sessions and the throttle stay behind: whoever comes to a restored office signs in again', async () => {
  const { rows } = await asOwner(other, (owner) =>
    owner.query('select from sessions union all select from sign_in_attempts'),
  );
  assert.equal(rows.length, 0);
});

test('an office in use is not replaced unless that is said, and then saved first', async () => {
  const before = await everything(other);
  await assert.rejects(restore('a.tar'), OfficeInUse);
  assert.deepEqual(await everything(other), before);
  let saved = false;
  await restore('a.tar', {
    beforeReplacing: async () => {
      saved = true;
    },
  });
  assert.equal(saved, true);
  assert.deepEqual(await everything(other), await everything(place));
});

test('a demo stays a demo, and a real office that replaces one does not', async () => {
  writeFileSync(demoFile, '{"signIns":[]}');
  await backedUp('demo.tar');
  rmSync(demoFile);
  await restore('demo.tar', replacing);
  assert.equal(readFileSync(restoredDemoFile, 'utf8'), '{"signIns":[]}');
  await restore('a.tar', replacing);
  assert.equal(existsSync(restoredDemoFile), false);
});

const replacing = { beforeReplacing: async () => {} };

test('a damaged backup is refused before anything is touched, wherever the damage is', async () => {
  const bytes = readFileSync(join(folder, 'a.tar'));
  const before = await everything(other);
  // The zeros at the end and those that fill a block up carry nothing.
  const places = Array.from({ length: 100 }, (_, index) => Math.floor(((bytes.length - 1024) * index) / 100));
  let refused = 0;
  for (const at of places.filter((each) => bytes[each] !== 0)) {
    const damaged = Buffer.from(bytes);
    damaged[at]! ^= 0x21;
    writeFileSync(join(folder, 'damaged.tar'), damaged);
    await assert.rejects(restore('damaged.tar', replacing), BackupUnreadable, `byte ${at}`);
    refused += 1;
  }
  assert.ok(refused > 15, `${refused} places`);
  for (const length of [0, 1000, bytes.length - 1025]) {
    writeFileSync(join(folder, 'damaged.tar'), bytes.subarray(0, length));
    await assert.rejects(restore('damaged.tar', replacing), BackupUnreadable, `${length} bytes`);
  }
  await assert.rejects(restore('missing.tar', replacing), BackupUnreadable);
  assert.deepEqual(await everything(other), before);
});

test('a backup whose trail was edited is refused, although every hash of the file is right', async () => {
  await asOwner(other, (owner) =>
    owner.query(`update audit_entries set actor_role = 'director' where no = 2`),
  );
  await backedUp('edited.tar', other);
  await assert.rejects(restore('edited.tar', replacing), TrailBroken);
  await asOwner(other, (owner) =>
    owner.query(`update audit_entries set actor_role = 'programme_officer' where no = 2`),
  );
});

test('a backup from a version that this one does not know is refused by the name of the migration', async () => {
  await asOwner(other, (owner) =>
    owner.query(`insert into schema_migrations values ('9999-later.sql', 'x', now())`),
  );
  await backedUp('later.tar', other);
  await asOwner(other, (owner) => owner.query(`delete from schema_migrations where name = '9999-later.sql'`));
  const before = await everything(other);
  await assert.rejects(restore('later.tar', replacing), /9999-later\.sql/);
  assert.deepEqual(await everything(other), before);
});

test('whoever stops a backup or a restore finds nothing of it', async () => {
  const stopped = AbortSignal.abort(new Error('stopped'));
  const out = join(folder, 'stopped');
  mkdirSync(out);
  await assert.rejects(
    makeBackup({ ownerUrl: place.ownerUrl, files: store, shieldKey, demoFile, out, signal: stopped }),
    /stopped/,
  );
  assert.deepEqual(readdirSync(out), []);
  const before = await everything(other);
  await assert.rejects(restore('a.tar', { ...replacing, signal: stopped }), /stopped/);
  assert.deepEqual(await everything(other), before);
});

test('a restore that fails in the middle changes neither the database nor the attachments', async () => {
  const late = new AbortController();
  const before = await everything(other);
  const empty = join(folder, 'middle');
  const restoring = restoreBackup({
    from: join(folder, 'a.tar'),
    place: other,
    files: folderStore(empty),
    shieldKey,
    demoFile: restoredDemoFile,
    ...replacing,
    progress: (sentence) => sentence === 'restoring users' && late.abort(new Error('stopped late')),
    signal: late.signal,
  });
  await assert.rejects(restoring, /stopped late/);
  assert.deepEqual(await everything(other), before);
  assert.equal(await folderStore(empty).open(institute.id, kept.sha256), undefined);
});

test('an attachment that is lost or damaged is named, and the rest is saved', async () => {
  const wrong = { open: async () => Buffer.from('another photo') };
  for (const files of [wrong, { open: async () => undefined }]) {
    const made = await makeBackup({
      ownerUrl: place.ownerUrl,
      files,
      shieldKey,
      demoFile,
      out: join(folder, 'without.tar'),
    });
    assert.deepEqual(made.missingFiles, [{ institute: institute.id, sha256: kept.sha256 }]);
  }
});

test('a backup to a folder is named after its moment, and is for its owner only', async () => {
  const out = join(folder, 'named');
  mkdirSync(out);
  const { path } = await makeBackup({ ownerUrl: place.ownerUrl, files: store, shieldKey, demoFile, out });
  assert.match(path, /named\/relais-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.tar$/);
  assert.equal(statSync(path).mode & 0o777, 0o600);
});
