import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../db/transaction.ts';
import type { SigningKey } from '../secrets/signing-key.ts';
import type { StoredEntry } from './chain-check.ts';
import { signedText, type TrailClosing, type TrailHeader } from './trail-file.ts';

const entriesAtOnce = 2_000;

/** The chains with their stated ends; those of one institute's code, or all. Ordered, the common chain first. */
export const statedHeads = async (tx: Tx, instituteCode?: string) => {
  let heads = tx
    .selectFrom('audit_heads as h')
    .leftJoin('institutes as i', 'i.id', 'h.chain')
    .select(['h.chain', 'h.last_no', 'h.head_hash', 'i.code'])
    .orderBy('h.chain');
  if (instituteCode !== undefined) heads = heads.where('i.code', '=', instituteCode);
  return heads.execute();
};

/**
 * An exported trail, line by line without its ends: header, entries by chain and number, closing line. `tx` must be
 * one consistent view that sees the chains whole (the owner's, or the institute's for its own).
 */
export async function* trailLines(
  tx: Tx,
  heads: Awaited<ReturnType<typeof statedHeads>>,
  key: SigningKey,
): AsyncGenerator<string> {
  const digest = createHash('sha256');
  const covered = (value: TrailHeader | StoredEntry): string => {
    const line = JSON.stringify(value);
    digest.update(line).update('\n');
    return line;
  };
  yield covered({
    relais: 'audit-trail',
    version: 1,
    exportedAt: Temporal.Now.instant().toString({ smallestUnit: 'second' }),
    publicKey: key.publicKey,
    chains: heads.map(({ chain, code }) => ({ chain, institute: code })),
  });
  const chains: TrailClosing['chains'] = [];
  for (const { chain, last_no: lastNo, head_hash: headHash } of heads) {
    let entries = 0;
    for await (const entry of storedEntries(tx, chain)) {
      entries += 1;
      yield covered(entry);
    }
    chains.push({ chain, entries, lastNo, headHash: headHash.toString('hex') });
  }
  const signature = key.sign(signedText(digest.digest('hex'), chains));
  yield JSON.stringify({ closes: 'audit-trail', chains, signature } satisfies TrailClosing);
}

/** The entries of a chain in order of their numbers, with their payloads. */
async function* storedEntries(tx: Tx, chain: string): AsyncGenerator<StoredEntry> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const { rows } = await sql<StoredEntry>`
      select e.chain, e.no, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
             e.membership_id as "membershipId", e.user_id as "userId", e.actor_role as "actorRole", e.command,
             e.command_version as "commandVersion", e.outcome, e.subject_kind as "subjectKind",
             e.subject_id as "subjectId", e.partnership_id as "partnershipId", encode(e.digest, 'hex') as digest,
             encode(e.previous_hash, 'hex') as "previousHash", encode(e.hash, 'hex') as hash,
             encode(p.salt, 'hex') as salt, p.body,
             to_char(p.erased_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "erasedAt"
        from audit_entries e left join audit_payloads p on p.chain = e.chain and p.no = e.no
       where e.chain = ${chain} and e.no > ${after}
       order by e.no limit ${entriesAtOnce}`.execute(tx);
    yield* rows;
    if (rows.length < entriesAtOnce) return;
    after = rows.at(-1)!.no;
  }
}
