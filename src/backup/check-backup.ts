import { chainCheck, type StoredEntry } from '../command/chain-check.ts';
import type { ShieldKey } from '../secrets/shield-key.ts';
import type { Progress } from './manifest.ts';
import { BackupUnreadable, type OpenedBackup } from './open-backup.ts';

/** The audit trail in the backup is not the unbroken chain that the program wrote. */
export class TrailBroken extends Error {}

/** Reads every part that opens once, before anything is changed: the hashes and seals, then the chain from its first entry to its head. */
export const checkBackup = async (
  backup: OpenedBackup,
  { shieldKey, progress, signal }: { shieldKey?: ShieldKey; progress?: Progress; signal?: AbortSignal },
): Promise<void> => {
  for (const { name } of backup.manifest.tables) {
    progress?.(`checking ${name}`);
    for await (const _ of backup.lines(name, shieldKey)) signal?.throwIfAborted();
  }
  for (const file of backup.manifest.files) {
    signal?.throwIfAborted();
    if (shieldKey || !file.sealed) await backup.file(file, shieldKey);
  }
  await backup.demoMark();
  progress?.('checking the audit trail');
  await checkTrail(backup);
};

const checkTrail = async (backup: OpenedBackup): Promise<void> => {
  const check = chainCheck();
  const payloads = rowsOf(backup, 'audit_payloads');
  let payload = await payloads.next();
  for await (const entry of rowsOf(backup, 'audit_entries')) {
    const own = payload.done ? undefined : payload.value;
    const matches = own?.chain === entry.chain && own?.no === entry.no;
    if (matches) payload = await payloads.next();
    check.add(storedEntry(entry, matches ? own : undefined));
  }
  if (!payload.done)
    throw new TrailBroken(`A change stands in the trail without its entry (${payload.value.no})`);
  for await (const head of rowsOf(backup, 'audit_heads'))
    check.end({ chain: head.chain!, lastNo: Number(head.last_no), headHash: hexOf(head.head_hash)! });
  check.close();
  const [first, ...others] = check.faults;
  if (!first) return;
  throw new TrailBroken(
    `The audit trail in the backup is broken: chain ${first.chain}, entry ${first.no} ${first.fault}` +
      (others.length > 0 ? `, and ${others.length} more` : ''),
  );
};

type Row = Record<string, string | null>;

async function* rowsOf(backup: OpenedBackup, table: string): AsyncGenerator<Row> {
  const columns = backup.manifest.tables.find(({ name }) => name === table)?.columns;
  if (!columns) throw new BackupUnreadable(`The backup has no table ${table}`);
  for await (const line of backup.lines(table)) {
    const values = JSON.parse(line) as (string | null)[];
    yield Object.fromEntries(columns.map((column, index) => [column, values[index] ?? null]));
  }
}

const storedEntry = (row: Row, payload: Row | undefined): StoredEntry => ({
  chain: row.chain!,
  no: Number(row.no),
  at: instantOf(row.at!),
  membershipId: row.membership_id!,
  userId: row.user_id!,
  actorRole: row.actor_role!,
  command: row.command!,
  commandVersion: Number(row.command_version),
  outcome: row.outcome as StoredEntry['outcome'],
  subjectKind: row.subject_kind!,
  subjectId: row.subject_id!,
  partnershipId: row.partnership_id!,
  digest: hexOf(row.digest)!,
  previousHash: hexOf(row.previous_hash)!,
  hash: hexOf(row.hash)!,
  salt: hexOf(payload?.salt),
  body: payload?.body ?? null,
  erasedAt: payload?.erased_at ?? null,
});

const hexOf = (bytea: string | null | undefined): string | null => bytea?.replace(/^\\x/, '') ?? null;

/** PostgreSQL leaves out the zeros at the end of the microseconds; the hash was made over all six digits. */
const instantOf = (text: string): string => {
  const [, day, time, fraction = ''] = /^(\S+) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text) ?? [];
  return `${day}T${time}.${fraction.padEnd(6, '0')}Z`;
};
