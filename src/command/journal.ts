import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Entry } from './command.ts';
import { type Change, canonicalJson, entryHash, maskPersonal, newSalt, payloadDigest } from './trail.ts';

export type Head = { chain: string; lastNo: number; hash: Buffer };

type Recorded = { name: string; version: number; personal?: readonly string[] };

/**
 * The first statement of every write. Commands of one chain run one after another from here on,
 * so a rule sees the truth and the entry number is the order of commit, without gaps.
 */
export const lockChain = async (tx: Tx, chain: string): Promise<Head> => {
  const head = await tx
    .selectFrom('audit_heads')
    .select(['chain', 'last_no', 'head_hash'])
    .where('chain', '=', chain)
    .forUpdate()
    .executeTakeFirst();
  if (!head) throw new Error(`There is no audit chain ${chain} that this actor may write to`);
  return { chain, lastNo: head.last_no, hash: head.head_hash };
};

/** A moment as an entry's hash covers it. */
export const utcText = (moment: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`to_char((${moment}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The clock of the database now, not of the transaction's beginning; a chain's times rise because its lock is held. */
export const utcMoment = utcText(sql`clock_timestamp()`);

const momentNow = async (tx: Tx): Promise<string> => {
  const { rows } = await sql<{ at: string }>`select ${utcMoment} as at`.execute(tx);
  return rows[0]!.at;
};

/** Number and hash of a chain's newest entry, for those who print it: filings and publications. */
export const headOf = async (tx: Tx, chain: string): Promise<Head> => {
  const head = await tx
    .selectFrom('audit_heads')
    .select(['last_no', 'head_hash'])
    .where('chain', '=', chain)
    .executeTakeFirstOrThrow();
  return { chain, lastNo: head.last_no, hash: head.head_hash };
};

/** The chain of a new institute; called once, by the command that founds it. */
export const openChain = async (tx: Tx, institute: string): Promise<void> => {
  await tx.insertInto('audit_heads').values({ chain: institute }).execute();
};

/** Writes the entry and its payload behind `head` and moves the head; `at` is read after the lock. */
export const appendEntry = async (
  tx: Tx,
  head: Head,
  actor: Actor,
  entry: Entry & { command: Recorded; outcome: 'done' | 'refused' | 'opened'; at: string },
): Promise<void> => {
  const salt = newSalt();
  const body = payloadBody(entry, salt);
  const sealed = {
    chain: head.chain,
    no: head.lastNo + 1,
    at: entry.at,
    membershipId: actor.membershipId,
    userId: actor.userId,
    actorRole: actor.role,
    command: entry.command.name,
    commandVersion: entry.command.version,
    outcome: entry.outcome,
    subjectKind: entry.subject.kind,
    subjectId: entry.subject.id,
    partnershipId: entry.partnershipId ?? null,
    digest: payloadDigest(salt, body),
  };
  const hash = entryHash(sealed, head.hash);
  await sql`with entry as (
      insert into audit_entries (chain, no, at, membership_id, user_id, actor_role, command, command_version, outcome,
        subject_kind, subject_id, partnership_id, digest, previous_hash, hash)
      values (${sealed.chain}, ${sealed.no}, ${sealed.at}, ${sealed.membershipId}, ${sealed.userId}, ${sealed.actorRole},
        ${sealed.command}, ${sealed.commandVersion}, ${sealed.outcome}, ${sealed.subjectKind}, ${sealed.subjectId},
        ${sealed.partnershipId}, ${sealed.digest}, ${head.hash}, ${hash})
    ), payload as (
      insert into audit_payloads (chain, no, salt, body) values (${sealed.chain}, ${sealed.no}, ${salt}, ${body})
    )
    update audit_heads set last_no = ${sealed.no}, head_hash = ${hash}, last_at = ${sealed.at} where chain = ${sealed.chain}`.execute(
    tx,
  );
};

const payloadBody = (entry: Entry & { command: Recorded }, salt: Buffer): string => {
  const personal = new Set(entry.command.personal ?? []);
  const side = (change: Change | undefined) => change && maskPersonal(change, personal, salt);
  return canonicalJson({ before: side(entry.before), after: side(entry.after) });
};

/** A refused attempt has no transaction to stand in: it gets its own, after the first has ended. */
export const recordRefusal = (
  db: Database,
  actor: Actor,
  { command, chain, problem }: { command: Recorded; chain: string; problem: Problem },
): Promise<void> =>
  db.write(actor, async (tx) => {
    const head = await lockChain(tx, chain);
    const at = await momentNow(tx);
    const after = { problem: problem.key };
    await appendEntry(tx, head, actor, {
      command,
      outcome: 'refused',
      at,
      subject: { kind: 'command', id: null },
      after,
    });
  });
