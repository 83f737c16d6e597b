import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makeCast } from '../../test/support/cast.ts';
import { testPlace } from '../../test/support/cluster.ts';
import { insertRow } from '../../test/support/full-office.ts';
import { withOwner } from '../db/owner.ts';
import { folderStore } from '../files/store.ts';
import { newId } from '../kernel/id.ts';
import { sweepFiles } from './sweep-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'relais-sweep-'));
after(() => rmSync(folder, { recursive: true }));
const place = await testPlace();
const db = place.open();
after(() => db.close());
const { institute } = await makeCast(db);
const store = folderStore(folder);

const longAgo = new Date(Date.now() - 30 * 24 * 3600 * 1000);
const pathOf = (sha256: string) => join(folder, institute.id, sha256.slice(0, 2), sha256);

const kept = async (text: string, age: 'old' | 'fresh') => {
  const { sha256 } = await store.keep(institute.id, Buffer.from(text));
  if (age === 'old') utimesSync(pathOf(sha256), longAgo, longAgo);
  return sha256;
};

const named = (sha256: string, withdrawn: boolean) =>
  withOwner(place.ownerUrl, async (owner) => {
    await owner.query('set role relais_owner');
    await insertRow(owner, 'documents', {
      institute_id: institute.id,
      id: newId(),
      subject_kind: 'expense',
      subject_id: newId(),
      title: 'a voucher',
      class: 'list_of_persons',
      file_name: 'a.pdf',
      sha256,
      added_by_name: 'Ana',
      entry_no: 1,
      ...(withdrawn ? { ended_by_no: 2 } : {}),
    });
  });

const isThere = async (sha256: string) => (await store.open(institute.id, sha256)) !== undefined;

test('a file that no row names goes after a week, whatever any row names stays', async () => {
  const [orphan, fresh, voucher, withdrawn] = [
    await kept('refused', 'old'),
    await kept('just sent', 'fresh'),
    await kept('a signed list', 'old'),
    await kept('a withdrawn list', 'old'),
  ];
  await named(voucher, false);
  await named(withdrawn, true);
  const cutOff = `${pathOf(voucher)}.0a1b2c3d4e5f`;
  writeFileSync(cutOff, 'half a');
  utimesSync(cutOff, longAgo, longAgo);

  assert.equal(await sweepFiles({ ownerUrl: place.ownerUrl, folder }), 2);
  assert.equal(await isThere(orphan), false);
  for (const sha256 of [fresh, voucher, withdrawn]) assert.equal(await isThere(sha256), true);
  const left = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  assert.deepEqual(
    left.filter((name) => /\.(swept|[0-9a-f]{12})$/.test(name)),
    [],
  );
});

test('bytes that are sent again while their old file is swept are not lost', async () => {
  const orphan = await kept('sent twice', 'old');
  await store.keep(institute.id, Buffer.from('sent twice'));
  assert.equal(await sweepFiles({ ownerUrl: place.ownerUrl, folder }), 0);
  assert.equal(await isThere(orphan), true);
});

test('a store that is not there yet has nothing to sweep', async () => {
  assert.equal(await sweepFiles({ ownerUrl: place.ownerUrl, folder: join(folder, 'nowhere') }), 0);
});
