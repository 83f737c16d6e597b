import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { doing, makeCast } from '../../test/support/cast.ts';
import { testPlace } from '../../test/support/cluster.ts';
import { note, officeWithNotes, trailAsLines, verified } from '../../test/support/trail-notes.ts';
import { readAsOwner } from '../db/owner.ts';
import { overClient } from '../db/transaction.ts';
import { columnTypes } from '../db/types.ts';
import { openSigningKey } from '../secrets/signing-key.ts';
import { NotATrail, type TrailVerdict } from './trail-file.ts';

const place = await testPlace();
const db = place.open();
const owner = new pg.Client({ connectionString: place.ownerUrl, types: columnTypes });
// The database is dropped before this file's own hooks run.
owner.on('error', () => {});
await owner.connect();
const folder = mkdtempSync(join(tmpdir(), 'relais-trail-'));
const key = openSigningKey(folder);
after(async () => {
  await owner.end();
  await db.close();
  rmSync(folder, { recursive: true });
});

const exported = (code?: string): Promise<string[]> =>
  readAsOwner(place.ownerUrl, (tx) => trailAsLines(tx, key, code));

/** The export as seen inside the owner's open transaction. */
const exportedHere = (code: string): Promise<string[]> => trailAsLines(overClient(owner), key, code);

const faultsOf = ({ verdict, faults }: TrailVerdict): string => {
  assert.equal(verdict, 'broken');
  return faults.map(({ no, fault }) => `${no}: ${fault}`).join('\n');
};

const behindTheBack: Record<string, { statements: string[]; caught: RegExp }> = {
  'edits who did it': {
    statements: [`update audit_entries set actor_role = 'director' where chain = $1 and no = 3`],
    caught: /^3: was altered/m,
  },
  'edits when it was': {
    statements: [`update audit_entries set at = at + interval '1 microsecond' where chain = $1 and no = 3`],
    caught: /^3: was altered/m,
  },
  'edits what it said': {
    statements: [`update audit_payloads set body = replace(body, 'c', 'x') where chain = $1 and no = 3`],
    caught: /^3: its change was altered/m,
  },
  'empties what it said': {
    statements: [
      `update audit_payloads set body = null, salt = null, erased_at = now() where chain = $1 and no = 3`,
    ],
    caught: /^3: its change was erased, but no entry of the trail says so/m,
  },
  'drops what it said': {
    statements: ['delete from audit_payloads where chain = $1 and no = 3'],
    caught: /^3: its change is missing/m,
  },
  'drops an entry': {
    statements: [
      'delete from audit_payloads where chain = $1 and no = 3',
      'delete from audit_entries where chain = $1 and no = 3',
    ],
    caught: /^4: stands where 3 is due/m,
  },
  'drops an entry and closes the gap': {
    statements: [
      'delete from audit_payloads where chain = $1 and no = 5',
      'delete from audit_entries where chain = $1 and no = 3',
      'update audit_entries set no = no - 1 where chain = $1 and no > 3',
    ],
    caught: /^3: does not follow from the entry before it\n3: was altered/m,
  },
  'inserts an entry': {
    statements: [
      `with copied as (insert into audit_entries
         select chain, 6, at, membership_id, user_id, actor_role, command, command_version, outcome, subject_kind,
                subject_id, partnership_id, digest, previous_hash, hash from audit_entries where chain = $1 and no = 2)
       insert into audit_payloads select chain, 6, salt, body, erased_at from audit_payloads
        where chain = $1 and no = 2`,
    ],
    caught: /^6: does not follow from the entry before it/m,
  },
  'swaps two entries': {
    statements: [
      'update audit_entries set no = -no where chain = $1 and no in (2, 3)',
      'update audit_entries set no = 5 + no where chain = $1 and no < 0',
    ],
    caught: /^2: does not follow from the entry before it/m,
  },
  'cuts off the end': {
    statements: [
      'delete from audit_payloads where chain = $1 and no > 3',
      'delete from audit_entries where chain = $1 and no > 3',
    ],
    caught: /^3: the chain ends here, but says that it ends at 5/m,
  },
};

for (const [what, { statements, caught }] of Object.entries(behindTheBack)) {
  test(`whoever ${what} in the database is caught`, async () => {
    const { institute } = await officeWithNotes(db, ['a', 'b', 'c', 'd', 'e']);
    await owner.query('begin');
    try {
      await owner.query('alter table audit_payloads drop constraint audit_payloads_chain_no_fkey');
      for (const statement of statements) await owner.query(statement, [institute.id]);
      const lines = await exportedHere(institute.code);
      assert.match(faultsOf(await verified(lines)), caught);
    } finally {
      await owner.query('rollback');
    }
  });
}

test('an edited file is caught wherever it was edited', async () => {
  const { institute } = await officeWithNotes(db, ['a', 'b', 'c', 'd', 'e']);
  const lines = await exported(institute.code);
  const edits: Record<string, string[]> = {
    'an entry edited': lines.with(3, lines[3]!.replace('programme_officer', 'director')),
    'an entry dropped': lines.toSpliced(3, 1),
    'an entry twice': lines.toSpliced(3, 0, lines[3]!),
    'two entries swapped': lines.with(2, lines[3]!).with(3, lines[2]!),
    'the end cut off': lines.slice(0, -2),
    'the end cut off, the closing line kept': lines.toSpliced(-2, 1),
    'the header dropped': lines.slice(1),
    'another day of export': lines.with(0, lines[0]!.replace(/"20\d\d/, '"2019')),
    'another count': lines.with(-1, lines.at(-1)!.replace('"entries":5', '"entries":4')),
    'something behind the end': [...lines, lines[3]!],
    'a line that is nothing': lines.toSpliced(3, 0, '{'),
    'an entry without its hash': lines.with(3, lines[3]!.replace(/"hash":"\w+",/, '')),
    'another key': lines.with(
      0,
      lines[0]!.replace(key.publicKey, openSigningKey(join(folder, 'b')).publicKey),
    ),
  };
  for (const [what, edited] of Object.entries(edits))
    assert.equal((await verified(edited)).verdict, 'broken', what);
});

test('what is no trail at all is not judged', async () => {
  await assert.rejects(verified([]), NotATrail);
  await assert.rejects(verified(['<xml/>', '{}']), NotATrail);
});

test('who holds the key can write a new trail; only a head or a key kept elsewhere shows it', async () => {
  const { institute } = await officeWithNotes(db, ['a', 'b', 'c']);
  const honest = await verified(await exported(institute.code));
  const head = honest.chains[0]!.headHash;
  await doing(db, (await makeCast(db)).as('programme_officer'), note, { text: 'other' });
  const later = await verified(await exported(), { head });
  assert.deepEqual(later.keptHead, { chain: institute.id, no: 3 });
  await owner.query('begin');
  await owner.query('delete from audit_payloads where chain = $1 and no = 3', [institute.id]);
  await owner.query('delete from audit_entries where chain = $1 and no = 3', [institute.id]);
  await owner.query(
    `update audit_heads h set last_no = 2, head_hash = e.hash from audit_entries e
      where h.chain = $1 and e.chain = h.chain and e.no = 2`,
    [institute.id],
  );
  const shortened = await exportedHere(institute.code);
  await owner.query('rollback');
  assert.equal((await verified(shortened)).verdict, 'whole');
  assert.match(faultsOf(await verified(shortened, { head })), /that was kept elsewhere/);
  const foreign = openSigningKey(join(folder, 'c')).publicKey;
  assert.match(faultsOf(await verified(await exported(institute.code), { key: foreign })), /another key/);
});
