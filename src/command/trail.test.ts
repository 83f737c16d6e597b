import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import * as z from 'zod/mini';
import { doing, makeCast } from '../../test/support/cast.ts';
import { testPlace } from '../../test/support/cluster.ts';
import { readAsOwner } from '../db/owner.ts';
import { overClient } from '../db/transaction.ts';
import { columnTypes } from '../db/types.ts';
import { permitRoles } from '../kernel/actor.ts';
import { newId } from '../kernel/id.ts';
import { NotAllowed } from '../kernel/problem.ts';
import { openSigningKey } from '../secrets/signing-key.ts';
import { defineCommand, done, refuse } from './command.ts';
import { erasePayload } from './erase-payload.ts';
import { perform } from './perform.ts';
import { statedHeads, trailLines } from './trail-export.ts';
import { type TrailVerdict, verifyTrail } from './trail-file.ts';

const place = await testPlace();
const db = place.open();
const folder = mkdtempSync(join(tmpdir(), 'relais-trail-'));
const key = openSigningKey(folder);
const owner = new pg.Client({ connectionString: place.ownerUrl, types: columnTypes });
// The database is dropped before this file's own hooks run.
owner.on('error', () => {});
await owner.connect();
after(async () => {
  await owner.end();
  await db.close();
  rmSync(folder, { recursive: true });
});

/** Writes nothing but its audit entry; `fail` refuses or throws after that much work. */
const note = defineCommand({
  name: 'note',
  version: 1,
  input: z.object({
    text: z.string(),
    who: z.optional(z.string()),
    fail: z.optional(z.enum(['refuse', 'throw'])),
  }),
  personal: ['who'],
  may: (actor) => permitRoles(actor, 'programme_officer'),
  run: async ({ entryNo }, { text, who, fail }) => {
    if (fail === 'refuse') return refuse({ key: 'problem.missing' });
    if (fail === 'throw') throw new Error('broken on purpose');
    return done(entryNo, { subject: { kind: 'note', id: null }, after: { text, who } });
  },
});

const exported = (code?: string): Promise<string[]> =>
  readAsOwner(place.ownerUrl, async (tx) => {
    const lines: string[] = [];
    for await (const line of trailLines(tx, await statedHeads(tx, code), key)) lines.push(line);
    return lines;
  });

const verified = (lines: readonly string[], kept = {}): Promise<TrailVerdict> =>
  verifyTrail(
    (async function* () {
      yield* lines;
    })(),
    kept,
  );

const officeWithNotes = async (texts: readonly string[]) => {
  const cast = await makeCast(db);
  const officer = cast.as('programme_officer');
  for (const text of texts) await doing(db, officer, note, { text });
  return { ...cast, officer };
};

const faultsOf = ({ verdict, faults }: TrailVerdict): string => {
  assert.equal(verdict, 'broken');
  return faults.map(({ no, fault }) => `${no}: ${fault}`).join('\n');
};

test('an exported trail verifies with nothing but itself', async () => {
  const { institute } = await officeWithNotes(['a', 'b\u2028"\\', 'c']);
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
  const { institute } = await officeWithNotes(['a']);
  const found = await verified(await exported());
  assert.equal(found.verdict, 'whole');
  assert.equal(found.chains[0]!.institute, null);
  assert.ok(found.chains.some((chain) => chain.institute === institute.code));
});

test('400 concurrent commands of which a tenth roll back leave one unbroken chain without gaps', async () => {
  const { institute, officer } = await officeWithNotes([]);
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
  const { rows } = await owner.query(
    `select count(*)::int as receipts, count(distinct entry_no)::int as numbers, max(entry_no)::int as last
       from command_receipts where chain = $1`,
    [institute.id],
  );
  assert.deepEqual(rows[0], { receipts: 360, numbers: 360, last: 360 });
});

test('the instants of a chain never go back, since the clock is read after the lock', async () => {
  const { institute, officer } = await officeWithNotes([]);
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
  const { institute, officer } = await officeWithNotes([]);
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
  const { institute, as } = await officeWithNotes([]);
  await assert.rejects(perform(db, as('auditor'), note, newId(), { text: 'x' }), NotAllowed);
  await perform(db, as('programme_officer'), note, newId(), { text: 'x', fail: 'refuse' });
  const [entry, ...more] = (await exported(institute.code)).slice(1, -1).map((line) => JSON.parse(line));
  assert.equal(more.length, 0);
  assert.deepEqual([entry.outcome, entry.command, entry.actorRole], ['refused', 'note', 'auditor']);
  assert.equal(JSON.parse(entry.body).after.problem, 'problem.not-your-role');
});

test('what an entry said can be erased: the trail verifies and names the entry', async () => {
  const { institute, as } = await officeWithNotes(['keep', 'forget this', 'keep']);
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
  const { as, officer } = await officeWithNotes(['a']);
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
    const { institute } = await officeWithNotes(['a', 'b', 'c', 'd', 'e']);
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

/** The export as seen inside the owner's open transaction. */
const exportedHere = async (code: string): Promise<string[]> => {
  const tx = overClient(owner);
  const lines: string[] = [];
  for await (const line of trailLines(tx, await statedHeads(tx, code), key)) lines.push(line);
  return lines;
};

test('an edited file is caught wherever it was edited', async () => {
  const { institute } = await officeWithNotes(['a', 'b', 'c', 'd', 'e']);
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
    nothing: [],
  };
  for (const [what, edited] of Object.entries(edits))
    assert.equal((await verified(edited)).verdict, 'broken', what);
});

test('who holds the key can write a new trail; only a head or a key kept elsewhere shows it', async () => {
  const { institute } = await officeWithNotes(['a', 'b', 'c']);
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
